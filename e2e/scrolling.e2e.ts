import path from 'node:path'
import type { Page } from '@playwright/test'
import type { Span } from '../shared/model/records.ts'
import { expect, test } from './app.ts'
import { type Home, writeSettings } from './home.ts'
import { press } from './keys.ts'
import { hasLargeSource, type LargeArticle, makeLargeCorpus, makeLargeText, marksOver } from './large-corpus.ts'
import { articleText, clickAt, rectsOf } from './on-screen.ts'

/** A book's corpus in this home, opened at the next start. */
async function makeBook(home: Home): Promise<{ readonly corpus: string; readonly article: LargeArticle }> {
  const corpus = path.join(home.folder, 'book')
  const article = makeLargeText(200_000)
  const id = await makeLargeCorpus(corpus, article, marksOver(article, 5000))
  writeSettings(home, { lastDocument: { [corpus]: id } })
  return { corpus, article }
}

/** Words that have a fill and lines that are drawn, as far as they stand in sight. */
type Seen = { readonly words: readonly string[]; readonly lines: number }

/** Scrolls at once to a height (px); tells what is in sight with the next painted frame, and once nothing moves any more. */
const jump = (page: Page, top: number): Promise<{ readonly soon: Seen; readonly settled: Seen }> =>
  page.evaluate(async top => {
    const scroller = document.querySelector('.scroll')
    if (!scroller) throw new Error('nothing scrolls')
    const { scheduler } = globalThis as unknown as {
      readonly scheduler: { postTask(task: () => void, options: { readonly priority: 'user-blocking' }): Promise<void> }
    }
    const painted = (): Promise<void> =>
      new Promise(resolve =>
        requestAnimationFrame(() => void scheduler.postTask(resolve, { priority: 'user-blocking' })),
      )
    const see = (): Seen => {
      const fills = [...CSS.highlights].flatMap(([name, highlight]) => (/-\d/.test(name) ? [...highlight] : []))
      const box = scroller.getBoundingClientRect()
      const isInSight = (y: number): boolean => box.top + 4 < y && y < box.bottom - 4
      const words = fills.flatMap(fill => {
        const range = document.createRange()
        range.setStart(fill.startContainer, fill.startOffset)
        range.setEnd(fill.endContainer, fill.endOffset)
        const { top, bottom } = range.getBoundingClientRect()
        return isInSight(top) && isInSight(bottom) ? [range.toString()] : []
      })
      const lines = [...document.querySelectorAll('.lines path')].flatMap(path => {
        const { top } = path.closest('svg')?.getBoundingClientRect() ?? box
        return [...(path.getAttribute('d') ?? '').matchAll(/M[\d.-]+ ([\d.-]+)H/g)].filter(([, y]) =>
          isInSight(top + Number(y)),
        )
      })
      return { words: words.sort(), lines: lines.length }
    }
    scroller.scrollTop = top
    await painted()
    const soon = see()
    for (let frame = 0; frame < 10; frame++) await painted()
    await new Promise(resolve => requestIdleCallback(resolve))
    return { soon, settled: see() }
  }, top)

/** A word of the line at a part of the view's height. */
async function wordAtHeight(page: Page, { text, words }: LargeArticle, part: number): Promise<Span> {
  const { paragraph, offset } = await page.locator('.scroll').evaluate((scroller, part) => {
    const { top, height, left, width } = scroller.getBoundingClientRect()
    const range = document.caretRangeFromPoint(left + width / 2, top + height * part)
    if (!range) throw new Error('no text in sight')
    return { paragraph: range.startContainer.textContent ?? '', offset: range.startOffset }
  }, part)
  const at = text.indexOf(paragraph) + offset
  const word = words.findLast(({ start }) => start <= at)
  if (!word) throw new Error('no word there')
  return word
}

/** Where the line of a word stands in the window, px: its middle. */
async function lineOf(page: Page, text: string, word: Span): Promise<number> {
  const [rect] = await rectsOf(page, text, word)
  if (!rect) throw new Error('the word is not shown')
  return (rect.top + rect.bottom) / 2
}

const settle = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 6; frame++) await new Promise(resolve => requestAnimationFrame(resolve))
  })

test.describe('a book of 200,000 characters with 5,000 marks', () => {
  test.skip(!hasLargeSource, '../shared/data/aqmar is missing')

  test('where she jumps to, all marks in sight are painted with the next frame', async ({ home, start }) => {
    const { corpus } = await makeBook(home)
    const { page } = await start({ env: { HASHIYA_CORPUS: corpus } })
    const heights = [120_000, 60_000, 13_000, 90_000, 0]
    for (const height of heights) expect((await jump(page, height)).soon.words.length).toBeGreaterThan(20)
    // The first time, what lies above takes its own height in place of the estimated one and moves the rest.
    for (const height of [...heights, ...heights]) await jump(page, height)
    for (const height of heights) {
      const { soon, settled } = await jump(page, height)
      expect(soon.words).toEqual(expect.arrayContaining([...settled.words]))
      expect(soon.lines).toBeGreaterThanOrEqual(settled.lines)
    }
  })

  test('the line she reads stays where it stands when letters grow, and when they shrink', async ({ home, start }) => {
    const { corpus, article } = await makeBook(home)
    const { page } = await start({ env: { HASHIYA_CORPUS: corpus } })
    await jump(page, 80_000)
    const word = await wordAtHeight(page, article, 0.5)
    await clickAt(page, article.text, word.start)
    let stood = await lineOf(page, article.text, word)
    for (const key of ['Equal', 'Equal', 'Equal', 'Minus', 'Minus', 'Minus', 'Minus']) {
      await press(page, `Control+${key}`)
      await settle(page)
      const stands = await lineOf(page, article.text, word)
      // Places of the scroll bar are whole px.
      expect(Math.abs(stands - stood)).toBeLessThan(1.5)
      stood = stands
    }
  })

  test('with the cursor out of sight, the words at the top of the view stay there', async ({ home, start }) => {
    const { corpus, article } = await makeBook(home)
    const { page } = await start({ env: { HASHIYA_CORPUS: corpus } })
    await articleText(page).focus()
    await jump(page, 50_000)
    const word = await wordAtHeight(page, article, 0.1)
    const stood = await lineOf(page, article.text, word)
    for (const key of ['Equal', 'Equal', 'Minus', 'Minus', 'Minus']) {
      await press(page, `Control+${key}`)
      await settle(page)
      // Words move along the line, and over its end to the next or the one before.
      expect(Math.abs((await lineOf(page, article.text, word)) - stood)).toBeLessThan(70)
    }
  })
})

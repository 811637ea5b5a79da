import type { Page } from '@playwright/test'
import { writeSettings } from '../home.ts'
import { type Article, makeLargeArticle, makeSmallArticle, wordsFrom } from './articles.ts'
import { median } from './figures.ts'
import { installClock } from './frame-clock.ts'
import { type Place, withPlace } from './place.ts'
import { type BenchProgram, withProgram } from './program.ts'
import type { Row } from './report.ts'

type Opened = {
  /** Milliseconds from the key to the painted frame. */
  readonly requested: number
  /** From the first line of painting to the painted frame, the screen and its panels in it. */
  readonly painted: number
  readonly ranges: number
  readonly characters: number
}

/** Presses the key that leads to the neighbour, and waits until the other article is painted. */
async function openNeighbour(page: Page, key: 'Digit9' | 'Digit0'): Promise<Opened> {
  await page.getByTestId('article-text').focus()
  const opened = page.evaluate(() => {
    const before = document.querySelector('.matn')
    return new Promise<Opened>(resolve => {
      let pressed = 0
      addEventListener(
        'keydown',
        event => {
          pressed = event.timeStamp
        },
        { capture: true, once: true },
      )
      const watch = new MutationObserver(() => {
        const text = document.querySelector('.matn')
        if (!text || text === before) return
        watch.disconnect()
        const begun = performance.getEntriesByName('article-paint').at(-1)?.startTime ?? Number.NaN
        void window.benchClock.frame().then(shown =>
          resolve({
            requested: shown - pressed,
            painted: shown - begun,
            ranges: [...CSS.highlights.values()].reduce((sum, highlight) => sum + highlight.size, 0),
            characters: text.textContent?.length ?? 0,
          }),
        )
      })
      watch.observe(document, { childList: true, subtree: true })
    })
  })
  // The listener stands before the key comes.
  await page.evaluate(() => null)
  await page.keyboard.press(key)
  return opened
}

/** The same text in plain paragraphs of the same face, size and measure, in the same window, from nothing to the painted frame. Milliseconds. */
function paintPlain(page: Page, text: string): Promise<number> {
  return page.evaluate(async plain => {
    await window.benchClock.frame()
    const begun = performance.now()
    const sheet = document.createElement('div')
    sheet.dir = 'rtl'
    sheet.style.cssText =
      'position: fixed; inset: 0 auto auto 0; inline-size: 588px; block-size: 100vh; overflow: auto; font: 20px / 2.1 var(--font-text)'
    for (const line of plain.split('\n')) {
      const paragraph = document.createElement('p')
      paragraph.textContent = line
      sheet.append(paragraph)
    }
    document.body.append(sheet)
    const shown = await window.benchClock.frame()
    sheet.remove()
    await window.benchClock.frame()
    return shown - begun
  }, text)
}

/** Painting alone, at a start with this article open: from the first line of painting to the frame that the screen shows, fonts included. */
const paintAtStart = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const at = (name: string): number => performance.getEntriesByName(name)[0]?.startTime ?? Number.NaN
    return Math.max(at('first-contentful-paint'), at('article-painted')) - at('article-paint')
  })

/** The article she was in last, for the next start. */
function openLast(home: Place, at: number): void {
  const id = home.ids[at]
  if (id !== undefined) writeSettings(home, { lastDocument: { [home.corpus]: id } })
}

async function checkWhole({ page }: BenchProgram, { text, marks }: Article, opened: Opened): Promise<void> {
  const letters = text.replaceAll('\n', '').length
  if (opened.characters !== letters) throw new Error(`${opened.characters} of ${letters} characters were painted`)
  if (opened.ranges === 0) throw new Error('no marks were painted')
  await page.waitForFunction(
    count => document.querySelector('[data-testid=mention-list]')?.getAttribute('aria-rowcount') === String(count),
    marks.length,
  )
}

/** Opening a large article in the whole program, beside painting the same text plainly. Each run is a program of its own. */
export async function measureOpen(runs: number, characters: number, count: number): Promise<readonly Row[]> {
  const large = makeLargeArticle(characters, count)
  const all: { requested: number; again: number; painted: number; alone: number; plain: number }[] = []
  await withPlace([makeSmallArticle(60), large], 0, async home => {
    for (let run = 0; run < runs; run++) {
      openLast(home, 0)
      const times = await withProgram(home, async program => {
        const { page } = program
        await installClock(page)
        const first = await openNeighbour(page, 'Digit0')
        await checkWhole(program, large, first)
        await openNeighbour(page, 'Digit9')
        const again = await openNeighbour(page, 'Digit0')
        await openNeighbour(page, 'Digit9')
        const plain = median([await paintPlain(page, large.text), await paintPlain(page, large.text)])
        return { requested: first.requested, painted: first.painted, again: again.requested, plain }
      })
      openLast(home, 1)
      const alone = await withProgram(home, ({ page }) => paintAtStart(page))
      all.push({ ...times, alone })
    }
  })
  const behind = (part: 'requested' | 'painted' | 'alone' | 'again'): string =>
    all.map(run => `${run[part].toFixed(0)}/${run.plain.toFixed(0)} ms`).join(', ')
  const row = (
    id: string,
    name: string,
    part: 'requested' | 'painted' | 'alone' | 'again',
    budget: number | null,
  ): Row => ({
    id,
    name,
    value: median(all.map(run => run[part] / run.plain)),
    unit: '×',
    budget,
    n: runs,
    detail: behind(part),
  })
  const size = `${(large.text.length / 1e6).toFixed(1)} M characters, ${count} marks`
  return [
    row('open-painting', `open ${size}: painting alone (cold, at start), × plain text`, 'alone', 0.1),
    row(
      'open-painting-screen',
      `open ${size}: painting with its screen (in the program), × plain text`,
      'painted',
      null,
    ),
    row('open-request', `open ${size}: request to painted frame, first time, × plain text`, 'requested', 0.35),
    row('open-again', `open ${size}: request to painted frame, again, × plain text (${wordsFrom})`, 'again', null),
  ]
}

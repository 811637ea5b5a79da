import type { Page } from '@playwright/test'
import { writeSettings } from '../home.ts'
import { type Article, makeLargeArticle, makeSmallArticle, wordsFrom } from './articles.ts'
import { median } from './figures.ts'
import { installClock } from './frame-clock.ts'
import { type Place, withPlace } from './place.ts'
import { withProgram } from './program.ts'
import type { Row } from './report.ts'

type Opened = {
  /** Milliseconds from the key to the painted frame. */
  readonly requested: number
  /** From the first line of painting to that frame; what was on the sheet before goes away in it. */
  readonly painted: number
  /** Milliseconds from the key to the frame in which the panels stand, too. */
  readonly whole: number
  readonly ranges: number
  readonly characters: number
}

/** Presses the key that leads to the neighbour, and waits until the other article is painted and its panels stand. */
async function openNeighbour(page: Page, key: 'Digit9' | 'Digit0', { marks }: Article): Promise<Opened> {
  await page.getByTestId('article-text').focus()
  const opened = page.evaluate(listed => {
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
        void window.benchClock.frame().then(async shown => {
          const ranges = [...CSS.highlights.values()].reduce((sum, highlight) => sum + highlight.size, 0)
          const isListed = (): boolean =>
            document.querySelector('[data-testid=mention-list]')?.getAttribute('aria-rowcount') === listed
          let whole = shown
          while (!isListed()) whole = await window.benchClock.frame()
          resolve({
            requested: shown - pressed,
            painted: shown - begun,
            whole: whole - pressed,
            ranges,
            characters: text.textContent?.length ?? 0,
          })
        })
      })
      watch.observe(document, { childList: true, subtree: true })
    })
  }, String(marks.length))
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

function checkWhole({ text }: Article, opened: Opened): void {
  const letters = text.replaceAll('\n', '').length
  if (opened.characters !== letters) throw new Error(`${opened.characters} of ${letters} characters were painted`)
  if (opened.ranges === 0) throw new Error('no marks were painted')
}

/** Milliseconds of one run; see the rows. */
type Times = { readonly [Each in 'alone' | 'painted' | 'requested' | 'again' | 'whole' | 'plain']: number }

/** Opening a large article in the whole program, beside painting the same text plainly. Each run is a program of its own. */
export async function measureOpen(runs: number, characters: number, count: number): Promise<readonly Row[]> {
  const small = makeSmallArticle(60)
  const large = makeLargeArticle(characters, count)
  const all: Times[] = []
  await withPlace([small, large], 0, async home => {
    for (let run = 0; run < runs; run++) {
      openLast(home, 0)
      const times = await withProgram(home, async program => {
        const { page } = program
        await installClock(page)
        const first = await openNeighbour(page, 'Digit0', large)
        checkWhole(large, first)
        await openNeighbour(page, 'Digit9', small)
        const again = await openNeighbour(page, 'Digit0', large)
        await openNeighbour(page, 'Digit9', small)
        const plain = median([await paintPlain(page, large.text), await paintPlain(page, large.text)])
        return { ...first, again: again.requested, plain }
      })
      openLast(home, 1)
      const alone = await withProgram(home, ({ page }) => paintAtStart(page))
      all.push({ ...times, alone })
    }
  })
  const size = `${(large.text.length / 1e6).toFixed(1)} M characters, ${count} marks`
  const row = (id: string, what: string, part: keyof Times, budget: number | null): Row => ({
    id,
    name: `open ${size}: ${what}, × plain text`,
    value: median(all.map(run => run[part] / run.plain)),
    unit: '×',
    budget,
    n: runs,
    detail: all.map(run => `${run[part].toFixed(0)}/${run.plain.toFixed(0)} ms`).join(', '),
  })
  return [
    row('open-painting', 'painting alone, cold: at start, fonts and engine too', 'alone', 0.1),
    row('open-painting-warm', 'painting alone, in the running program', 'painted', 0.1),
    row('open-request', 'request to painted frame, first time', 'requested', 0.35),
    row('open-again', `request to painted frame, again (${wordsFrom})`, 'again', null),
    row('open-whole', 'request to the panels, too, first time', 'whole', null),
  ]
}

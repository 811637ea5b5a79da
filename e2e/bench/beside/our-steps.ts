import type { CDPSession, Page } from '@playwright/test'
import { openInChromium } from '../../chromium/window.ts'
import type { Home } from '../../home.ts'
import { type Article, makeSmallArticle } from '../articles.ts'
import { installClock } from '../frame-clock.ts'
import { commitsIn } from '../journal.ts'
import { withPlace } from '../place.ts'
import { withProgram } from '../program.ts'
import type { Engine } from './engines.ts'
import { type Outcome, takeSteps } from './figures.ts'
import { heapOf, scrollFrames } from './page-measures.ts'

const labelKeys = ['KeyF', 'KeyA', 'KeyS', 'KeyD', 'KeyG'] as const

/** Resolves with the time from the next key to the first frame after `selector` matches another element or that element's style changes. */
const untilChanged = (page: Page, selector: string): Promise<number> =>
  page.evaluate(selector => {
    const before = document.querySelector(selector)
    const style = before?.getAttribute('style')
    return new Promise<number>(resolve => {
      let pressed = Number.NaN
      addEventListener(
        'keydown',
        event => {
          pressed = event.timeStamp
        },
        { capture: true, once: true },
      )
      const watch = new MutationObserver(() => {
        const now = document.querySelector(selector)
        if (!now || (now === before && now.getAttribute('style') === style)) return
        watch.disconnect()
        void window.benchClock.frame().then(at => resolve(at - pressed))
      })
      watch.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['style'] })
    })
  }, selector)

const mentions = (page: Page): Promise<number> =>
  page.evaluate(() => Number(document.querySelector('[data-testid=mention-list]')?.getAttribute('aria-rowcount') ?? 0))

async function timeKey(page: Page, key: string, name: string): Promise<number> {
  await page.evaluate(name => window.benchClock.armKey(name), name)
  await page.keyboard.press(key)
  const time = await page.evaluate(() => window.benchClock.keyTime())
  await page.evaluate(() => window.benchClock.quiet())
  return time
}

async function markWords(page: Page, count: number): Promise<readonly number[]> {
  await page.getByTestId('article-text').focus()
  const times: number[] = []
  for (let tried = 0; times.length < count; tried++) {
    if (tried > count * 3) throw new Error('keys make no marks')
    const there = await mentions(page)
    const time = await timeKey(page, labelKeys[tried % labelKeys.length] ?? 'KeyF', `mark ${tried}`)
    if ((await mentions(page)) === there + 1) times.push(time)
    await page.keyboard.press('ArrowLeft')
    await page.evaluate(() => window.benchClock.quiet())
  }
  return times
}

/** The real program with one text: real keys, corpus on disk, panels and all. */
export const measureOurs = (article: Article, samples: number, limit: number): Promise<Outcome> =>
  withPlace(placesOf(article), 0, home =>
    withProgram(home, ({ page, devTools }) => measurePage(page, devTools, home, article, samples, limit)),
  )

/** Its page in another engine, with its own request handlers behind it. */
export const measureOurPage = (engine: Engine, article: Article, samples: number, limit: number): Promise<Outcome> =>
  withPlace(placesOf(article), 0, home =>
    engine.withPage('about:blank', async page => {
      const { quit } = await openInChromium(page, home)
      const devTools = await page.context().newCDPSession(page)
      const outcome = await measurePage(page, devTools, home, article, samples, limit)
      // One that is still at work would not let itself be closed: the engine is ended under it.
      if (!outcome.stopped) await page.close()
      await quit()
      return outcome
    }),
  )

const placesOf = (article: Article): readonly Article[] => [makeSmallArticle(60), { ...article, name: 'beside' }]

async function measurePage(
  page: Page,
  devTools: CDPSession,
  home: Home,
  article: Article,
  samples: number,
  limit: number,
): Promise<Outcome> {
  await installClock(page)
  const text = page.getByTestId('article-text')
  const outcome = await takeSteps(limit, [
    [
      'open',
      async () => {
        await text.focus()
        const changed = untilChanged(page, '.matn')
        await page.evaluate(() => null)
        await page.keyboard.press('Digit0')
        const time = await changed
        const shown = await text.evaluate(element => element.textContent?.length ?? 0)
        const letters = article.text.replaceAll('\n', '').length
        if (shown !== letters) throw new Error(`${shown} of ${letters} characters are shown`)
        await page.waitForFunction(
          count =>
            document.querySelector('[data-testid=mention-list]')?.getAttribute('aria-rowcount') === String(count),
          article.marks.length,
        )
        await page.evaluate(() => window.benchClock.quiet())
        return [time]
      },
    ],
    ['mark', () => markWords(page, samples)],
    [
      'undo',
      async () => {
        const times: number[] = []
        await page.keyboard.down('Control')
        for (let at = 0; at < samples; at++) times.push(await timeKey(page, 'KeyZ', `undo ${at}`))
        await page.keyboard.up('Control')
        const left = await mentions(page)
        if (left !== article.marks.length) throw new Error(`undo leaves ${left} marks`)
        return times
      },
    ],
    [
      'jump',
      async () => {
        const times: number[] = []
        for (let at = 0; at < 3; at++) {
          await page.locator('.scroll').evaluate(scroll => scroll.scrollTo(0, 0))
          await page.getByTestId('mention-list').focus()
          await page.keyboard.press('End')
          await page.evaluate(() => window.benchClock.quiet())
          times.push(await timeKey(page, 'Enter', `jump ${at}`))
          const shown = await page
            .locator('.scroll')
            .evaluate(scroll => scroll.scrollTop + scroll.clientHeight * 2 > scroll.scrollHeight)
          if (!shown) throw new Error('the last mark is not in sight')
        }
        return times
      },
    ],
    ['scroll', () => scrollFrames(page, '.scroll')],
    [
      'size',
      async () => {
        const times: number[] = []
        await text.focus()
        await page.keyboard.down('Control')
        for (let at = 0; at < 3; at++) {
          const changed = untilChanged(page, '.scroll')
          await page.evaluate(() => null)
          await page.keyboard.press('Equal')
          times.push(await changed)
          await page.evaluate(() => window.benchClock.quiet())
        }
        await page.keyboard.up('Control')
        return times
      },
    ],
    ['heap', () => heapOf(devTools)],
  ])
  const written = commitsIn(home.corpus, 'createEntity')
  if (outcome.samples.undo && written < samples) throw new Error(`${written} of ${samples} marks are in the journal`)
  return outcome
}

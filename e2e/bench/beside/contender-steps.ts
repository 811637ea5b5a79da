import type { Page } from '@playwright/test'
import { nextWord } from '../../../shared/text/tokens.ts'
import type { Article } from '../articles.ts'
import type { Engine } from './engines.ts'
import { type Outcome, type Step, takeSteps } from './figures.ts'
import type { PageMark } from './page/contender.ts'
import type {} from './page/main.ts'
import { heapOf, scrollFrames } from './page-measures.ts'

/** Whoever shows the same text beside the program. */
export const contenders = {
  plain: 'plain text',
  spans: 'spans, all re-rendered (React)',
  'recogito-highlights': '@recogito/text-annotator, CSS_HIGHLIGHTS',
  'recogito-spans': '@recogito/text-annotator, SPANS',
  blend: 'react-text-annotate-blend',
} as const
export type ContenderId = keyof typeof contenders

/** Once a step has taken this long it goes on with the samples it has, milliseconds. */
const enough = 15_000

const toPageMark = ({ id, label, spans }: Article['marks'][number]): PageMark => ({
  id,
  label,
  start: spans[0]?.start ?? 0,
  end: spans.at(-1)?.end ?? 0,
})

/** Words near the beginning that no mark meets. */
function freeWords({ text, marks }: Article, count: number): readonly PageMark[] {
  const taken = marks.map(toPageMark)
  const free: PageMark[] = []
  for (let word = nextWord(text, 0); word && free.length < count; word = nextWord(text, word.end)) {
    const { start, end } = word
    if (end - start > 1 && !taken.some(mark => mark.start < end && start < mark.end))
      free.push({ id: `new-${free.length}`, label: 'ORG', start, end })
  }
  return free
}

/** Presses a key of the page until `count` samples are there or enough time has gone. */
async function timeKey(
  page: Page,
  key: string,
  count: number,
  before: (at: number) => Promise<void> = async () => {},
): Promise<readonly number[]> {
  const samples: number[] = []
  const begun = Date.now()
  while (samples.length < count && (samples.length === 0 || Date.now() - begun < enough)) {
    await before(samples.length)
    await page.evaluate(() => window.beside.arm())
    await page.keyboard.press(key)
    samples.push(await page.evaluate(() => window.beside.keyTime()))
  }
  return samples
}

/** All steps of one contender with one text, in a page of its own. */
export function measureContender(
  engine: Engine,
  url: string,
  id: ContenderId,
  article: Article,
  samples: number,
  limit: number,
): Promise<Outcome> {
  return engine.withPage(url, async page => {
    // An error of the page ends the step at once: what it was to paint will never be painted.
    const failed = new Promise<never>((_, reject) => page.on('pageerror', reject))
    failed.catch(() => undefined)
    const orFailed = <Value>(work: Promise<Value>): Promise<Value> => Promise.race([work, failed])
    const devTools = await page.context().newCDPSession(page)
    const free = freeWords(article, samples)
    const last = article.marks.map(toPageMark).reduce((far, mark) => (mark.start > far.start ? mark : far))
    let added = 0
    const open = async (): Promise<readonly number[]> => {
      const marks = article.marks.map(toPageMark)
      const time = await page.evaluate(({ id, text, marks }) => window.beside.open(id, text, marks), {
        id,
        text: article.text,
        marks,
      })
      const whole = await page.evaluate(() => window.beside.whole())
      if (whole !== article.text.length) throw new Error(`${whole} of ${article.text.length} characters are shown`)
      return [time]
    }
    const toTop = (): Promise<void> =>
      page.evaluate(async () => {
        document.getElementById('scroller')?.scrollTo(0, 0)
        for (let frame = 0; frame < 3; frame++) await new Promise(resolve => requestAnimationFrame(resolve))
      })
    const taken: readonly (readonly [Step, () => Promise<readonly number[]>])[] = [
      ['open', open],
      ...(id === 'plain'
        ? []
        : ([
            [
              'mark',
              async () => {
                const times = await timeKey(page, 'KeyM', free.length, at =>
                  page.evaluate(mark => mark && window.beside.setNext(mark), free[at]),
                )
                added = times.length
                return times
              },
            ],
            ['undo', () => timeKey(page, 'KeyU', added)],
          ] as const)),
      [
        'jump',
        async () => {
          await page.evaluate(({ start, end }) => window.beside.setTarget(start, end), last)
          return timeKey(page, 'KeyL', 3, toTop)
        },
      ],
      ['scroll', () => scrollFrames(page, '#scroller')],
      ['size', () => toTop().then(() => timeKey(page, 'KeyS', 3))],
      ['heap', () => heapOf(devTools)],
    ]
    return takeSteps(
      limit,
      taken.map(([step, take]) => [step, () => orFailed(take())] as const),
    )
  })
}

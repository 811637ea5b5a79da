import { type Article, makeLargeArticle, makeSmallArticle } from './articles.ts'
import { median, p95 } from './figures.ts'
import { installClock } from './frame-clock.ts'
import { commitsIn } from './journal.ts'
import { traceMainThread, type Work } from './main-thread.ts'
import { withPlace } from './place.ts'
import { type BenchProgram, withProgram } from './program.ts'
import type { Row } from './report.ts'

/** Label keys in turn, so that a word that is marked already can take another label. */
const labelKeys = ['KeyF', 'KeyA', 'KeyS', 'KeyD', 'KeyG', 'KeyW', 'KeyQ', 'KeyE'] as const

/** A key that means nothing in the article. */
const idleKey = 'Insert'

/** One key, in milliseconds; `frameWork` and `quietWork` are what the main thread ran up to the painted frame, and until the page was quiet. */
type Sample = { readonly frame: number; readonly frameWork: number; readonly quietWork: number }

type Marked = {
  readonly idle: readonly Sample[]
  readonly marks: readonly Sample[]
  /** Key to the word “saved”. */
  readonly saved: readonly number[]
}

type Pressed = { readonly name: string; readonly frame: number }

/** Presses a key and waits until its frame is painted and the page is quiet and saved. */
async function timeKey({ page }: BenchProgram, key: string, name: string): Promise<Pressed> {
  await page.evaluate(name => window.benchClock.armKey(name), name)
  await page.keyboard.press(key)
  const frame = await page.evaluate(() => window.benchClock.keyTime())
  await page.evaluate(() => window.benchClock.quiet())
  return { name, frame }
}

function toSample({ name, frame }: Pressed, work: Work): Sample {
  const [frameWork, quietWork] = [work.get(`${name} frame`), work.get(`${name} quiet`)]
  if (frameWork === undefined || quietWork === undefined) throw new Error(`the trace lacks ${name}`)
  return { frame, frameWork, quietWork }
}

const mentions = (program: BenchProgram): Promise<number> =>
  program.page.evaluate(() =>
    Number(document.querySelector('[data-testid=mention-list]')?.getAttribute('aria-rowcount') ?? 0),
  )

/** Marks words by keys, one after another, half of them in the middle of the article; between them a key that does nothing. */
async function markWords(program: BenchProgram, article: Article, count: number, keep: boolean): Promise<Marked> {
  const { page, devTools } = program
  await installClock(page)
  await page.getByTestId('article-text').focus()
  const before = await mentions(program)
  if (before !== article.marks.length) throw new Error(`${before} of ${article.marks.length} marks are listed`)
  const { value, work } = await traceMainThread(devTools, () => pressKeys(program, count, keep))
  const after = await mentions(program)
  const expected = before + (keep ? count : 0)
  if (after !== expected) throw new Error(`${after} marks are listed, not ${expected}`)
  return {
    idle: value.idle.map(pressed => toSample(pressed, work)),
    marks: value.marks.map(pressed => toSample(pressed, work)),
    saved: value.saved,
  }
}

async function pressKeys(
  program: BenchProgram,
  count: number,
  keep: boolean,
): Promise<{
  readonly idle: readonly Pressed[]
  readonly marks: readonly Pressed[]
  readonly saved: readonly number[]
}> {
  const { page } = program
  const idle: Pressed[] = []
  const marks: Pressed[] = []
  const saved: number[] = []
  for (let tried = 0; marks.length < count; tried++) {
    if (tried > count * 3) throw new Error('keys make no marks')
    if (tried === Math.floor(count / 2)) await toMiddle(program)
    const key = labelKeys[tried % labelKeys.length] ?? 'KeyF'
    const there = await mentions(program)
    const pressed = await timeKey(program, key, `mark ${tried}`)
    // A word that has this label already is refused: nothing was measured.
    if ((await mentions(program)) === there + 1) {
      marks.push(pressed)
      saved.push(await page.evaluate(() => window.benchClock.savedTime()))
      if (!keep) await page.keyboard.press('KeyB')
    }
    await page.keyboard.press('ArrowLeft')
    await page.evaluate(() => window.benchClock.quiet())
    idle.push(await timeKey(program, idleKey, `idle ${tried}`))
  }
  return { idle, marks, saved }
}

/** Scrolls to the article's middle and puts the cursor there. */
async function toMiddle({ page }: BenchProgram): Promise<void> {
  const place = await page.evaluate(async () => {
    const scroll = document.querySelector('.scroll')
    if (!scroll) throw new Error('no article')
    scroll.scrollTop = scroll.scrollHeight / 2
    for (let frame = 0; frame < 10; frame++) await window.benchClock.frame()
    const box = scroll.getBoundingClientRect()
    return { x: box.left + box.width / 2, y: box.top + box.height / 2 }
  })
  await page.mouse.click(place.x, place.y)
  await page.evaluate(() => window.benchClock.quiet())
}

function rowsOf(id: string, name: string, runs: readonly Marked[]): readonly Row[] {
  const n = runs.reduce((sum, run) => sum + run.marks.length, 0)
  const over = (part: keyof Sample): readonly number[] =>
    runs.map(({ marks, idle }) => p95(marks.map(sample => sample[part])) - p95(idle.map(sample => sample[part])))
  const behind = (part: keyof Sample): string =>
    runs
      .map(({ marks, idle }) => {
        const [mark, rest] = [marks.map(sample => sample[part]), idle.map(sample => sample[part])]
        return `p95 ${p95(mark).toFixed(1)} − ${p95(rest).toFixed(1)} (median ${median(mark).toFixed(1)} − ${median(rest).toFixed(1)})`
      })
      .join(', ')
  const row = (what: string, sentence: string, value: number, budget: number | null, detail: string): Row => ({
    id: `${id}-${what}`,
    name: `${name}: ${sentence}`,
    value,
    unit: 'ms',
    budget,
    n,
    detail,
  })
  const savings = runs.map(run => p95(run.saved))
  return [
    row('frame', 'key to painted frame, p95 over idle', median(over('frame')), 16.7, behind('frame')),
    row('work', 'main-thread work to that frame, p95 over idle', median(over('frameWork')), 8, behind('frameWork')),
    row(
      'quiet-work',
      'main-thread work until all is quiet, p95 over idle',
      median(over('quietWork')),
      null,
      behind('quietWork'),
    ),
    row(
      'saved',
      'key to the word “saved”, p95',
      median(savings),
      null,
      `median ${median(runs.map(run => median(run.saved))).toFixed(1)} ms`,
    ),
  ]
}

/** One more mark in a small and in a large article, by real keys in the whole program. */
export async function measureMark(
  runs: number,
  count: number,
  size: { readonly characters: number; readonly marks: number },
  tellMemory: (pid: number) => void,
): Promise<readonly Row[]> {
  const articles = [makeSmallArticle(60), makeLargeArticle(size.characters, size.marks)] as const
  const measured: { readonly name: string; readonly id: string; readonly runs: Marked[] }[] = [
    {
      id: 'mark-small',
      name: `one more mark, ${Math.round(articles[0].text.length / 100) / 10} k characters, 60 marks`,
      runs: [],
    },
    {
      id: 'mark-large',
      name: `one more mark, ${(articles[1].text.length / 1e6).toFixed(1)} M characters, ${size.marks} marks`,
      runs: [],
    },
  ]
  for (let run = 0; run < runs; run++) {
    for (const [at, article] of articles.entries()) {
      const marked = await withPlace([article], 0, home =>
        withProgram(home, async program => {
          const result = await markWords(program, article, Math.ceil(count / runs), at === 1)
          if (at === 1) tellMemory(program.pid)
          const written = commitsIn(home.corpus, 'createEntity')
          if (written < result.marks.length)
            throw new Error(`${written} of ${result.marks.length} marks are in the journal`)
          return result
        }),
      )
      measured[at]?.runs.push(marked)
    }
  }
  return measured.flatMap(({ id, name, runs }) => rowsOf(id, name, runs))
}

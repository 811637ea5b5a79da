import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { makeAgreementCorpus } from '../agreement-corpus.ts'
import { type Home, writeSettings } from '../home.ts'
import { median, p95 } from './figures.ts'
import { installClock } from './frame-clock.ts'
import { withProgram } from './program.ts'
import type { Row } from './report.ts'

const columns = ['party', 'person', 'date', 'type'] as const
const searches = ['سوناطراك', 'هواوى المغرب', 'وزاره', '2019'] as const

/** CSS px of one step of the wheel, and steps. */
const wheel = 240
const steps = 120

type Times = {
  readonly first: number
  readonly cold: number
  readonly warm: number
  readonly sort: readonly number[]
  readonly facet: readonly number[]
  readonly search: readonly number[]
  readonly group: readonly number[]
  /** From frame to frame, with the wheel turning and without. */
  readonly scroll: readonly number[]
  readonly idle: readonly number[]
  /** Frames in which a row on the screen had no words yet. */
  readonly blank: number
}

const table = '[data-testid=ledger-table]'

/** Milliseconds until the table shows another answer, painted: `act` runs in the page and begins the question. */
const untilPainted = (page: Page, act: string, argument: string): Promise<number> =>
  page.evaluate(
    async ([todo, value, selector]) => {
      const grid = document.querySelector(selector ?? '')
      const main = grid?.closest('main')
      if (!main) throw new Error('no ledger')
      const find = (css: string): HTMLElement => {
        const found = document.querySelector<HTMLElement>(css)
        if (!found) throw new Error(`nothing at ${css}`)
        return found
      }
      await window.benchClock.frame()
      const begun = performance.now()
      const answered = new Promise<void>(resolve => {
        const before = main.dataset.answers
        const watch = new MutationObserver(() => {
          if (main.dataset.answers === before) return
          watch.disconnect()
          resolve()
        })
        watch.observe(main, { attributes: true, attributeFilter: ['data-answers'] })
      })
      if (todo === 'press') find(value ?? '').click()
      else {
        const field = find('main.ledger input[type=search]') as HTMLInputElement
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, value)
        field.dispatchEvent(new Event('input', { bubbles: true }))
      }
      await answered
      return (await window.benchClock.frame()) - begun
    },
    [act, argument, table] as const,
  )

/** Milliseconds from the key that chooses the next entry of the menu of groups to the painted answer. */
async function untilGrouped(page: Page): Promise<number> {
  await page.getByRole('button', { name: 'Group', exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitemradio', { checked: true }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.evaluate(selector => {
    const main = document.querySelector(selector)?.closest('main')
    if (!main) throw new Error('no ledger')
    const time = new Promise<number>(resolve => {
      addEventListener(
        'keydown',
        ({ timeStamp }) => {
          const watch = new MutationObserver(() => {
            watch.disconnect()
            void window.benchClock.frame().then(painted => resolve(painted - timeStamp))
          })
          watch.observe(main, { attributes: true, attributeFilter: ['data-answers'] })
        },
        { capture: true, once: true },
      )
    })
    Object.assign(window, { benchGrouped: time })
  }, table)
  await page.keyboard.press('Enter')
  return page.evaluate((): Promise<number> => Reflect.get(window, 'benchGrouped'))
}

/** From the press on the screen's name to its first painted rows. */
async function openLedger(page: Page): Promise<number> {
  await installClock(page)
  return page.evaluate(async selector => {
    const link = [...document.querySelectorAll<HTMLElement>('header button')].find(
      ({ textContent }) => textContent === 'Agreements',
    )
    if (!link) throw new Error('no way to the ledger')
    const begun = performance.now()
    link.click()
    for (;;) {
      const painted = await window.benchClock.frame()
      if (document.querySelector(`${selector} .grid-body .grid-cell[data-column=party] bdi`)) return painted - begun
      if (painted - begun > 300_000) throw new Error('no rows')
    }
  }, table)
}

/** Frames while the wheel turns over the rows, and as many while nothing happens. */
async function scroll(page: Page): Promise<Pick<Times, 'scroll' | 'idle' | 'blank'>> {
  const box = await page.locator('.ledger .grid-scroll').boundingBox()
  if (!box) throw new Error('no table')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  const record = (): Promise<void> =>
    page.evaluate(() => {
      const frames: number[] = []
      let blank = 0
      let last = performance.now()
      Object.assign(window, { benchFrames: { frames, blank: () => blank, on: true } })
      const tick = (now: number): void => {
        frames.push(now - last)
        last = now
        if (document.querySelector('.ledger .grid-row[aria-busy]')) blank++
        if (Reflect.get(window, 'benchFrames').on) requestAnimationFrame(tick)
      }
      requestAnimationFrame(tick)
    })
  const stop = (): Promise<{ readonly frames: readonly number[]; readonly blank: number }> =>
    page.evaluate(() => {
      const held = Reflect.get(window, 'benchFrames')
      held.on = false
      return { frames: held.frames.slice(1), blank: held.blank() }
    })
  await record()
  for (let step = 0; step < steps; step++) {
    await page.mouse.wheel(0, wheel)
    await page.evaluate(() => window.benchClock.frame())
  }
  const scrolled = await stop()
  await record()
  for (let step = 0; step < steps; step++) await page.evaluate(() => window.benchClock.frame())
  const still = await stop()
  return { scroll: scrolled.frames, blank: scrolled.blank, idle: still.frames }
}

/** Twenty thousand agreements: opened for the first time, at the next start, and again; then everything that is asked of them. */
export async function measureLedger(runs: number, agreements: number): Promise<readonly Row[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hashiya-bench-'))
  try {
    const home: Home = { folder, corpus: path.join(folder, 'corpus'), user: path.join(folder, 'user') }
    mkdirSync(home.user)
    const made = await makeAgreementCorpus(home.corpus, { agreements })
    const [last] = made.ids
    // Each start is with the article: the program remembers the screen it was left on.
    const settle = (): void =>
      writeSettings(home, { language: 'en', ...(last ? { lastDocument: { [home.corpus]: last } } : {}) })
    settle()
    const first = await withProgram(home, async ({ page }) => {
      const time = await openLedger(page)
      await kept(path.join(home.user, 'ledger'))
      return time
    })
    const all: Times[] = []
    for (let run = 0; run < runs; run++) {
      settle()
      all.push(await withProgram(home, ({ page }) => measureRun(page, first)))
    }
    return toRows(all, made.agreements, made.ids.length)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Waits until the ledger's rows are kept for the next start. */
async function kept(caches: string): Promise<void> {
  for (let waited = 0; waited < 120; waited++) {
    const files = existsSync(caches) ? readdirSync(caches) : []
    if (files.some(file => file.endsWith('.jsonl'))) return
    await setTimeout(1000)
  }
  throw new Error('nothing was kept')
}

async function measureRun(page: Page, first: number): Promise<Times> {
  const cold = await openLedger(page)
  // What is worked out beforehand is done when nothing is asked; a second is little to read the first rows.
  await page.waitForTimeout(1500)
  await page.getByRole('button', { name: 'Article', exact: true }).click()
  await page.getByTestId('article-text').waitFor()
  const warm = await openLedger(page)
  const sort: number[] = []
  for (const column of [...columns, ...columns])
    sort.push(await untilPainted(page, 'press', `${table} .grid-head [data-column=${column}]`))
  const facet: number[] = []
  for (const name of ['type', 'status', 'party', 'missing'])
    for (let again = 0; again < 2; again++)
      facet.push(await untilPainted(page, 'press', `[data-facet=${name}] .facet-value`))
  const search: number[] = []
  for (const words of searches)
    search.push(await untilPainted(page, 'type', words), await untilPainted(page, 'type', ''))
  const scrolled = await scroll(page)
  const group: number[] = []
  for (let nth = 0; nth < 4; nth++) group.push(await untilGrouped(page))
  return { first, cold, warm, sort, facet, search, group, ...scrolled }
}

function toRows(all: readonly Times[], agreements: number, articles: number): readonly Row[] {
  const size = `${agreements} agreements in ${articles} articles`
  const row = (id: string, what: string, samples: readonly number[], budget: number | null): Row => ({
    id: `ledger-${id}`,
    name: `ledger of ${size}: ${what}`,
    value: median(samples),
    unit: 'ms',
    budget,
    n: samples.length,
    detail: `${Math.min(...samples).toFixed(0)}–${Math.max(...samples).toFixed(0)} ms`,
  })
  const each = (part: 'sort' | 'facet' | 'search' | 'group'): readonly number[] => all.flatMap(run => run[part])
  const scrolled = all.flatMap(({ scroll: frames }) => frames)
  const idle = all.flatMap(({ idle: frames }) => frames)
  return [
    row(
      'first',
      'press to painted rows, never read before',
      all.slice(0, 1).map(({ first }) => first),
      null,
    ),
    row(
      'open',
      'press to painted rows, right after a start',
      all.map(({ cold }) => cold),
      1000,
    ),
    row(
      'again',
      'press to painted rows, again',
      all.map(({ warm }) => warm),
      1000,
    ),
    row('sort', 'sort to painted rows', each('sort'), 100),
    row('facet', 'facet to painted rows', each('facet'), 100),
    row('search', 'search to painted rows', each('search'), 100),
    row('group', 'group to painted rows', each('group'), 100),
    {
      id: 'ledger-scroll',
      name: `ledger of ${size}: scroll, frame p95 × idle frame p95`,
      value: p95(scrolled) / p95(idle),
      unit: '×',
      budget: 1.5,
      n: scrolled.length,
      detail: `${p95(scrolled).toFixed(1)}/${p95(idle).toFixed(1)} ms, ${all.reduce((sum, { blank }) => sum + blank, 0)} frames with a row on its way`,
    },
  ]
}

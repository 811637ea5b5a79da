import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type AgreementCorpus, commonForm, makeAgreementCorpus } from '../agreement-corpus.ts'
import { type Home, writeSettings } from '../home.ts'
import { median } from './figures.ts'
import { installClock } from './frame-clock.ts'
import { type BenchProgram, withProgram } from './program.ts'
import type { Row } from './report.ts'

type Sizes = { readonly agreements: number; readonly commonForms: number }

/** Milliseconds from the key to the painted frame in which other rows stand. */
async function fromKeyToRows({ page }: BenchProgram, key: string): Promise<number> {
  const painted = page.evaluate(() => {
    const rowsNow = (): string =>
      Array.from(document.querySelectorAll('[data-testid=concordance-table] [role=row]'), row => row.textContent).join(
        '\n',
      )
    const before = rowsNow()
    return new Promise<number>(resolve =>
      addEventListener(
        'keydown',
        event => {
          void (async () => {
            let at = await window.benchClock.frame()
            while (rowsNow() === before || rowsNow().length < 100) at = await window.benchClock.frame()
            resolve(at - event.timeStamp)
          })()
        },
        { capture: true, once: true },
      ),
    )
  })
  // The listener stands before the key comes.
  await page.evaluate(() => null)
  await page.keyboard.press(key)
  return painted
}

type Samples = {
  readonly cold: number
  readonly chosen: readonly number[]
  readonly sorted: readonly number[]
  readonly rows: number
}

async function gather(home: Home, times: number): Promise<Samples> {
  return withProgram(home, async program => {
    const { page } = program
    await installClock(page)
    const begun = await page.evaluate(() => performance.now())
    await page.locator('.nav button').nth(3).press('Enter')
    await page.waitForFunction(() => document.documentElement.dataset.ready === 'concordance', null, {
      timeout: 240_000,
    })
    const cold = (await page.evaluate(() => performance.now())) - begun
    // Only its own row: names that hold the form have others.
    const isForm = page.locator('.name-line bdi').getByText(commonForm, { exact: true })
    await page.getByTestId('names-table').getByRole('row').filter({ has: isForm }).first().focus()
    const chosen: number[] = []
    const sorted: number[] = []
    const table = page.getByTestId('concordance-table')
    for (let time = 0; time < times; time++) {
      // The next form and back: the second way leads to the large one.
      await page.keyboard.press('ArrowDown')
      await page.waitForTimeout(400)
      chosen.push(await fromKeyToRows(program, 'ArrowUp'))
      await page.waitForTimeout(200)
    }
    const rows = Number(await table.getAttribute('aria-rowcount')) - 1
    for (let time = 0; time < times; time++) {
      await table.locator(`button[data-column="${time % 2 === 0 ? 'before' : 'after'}"]`).focus()
      sorted.push(await fromKeyToRows(program, 'Enter'))
      await page.waitForTimeout(200)
    }
    return { cold, chosen, sorted, rows }
  })
}

/** The concordance of the commonest form of a large corpus: chosen, and sorted by what stands before and after. */
export async function measureConcordance(times: number, sizes: Sizes): Promise<readonly Row[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hashiya-bench-'))
  try {
    const home: Home = { folder, corpus: path.join(folder, 'corpus'), user: path.join(folder, 'user') }
    mkdirSync(home.user)
    const corpus: AgreementCorpus = await makeAgreementCorpus(home.corpus, sizes)
    const [first] = corpus.ids
    if (first === undefined) throw new Error('the corpus is empty')
    writeSettings(home, { lastDocument: { [home.corpus]: first } })
    const { cold, chosen, sorted, rows } = await gather(home, times)
    const detail = `${rows} mentions of ${corpus.mentions} in ${corpus.ids.length} articles`
    const row = (id: string, name: string, samples: readonly number[], budget: number | null): Row => ({
      id,
      name,
      value: median(samples),
      unit: 'ms',
      budget,
      n: samples.length,
      detail,
    })
    return [
      row('concordance-choose', 'concordance: a form chosen, to painted rows', chosen, 300),
      row('concordance-sort', 'concordance: sorted by either side, to painted rows', sorted, 300),
      row('concordance-first', 'concordance: all layers read, to a usable screen', [cold], null),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

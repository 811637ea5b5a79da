import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { runCli } from './cli.ts'
import { marksInJournal, readJournal } from './disk.ts'
import { documentIdOf, sampleArticles } from './home.ts'
import { articleText } from './on-screen.ts'

const kills = 20

/** Label keys: each round marks the same words under another label, so that no mark is refused as known. */
const keys = ['F', 'A', 'S', 'D', 'G', 'W', 'Q', 'E', 'R', 'T', 'Z', 'X', 'C', 'V']

/** Numbers from 0 to 1 that a seed decides (mulberry32), so that a failing run can be repeated. */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/**
 * Watches what the page shows of the disk. Whenever it says saved, `told` gets the number of marks on the sheet at that very moment:
 * all of them had shown as saved. Words and number stand in one paint, so neither can run ahead of the other.
 */
async function watchSaved(page: Page, told: (marks: number) => void): Promise<void> {
  await page.exposeFunction('tellSaved', told)
  await page.evaluate(() => {
    const marks = (): number =>
      Number(document.querySelector('[data-testid=mention-list]')?.getAttribute('aria-rowcount') ?? 0)
    const look = (): void => {
      const state = document.querySelector('[data-testid=save-state]')
      if (state instanceof HTMLElement && state.dataset.state === 'saved') Reflect.get(window, 'tellSaved')(marks())
    }
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      attributes: true,
      attributeFilter: ['data-state', 'aria-rowcount'],
    })
    look()
  })
}

test(`${kills} kills while marks are made lose none that had shown as saved`, async ({ home, start }) => {
  test.setTimeout(kills * 20_000)
  const seed = Date.now() % 1_000_000
  const random = randomNumbers(seed)
  const article = documentIdOf(sampleArticles[0]?.text ?? '')
  let acknowledged = 0
  let made = 0
  let surviving = 0
  for (let round = 0; round < kills; round++) {
    const { page, kill } = await start()
    await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved')
    // Reopened after the last kill: everything that had shown as saved is on the sheet.
    const there = marksInJournal(home.corpus, article).length
    if (there > 0) await expect(page.getByTestId('mention-list')).toHaveAttribute('aria-rowcount', String(there))
    expect(there).toBeGreaterThanOrEqual(surviving)
    let shown = there
    await watchSaved(page, marks => {
      shown = Math.max(shown, marks)
    })
    await articleText(page).focus()
    // A run of presses that no kill waits for, and the kill at a random moment of it.
    const key = `Key${keys[round % keys.length]}`
    const presses = 4 + Math.floor(random() * 30)
    const skip = round < keys.length ? 0 : 100
    const marking = (async () => {
      for (let step = 0; step < skip; step++) await page.keyboard.press('ArrowLeft')
      for (let step = 0; ; step++) {
        await page.keyboard.press(key)
        made++
        await page.keyboard.press('ArrowLeft')
        if (step === presses) await Promise.all([kill(), page.keyboard.press(key)])
      }
    })()
    await marking.catch(() => undefined)
    await kill()
    acknowledged += shown - there
    surviving = shown
    expect(marksInJournal(home.corpus, article).length, `round ${round}, seed ${seed}`).toBeGreaterThanOrEqual(shown)
  }
  // The program itself finds nothing broken, and neither does the command line.
  const { page, quit } = await start()
  await expect(page.getByTestId('mention-list')).toHaveAttribute(
    'aria-rowcount',
    String(marksInJournal(home.corpus, article).length),
  )
  await expect(page.getByRole('alert')).toHaveCount(0)
  await quit()
  const checked = runCli('validate', home.corpus)
  expect(checked.code, checked.output + checked.errors).toBe(0)
  const sequences = readJournal(home.corpus).map(commit => commit.sequence)
  expect(sequences).toEqual(sequences.map((_, at) => at + 1))
  console.log(`${kills} kills (seed ${seed}): ${made} marks made, ${acknowledged} shown as saved, none of these lost`)
})

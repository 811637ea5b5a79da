import type { Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { runCli } from './cli.ts'
import { marksInJournal, readJournal, recordsInJournal } from './disk.ts'
import { documentIdOf, sampleArticles } from './home.ts'
import { walk } from './keys.ts'
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
async function watchSaved(
  page: Page,
  told: (shown: number) => void,
  counted: 'marks' | 'fillers' = 'marks',
): Promise<void> {
  await page.exposeFunction('tellSaved', told)
  await page.evaluate(what => {
    const marks = (): number =>
      Number(document.querySelector('[data-testid=mention-list]')?.getAttribute('aria-rowcount') ?? 0)
    // Each role of the open agreement says how many fill it.
    const fillers = (): number =>
      [...document.querySelectorAll('[data-testid=label-palette] [data-role-id] .n')].reduce(
        (sum, { textContent }) => sum + Number(textContent),
        0,
      )
    const look = (): void => {
      const state = document.querySelector('[data-testid=save-state]')
      if (state instanceof HTMLElement && state.dataset.state === 'saved')
        Reflect.get(window, 'tellSaved')(what === 'marks' ? marks() : fillers())
    }
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      characterData: true,
      attributes: true,
      attributeFilter: ['data-state', 'aria-rowcount'],
    })
    look()
  }, counted)
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

test('kills while an agreement is filled lose no filler that had shown as saved', async ({ home, start }) => {
  const rounds = 6
  test.setTimeout(rounds * 20_000)
  const seed = Date.now() % 1_000_000
  const random = randomNumbers(seed)
  const text = sampleArticles[0]?.text ?? ''
  const article = documentIdOf(text)
  const fillers = (): number =>
    recordsInJournal(home.corpus, article).reduce(
      (sum, record) => sum + (record.kind === 'agreement' ? record.roles.length : 0),
      0,
    )
  let most = 0
  for (let round = 0; round < rounds; round++) {
    const { page, kill } = await start()
    const there = fillers()
    let shown = 0
    await articleText(page).focus()
    await walk(page, text, 0, text.indexOf('مذكرة'))
    // Made in the first round, entered in the others.
    await page.keyboard.press('KeyY')
    await expect(page.getByTestId('label-palette').locator('[data-role-id=subject]')).toBeVisible()
    await watchSaved(
      page,
      count => {
        shown = Math.max(shown, count)
      },
      'fillers',
    )
    const presses = 3 + Math.floor(random() * 12)
    const filling = (async () => {
      // Words of its own each round: the key would take a filler out again.
      for (let word = 0; word < round * 20; word++) await page.keyboard.press('ArrowLeft')
      for (let step = 0; ; step++) {
        await page.keyboard.press('ArrowLeft')
        await page.keyboard.press('KeyG')
        if (step === presses) await Promise.all([kill(), page.keyboard.press('KeyS')])
      }
    })()
    await filling.catch(() => undefined)
    await kill()
    expect(shown, `round ${round}, seed ${seed}`).toBeGreaterThanOrEqual(there)
    expect(fillers(), `round ${round}, seed ${seed}`).toBeGreaterThanOrEqual(shown)
    most = Math.max(most, shown)
  }
  expect(most).toBeGreaterThan(rounds)
  const { page } = await start()
  await expect(page.getByRole('alert')).toHaveCount(0)
  console.log(`${rounds} kills (seed ${seed}): ${most} fillers shown as saved, none of these lost`)
})

import { cpSync, rmSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { findMentions } from '../shared/text/find-mentions.ts'
import { fold } from '../shared/text/folding.ts'
import { expect, test } from './app.ts'
import { runCli } from './cli.ts'
import { marksInCheckpoint, marksInJournal, readJournal } from './disk.ts'
import { makeFaults } from './faults.ts'
import { documentIdOf, sampleArticles } from './home.ts'
import { press, walk } from './keys.ts'
import { expectSaved } from './marking-story.ts'
import { languages, named, names } from './names.ts'
import { articleText, saveState } from './on-screen.ts'

/** Stands in each of the five articles, in one of them behind a clitic. */
const word = 'التحول'
const places = sampleArticles.map(({ text }) => findMentions(fold(text), word))
const all = places.flat().length
const ids = sampleArticles.map(({ text }) => documentIdOf(text))
const [first = { name: '', text: '' }] = sampleArticles

/** How many marks of the label the journal leaves in each article. */
const inJournal = (corpus: string): readonly number[] => ids.map(id => marksInJournal(corpus, id).length)
const everywhere = places.map(found => found.length)
const onlyFirst = places.map((_, at) => (at === 0 ? 1 : 0))

const table = (page: Page) => page.getByTestId('found-table')
const placeRows = (page: Page) =>
  table(page)
    .getByRole('row')
    .filter({ has: page.getByRole('checkbox') })

/** Marks the word in the first article and looks for it in the corpus. */
async function find(page: Page): Promise<void> {
  await articleText(page).focus()
  await walk(page, first.text, 0, places[0]?.[0]?.start ?? 0)
  await press(page, 'KeyG')
  await press(page, 'Shift+KeyP')
  await expect(table(page)).toHaveAttribute('aria-rowcount', String(all))
  await expect(page.getByRole('progressbar')).toHaveCount(0)
}

const atTheArticle = (page: Page): Promise<void> =>
  expect.poll(() => page.evaluate(() => document.documentElement.dataset.ready)).toBe('article')

test('marks a word in all articles as one line, takes it back from another, brings it again @smoke', async ({
  home,
  start,
}) => {
  expect(Math.min(...everywhere)).toBeGreaterThan(0)
  const { page, quit } = await start()
  await find(page)
  await press(page, 'Enter')
  await atTheArticle(page)
  await expectSaved(page)
  expect(inJournal(home.corpus)).toEqual(everywhere)
  const line = readJournal(home.corpus).at(-1)
  expect(line?.name).toBe('findEverywhere')
  expect(line?.diffs.map(({ document }) => document).toSorted()).toEqual([...ids].sort())
  // Work has begun in each of them, in the same line.
  expect(line?.diffs.filter(({ added }) => added.some(record => record.kind === 'status'))).toHaveLength(ids.length - 1)
  await expect(page.getByTestId('last-deed')).toHaveAttribute('data-undone', 'false')

  // From another article it touched: on top of its stack, too.
  await press(page, 'Digit0')
  await expect(page.getByTestId('mention-list')).toHaveAttribute('aria-rowcount', String(everywhere[1]))
  await articleText(page).focus()
  await press(page, 'Control+KeyZ')
  await expectSaved(page)
  await expect(page.getByTestId('last-deed')).toHaveAttribute('data-undone', 'true')
  expect(inJournal(home.corpus)).toEqual(onlyFirst)
  await press(page, 'Control+KeyY')
  await expect(page.getByTestId('last-deed')).toHaveAttribute('data-undone', 'false')
  await expectSaved(page)
  expect(inJournal(home.corpus)).toEqual(everywhere)
  await quit()
  for (const [at, id] of ids.entries()) expect(marksInCheckpoint(home.corpus, id)).toHaveLength(everywhere[at] ?? 0)

  // After a restart the library tells of it and takes it back.
  const again = await start()
  await again.page.getByRole('navigation').getByRole('button', named(names.ar.library)).click()
  const told = again.page.getByTestId('last-deed')
  await expect(told).toHaveAttribute('data-undone', 'false')
  await expect(again.page.getByTestId('library-table')).toContainText('قيد العمل')
  await again.page.locator('.notice', { has: told }).getByRole('button', named(names.ar.undo)).click()
  await expect(told).toHaveAttribute('data-undone', 'true')
  await expectSaved(again.page)
  expect(inJournal(home.corpus)).toEqual(onlyFirst)
  await again.quit()
  const checked = runCli('validate', home.corpus)
  expect(checked.code, checked.output + checked.errors).toBe(0)
})

test('all are all there are: said while the search still runs, they are marked when it has ended', async ({
  home,
  start,
}) => {
  const { page } = await start()
  await articleText(page).focus()
  await walk(page, first.text, 0, places[0]?.[0]?.start ?? 0)
  await press(page, 'KeyG')
  // The key is pressed by the page itself as soon as the screen has the focus: no article can have been searched to its end by then.
  await page.evaluate(() => {
    const seen = new MutationObserver(() => {
      const screen = document.activeElement?.closest('main.found')
      if (!screen) return
      seen.disconnect()
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { code: 'Enter', key: 'Enter', bubbles: true, cancelable: true }),
      )
    })
    seen.observe(document.documentElement, { subtree: true, childList: true, attributes: true })
  })
  await press(page, 'Shift+KeyP')
  await expect(page.getByTestId('last-deed')).toHaveAttribute('data-undone', 'false')
  await atTheArticle(page)
  await expectSaved(page)
  expect(inJournal(home.corpus)).toEqual(everywhere)
})

test('goes by keys: not this one, never this one, only these; refused for good is not offered again', async ({
  home,
  start,
}) => {
  const { page, quit } = await start()
  await find(page)
  const second = placeRows(page).nth(1)
  await expect(placeRows(page).first()).toBeFocused()
  await press(page, 'Shift+KeyB')
  await expect(second).toBeFocused()
  await press(page, 'KeyB')
  await press(page, 'KeyK', 2)
  await expect(placeRows(page).first().getByRole('checkbox')).not.toBeChecked()
  await expect(second.getByRole('checkbox')).not.toBeChecked()

  // To the article and back: what was said stands.
  await press(page, 'KeyJ', 3)
  const fourth = placeRows(page).nth(3)
  await expect(fourth).toBeFocused()
  await press(page, 'KeyO')
  await atTheArticle(page)
  await press(page, 'Shift+KeyP')
  await expect(placeRows(page).nth(1).getByRole('checkbox')).not.toBeChecked()
  await expect(fourth).toBeFocused()

  await press(page, 'Enter')
  await atTheArticle(page)
  await expectSaved(page)
  const marks = inJournal(home.corpus).reduce((sum, count) => sum + count, 0)
  expect(marks).toBe(all - 2)

  // The one passed over is offered again, the one refused for good is not.
  await page.getByRole('navigation').getByRole('button', named(names.ar.library)).click()
  await page.getByTestId('library-table').getByRole('row').nth(1).click()
  await atTheArticle(page)
  await articleText(page).focus()
  await press(page, 'KeyJ')
  await press(page, 'Shift+KeyP')
  await expect(table(page)).toHaveAttribute('aria-rowcount', '2')
  await quit()
})

test('leaves nothing when it is left, and refuses where nothing can be written', async ({ home, start }) => {
  const { page, quit } = await start()
  await find(page)
  await press(page, 'KeyB', 3)
  await press(page, 'Escape')
  await atTheArticle(page)
  await expectSaved(page)
  expect(inJournal(home.corpus)).toEqual(onlyFirst)
  expect(readJournal(home.corpus)).toHaveLength(1)
  await quit()
})

test('a full disk keeps the deed waiting and says so; mended, all of it is written', async ({ home, start }) => {
  const faults = makeFaults(home)
  const { page, quit } = await start({ env: faults.env })
  await find(page)
  faults.fail('ENOSPC')
  await press(page, 'Enter')
  await atTheArticle(page)
  await expect(saveState(page)).toHaveAttribute('data-state', 'unsaved')
  expect(inJournal(home.corpus)).toEqual(onlyFirst)
  faults.mend()
  await page.getByRole('alert').getByRole('button', named(names.ar.retry)).click()
  await expectSaved(page)
  expect(inJournal(home.corpus)).toEqual(everywhere)
  await quit()
})

test('a kill while it is written leaves all of it or nothing', async ({ home, start }) => {
  test.setTimeout(240_000)
  const before = `${home.corpus}-before`
  cpSync(home.corpus, before, { recursive: true })
  const seen = new Set<string>()
  for (let round = 0; round < 6; round++) {
    const { page, kill } = await start()
    if (inJournal(home.corpus).every(count => count === 0)) await find(page)
    else {
      await articleText(page).focus()
      await press(page, 'KeyJ')
      await press(page, 'Shift+KeyP')
      await expect(table(page)).toHaveAttribute('aria-rowcount', String(all))
    }
    // The kill meets the deed somewhere between the key and the last checkpoint.
    const pressed = press(page, 'Enter').catch(() => undefined)
    if (round % 2 === 1)
      await page.evaluate(pause => new Promise(resolve => setTimeout(resolve, pause)), round * 4).catch(() => undefined)
    await kill()
    await pressed
    const now = inJournal(home.corpus)
    seen.add(JSON.stringify(now))
    expect([JSON.stringify(everywhere), JSON.stringify(onlyFirst)]).toContain(JSON.stringify(now))
    const again = await start()
    await expectSaved(again.page)
    await again.quit()
    expect(ids.map(id => marksInCheckpoint(home.corpus, id).length)).toEqual(now)
    if (JSON.stringify(now) === JSON.stringify(onlyFirst)) continue
    rmSync(home.corpus, { recursive: true })
    cpSync(before, home.corpus, { recursive: true })
  }
  console.log(`6 kills: ${[...seen].join(' or ')} marks, never in between`)
})

for (const language of languages)
  for (const theme of ['light', 'dark'] as const)
    test.describe(`${language}, ${theme}`, () => {
      test.use({ settings: { language, theme } })
      test('looks right, and passes axe', async ({ start }, info) => {
        const { page, quit } = await start()
        await find(page)
        await press(page, 'Space')
        await press(page, 'KeyB')
        await press(page, 'Shift+KeyB')
        await page.screenshot({ path: info.outputPath('found.png') })
        const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
        expect(violations.map(({ id, nodes }) => [id, ...nodes.map(node => node.target.join(' '))])).toEqual([])
        await press(page, 'Enter')
        await atTheArticle(page)
        await expectSaved(page)
        await expect(page.getByTestId('last-deed')).toBeVisible()
        await page.screenshot({ path: info.outputPath('marked.png') })
        await quit()
      })
    })

import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { corpusDocument } from '../shared/model/corpus-document.ts'
import { expect, test } from './app.ts'
import { runCli } from './cli.ts'
import { recordsInCheckpoint, recordsInJournal } from './disk.ts'
import { documentIdOf, sampleArticles } from './home.ts'
import { press } from './keys.ts'
import { markAsGold } from './marked-sample.ts'
import { expectSaved } from './marking-story.ts'
import { names as controls, languages, named } from './names.ts'

const names = (page: Page) => page.getByTestId('names-table')
const same = (page: Page) => page.getByTestId('same-table')
const mentions = (page: Page) => page.getByTestId('concordance-table')

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect(violations.map(({ id, nodes }) => [id, ...nodes.map(node => node.target.join(' '))])).toEqual([])
}

const articles = sampleArticles.map(({ text }) => documentIdOf(text))

type Where = typeof recordsInJournal

/** How many marks stand on disk with what `of` says of them. */
const countMarks = (
  read: Where,
  corpus: string,
  of: (mark: { label: string; link?: string | undefined }) => boolean,
): number => articles.flatMap(id => read(corpus, id)).filter(record => record.kind === 'entity' && of(record)).length

const entitiesOf = (read: Where, corpus: string) =>
  read(corpus, corpusDocument).flatMap(record => (record.kind === 'canonicalEntity' ? [record] : []))

const rowCount = async (table: ReturnType<typeof names>): Promise<number> =>
  Number(await table.getAttribute('aria-rowcount')) - 1

/** Waits until the deed is on disk and the screen has taken it in. */
async function expectDeed(page: Page, undone: boolean): Promise<void> {
  await expect(page.getByTestId('last-deed')).toHaveAttribute('data-undone', String(undone))
  await expectSaved(page)
}

test.describe('by keyboard alone', () => {
  test.use({ settings: { screen: 'concordance' } })

  test('links the forms of one name, merges, splits off, relabels twenty at once, and takes it back', async ({
    home,
    start,
  }) => {
    test.setTimeout(180_000)
    await markAsGold(home)
    const { page, quit } = await start({ ready: 'concordance' })
    const { corpus } = home
    await expect(names(page).getByRole('row').nth(1)).toBeFocused()

    // Four forms are proposed as the one company; each is a key.
    await press(page, 'KeyY')
    const proposed = await rowCount(same(page))
    expect(proposed).toBe(16)
    const firstPair = same(page).getByRole('row').nth(1)
    for (const left of [15, 14, 13, 12]) {
      await expect(firstPair).toBeFocused()
      await expect(firstPair).toContainText('هواوي')
      await press(page, 'Space')
      await expect(same(page)).toHaveAttribute('aria-rowcount', String(left + 1))
    }
    await expectSaved(page)
    const [huawei, ...others] = entitiesOf(recordsInJournal, corpus)
    expect(others).toEqual([])
    expect(huawei).toMatchObject({ type: 'ORG', names: { ar: ['هواوي'], latin: ['Huawei ICT'] } })
    const isHuawei = ({ link }: { link?: string | undefined }): boolean => link === huawei?.id
    expect(countMarks(recordsInJournal, corpus, isHuawei)).toBe(24)

    // Not one, for good.
    await press(page, 'KeyB')
    await expect(same(page)).toHaveAttribute('aria-rowcount', '12')

    // Another entity, made of a form; then both are made one and that is taken back.
    await press(page, 'Slash')
    await page.keyboard.type('سوناطراك')
    await expect(names(page)).toHaveAttribute('aria-rowcount', '4')
    await press(page, 'ArrowDown')
    await press(page, 'KeyL')
    await expect(page.getByRole('dialog').getByRole('menuitem')).toHaveCount(2)
    await press(page, 'ArrowDown', 2)
    await press(page, 'Enter')
    await expect(names(page).getByRole('row').nth(1).getByRole('img', named('مسمّى'))).toBeVisible()
    await expect.poll(() => entitiesOf(recordsInJournal, corpus).length).toBe(2)
    await press(page, 'Slash')
    await press(page, 'ArrowDown')
    await press(page, 'Home')
    await expect(names(page).getByRole('row').nth(1)).toBeFocused()
    await press(page, 'KeyM')
    await press(page, 'ArrowDown')
    await press(page, 'Enter')
    await expect.poll(() => entitiesOf(recordsInJournal, corpus).length).toBe(1)
    expect(countMarks(recordsInJournal, corpus, ({ link }) => link !== undefined)).toBe(28)
    await expectDeed(page, false)
    await press(page, 'Control+KeyZ')
    await expectDeed(page, true)
    expect(entitiesOf(recordsInJournal, corpus)).toHaveLength(2)
    expect(countMarks(recordsInJournal, corpus, isHuawei)).toBe(24)

    // Split off two of its mentions, and take that back.
    await press(page, 'Slash')
    await press(page, 'Escape')
    await expect.poll(() => rowCount(names(page))).toBeGreaterThan(10)
    await press(page, 'ArrowDown')
    await press(page, 'Home')
    await expect(names(page).getByRole('row').nth(1)).toBeFocused()
    await press(page, 'Enter')
    await expect(mentions(page)).toHaveAttribute('aria-rowcount', '25')
    await expect(mentions(page).getByRole('row').nth(1)).toBeFocused()
    await press(page, 'Shift+ArrowDown')
    await press(page, 'KeyU')
    await expect(page.getByRole('dialog').getByRole('button', { name: /غيّر/ })).toBeFocused()
    await press(page, 'Enter')
    await expect(mentions(page)).toHaveAttribute('aria-rowcount', '23')
    expect(countMarks(recordsInJournal, corpus, isHuawei)).toBe(22)
    await press(page, 'Control+KeyZ')
    await expect(mentions(page)).toHaveAttribute('aria-rowcount', '25')

    // Twenty get another label in one line of the journal; undone and done again.
    await press(page, 'Home')
    await press(page, 'Space', 20)
    await press(page, 'KeyG')
    await expect(page.getByRole('dialog').getByRole('button', { name: /غيّر الـ20/ })).toBeFocused()
    const isProgram = ({ label }: { label: string }): boolean => label === 'PROGRAM'
    const programs = countMarks(recordsInJournal, corpus, isProgram)
    await press(page, 'Enter')
    await expectDeed(page, false)
    expect(countMarks(recordsInJournal, corpus, isProgram)).toBe(programs + 20)
    await press(page, 'Control+KeyZ')
    await expectDeed(page, true)
    expect(countMarks(recordsInJournal, corpus, isProgram)).toBe(programs)
    await press(page, 'Control+KeyY')
    await expectDeed(page, false)

    // To the article and back: the row she went from.
    await press(page, 'ArrowDown', 3)
    const focused = page.locator('.grid-row:focus')
    const row = await focused.getAttribute('aria-rowindex')
    await press(page, 'Enter')
    await expect(page.locator('html')).toHaveAttribute('data-ready', 'article')
    await expect(page.getByTestId('mention-list').locator('[aria-selected="true"]')).toContainText(/هواوي|Huawei/)
    await expect(page.locator('.mention-link')).toContainText('هواوي')
    await page.getByRole('navigation').getByRole('button', named(controls.ar.concordance)).press('Enter')
    await expect(page.locator('html')).toHaveAttribute('data-ready', 'concordance')
    await expect(mentions(page).locator('[data-here]')).toHaveAttribute('aria-rowindex', row ?? '')
    await quit()

    // On disk after the end, and on the screen after a restart.
    expect(countMarks(recordsInCheckpoint, corpus, isProgram)).toBe(programs + 20)
    expect(countMarks(recordsInCheckpoint, corpus, isHuawei)).toBe(24)
    expect(entitiesOf(recordsInCheckpoint, corpus)).toHaveLength(2)
    const again = await start({ ready: 'concordance' })
    await expect(mentions(again.page)).toHaveAttribute('aria-rowcount', '25')
    await expect(names(again.page).getByRole('row').nth(1)).toContainText('Huawei ICT')
    // Taken back from the library as well: nothing is left of it.
    await again.page.getByRole('navigation').getByRole('button', named(controls.ar.library)).press('Enter')
    await expect(again.page.getByTestId('last-deed')).toHaveAttribute('data-undone', 'false')
    await again.page.locator('.notice').getByRole('button', named(controls.ar.undo)).press('Enter')
    await expectDeed(again.page, true)
    await again.quit()
    expect(countMarks(recordsInCheckpoint, corpus, isProgram)).toBe(programs)
    const checked = runCli('validate', corpus)
    expect(checked.code, checked.output + checked.errors).toBe(0)
  })

  test('the article says whom a mention names, lets go of it and offers it again', async ({ home, start }, info) => {
    await markAsGold(home)
    const { page, quit } = await start({ ready: 'concordance' })
    await press(page, 'KeyY')
    await expect(same(page).getByRole('row').nth(1)).toBeFocused()
    await press(page, 'Space')
    await expect.poll(() => entitiesOf(recordsInJournal, home.corpus).length).toBe(1)
    const isLinked = ({ link }: { link?: string | undefined }): boolean => link !== undefined
    const linked = countMarks(recordsInJournal, home.corpus, isLinked)
    expect(linked).toBe(18)
    await press(page, 'KeyY')
    await expect.poll(() => rowCount(names(page))).toBeGreaterThan(10)
    await press(page, 'Slash')
    await press(page, 'ArrowDown')
    await press(page, 'Home')
    await expect(names(page).getByRole('row').nth(1)).toBeFocused()
    await press(page, 'Enter')
    await expect(mentions(page).getByRole('row').nth(1)).toBeFocused()
    await press(page, 'Enter')
    await expect(page.locator('html')).toHaveAttribute('data-ready', 'article')
    const says = page.locator('.mention-link')
    await expect(says).toContainText('هواوي')
    await page.screenshot({ path: info.outputPath('linked.png') })
    await says.getByRole('button', named('افصل عن المسمّى')).press('Enter')
    await expect(says.getByRole('button', { name: 'هواوي؟' })).toBeVisible()
    await expectSaved(page)
    expect(countMarks(recordsInJournal, home.corpus, isLinked)).toBe(linked - 1)
    await page.screenshot({ path: info.outputPath('offered.png') })
    await expectNoViolations(page)
    await says.getByRole('button', { name: 'هواوي؟' }).press('Enter')
    await expectSaved(page)
    expect(countMarks(recordsInJournal, home.corpus, isLinked)).toBe(linked)
    await says.getByRole('button', named('هواوي')).press('Enter')
    await expect(mentions(page)).toHaveAttribute('aria-rowcount', String(linked + 1))
    await quit()
  })

  test('teaches before the first mark', async ({ start }, info) => {
    const { page, quit } = await start({ ready: 'concordance' })
    await expect(page.locator('.conc-nothing')).toBeVisible()
    await page.screenshot({ path: info.outputPath('nothing.png') })
    await expectNoViolations(page)
    await quit()
  })
})

for (const language of languages)
  for (const theme of ['light', 'dark'] as const)
    test.describe(`${language}, ${theme}`, () => {
      test.use({ settings: { language, theme, screen: 'concordance' } })
      test('looks right, and passes axe', async ({ home, start }, info) => {
        await markAsGold(home)
        const { page, quit } = await start({ ready: 'concordance' })
        await expect(mentions(page).getByRole('row').nth(1)).toBeVisible()
        await page.screenshot({ path: info.outputPath('1-concordance.png') })
        await press(page, 'Enter')
        await press(page, 'Shift+ArrowDown', 3)
        await page.screenshot({ path: info.outputPath('2-chosen.png') })
        await expectNoViolations(page)
        await press(page, 'KeyS')
        await expect(page.getByRole('dialog')).toBeVisible()
        await page.screenshot({ path: info.outputPath('3-preview.png') })
        await expectNoViolations(page)
        await press(page, 'Escape', 3)
        await press(page, 'KeyY')
        await expect(same(page).getByRole('row').nth(1)).toBeFocused()
        await page.screenshot({ path: info.outputPath('4-same.png') })
        await expectNoViolations(page)
        await press(page, 'Space')
        await expect(page.getByTestId('last-deed')).toBeVisible()
        await press(page, 'KeyY')
        await expect(names(page).locator('.grid-row:focus')).toHaveCount(1)
        await press(page, 'Home')
        await press(page, 'Enter')
        await expect(mentions(page)).toHaveAttribute('aria-rowcount', '19')
        await page.screenshot({ path: info.outputPath('5-entity.png') })
        await press(page, 'KeyN')
        await expect(page.getByRole('dialog')).toBeVisible()
        await page.screenshot({ path: info.outputPath('6-names.png') })
        await expectNoViolations(page)
        await press(page, 'Escape')
        await press(page, 'KeyL')
        await expect(page.getByRole('dialog')).toBeVisible()
        await page.screenshot({ path: info.outputPath('7-link.png') })
        await expectNoViolations(page)
        await quit()
      })
    })

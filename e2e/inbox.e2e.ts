import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { hullOf } from '../shared/edit/mention-index.ts'
import type { Annotation, Entity } from '../shared/model/records.ts'
import { expect, test } from './app.ts'
import { marksInCheckpoint, marksInJournal, recordsInJournal } from './disk.ts'
import { articleText, documentIdOf, type Home } from './home.ts'
import { press } from './keys.ts'
import { markAsGold } from './marked-sample.ts'
import { expectSaved } from './marking-story.ts'

const text = articleText('000')
const document = documentIdOf(text)
const table = (page: Page) => page.getByTestId('inbox-table')
const rows = (page: Page) => table(page).getByRole('row')
const focused = (page: Page) => table(page).locator('[role=row]:focus')

async function expectCount(page: Page, count: number): Promise<void> {
  await expect(table(page)).toHaveAttribute('aria-rowcount', String(count + 1))
}

/** Article 000 as an annotator in a hurry leaves it: one name forgotten, one under another label, one with its comma, a frame without a party. */
async function spoil(home: Pick<Home, 'corpus'>): Promise<{ readonly forgotten: Entity }> {
  const lost: Entity[] = []
  await markAsGold(home, (id, records) => {
    if (id !== document) return records
    const all = records.filter(record => record.kind === 'entity')
    const entities = all.filter(({ id }) => !isFiller(records, id))
    const named = (words: string): Entity | undefined =>
      entities.find(entity => {
        const { start, end } = hullOf(entity)
        const isAlone = !all.some(other => other !== entity && hullOf(other).start <= start && end <= hullOf(other).end)
        return isAlone && text.slice(start, end) === words
      })
    const forgotten = named('سوناطراك')
    const relabelled = named('هواوي')
    const comma = entities.find(entity => text.charAt(hullOf(entity).end) === ',')
    if (!forgotten || !relabelled || !comma) throw new Error('the sample has changed')
    lost.push(forgotten)
    return records
      .filter(record => record !== forgotten)
      .map((record): Annotation => {
        if (record === relabelled) return { ...relabelled, label: 'FAC' }
        if (record === comma) return { ...comma, spans: [{ start: hullOf(comma).start, end: hullOf(comma).end + 1 }] }
        if (record.kind !== 'agreement' || record.type !== 'TALKS') return record
        return {
          ...record,
          roles: record.roles.filter(({ role }) => role !== 'party').map(({ of: _, ...rest }) => rest),
        }
      })
  })
  const [forgotten] = lost
  if (!forgotten) throw new Error('article 000 has no gold')
  return { forgotten }
}

const isFiller = (records: readonly Annotation[], id: string): boolean =>
  records.some(
    record =>
      record.kind === 'agreement' && record.roles.some(({ filler }) => 'entity' in filler && filler.entity === id),
  )

async function openInbox(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  await expect(rows(page).nth(1)).toBeVisible()
}

test.use({ settings: { screen: 'concordance' } })

test('finds what a hurry left, mends it by one key each, keeps what is fine, and takes it back', async ({
  home,
  start,
}) => {
  const { forgotten } = await spoil(home)
  const { page, quit } = await start({ ready: 'concordance' })
  const { corpus } = home
  await openInbox(page, 'الوارد')
  const first = Number(await table(page).getAttribute('aria-rowcount')) - 1
  for (const kind of ['لم يوسم هنا', 'صنف مخالف', 'اتفاق ناقص', 'حدّ غير مألوف'])
    await expect(page.getByRole('button', { name: new RegExp(kind) })).not.toHaveText(/ 0$/)
  const before = marksInJournal(corpus, document)

  // The forgotten name is marked where it stands, by the key of yes.
  await page.getByRole('button', { name: /لم يوسم هنا/ }).click()
  const { start: from, end } = hullOf(forgotten)
  await rows(page).nth(1).focus()
  await press(page, 'Space')
  await expectSaved(page)
  await expect
    .poll(() => marksInJournal(corpus, document))
    .toContainEqual({ label: 'ORG', start: from, end, surface: 'سوناطراك' })

  // Taken back from here, it waits again.
  await press(page, 'Control+KeyZ')
  await expect(page.getByTestId('last-deed')).toHaveAttribute('data-undone', 'true')
  expect(marksInJournal(corpus, document)).toEqual(before)
  await page.getByRole('button', { name: /^الكل/ }).click()
  await expectCount(page, first)

  // The border is mended, the label set right; what is left is called fine, all of it.
  await page.getByRole('button', { name: /حدّ غير مألوف/ }).click()
  await rows(page).nth(1).focus()
  await press(page, 'Space')
  await expect.poll(() => marksInJournal(corpus, document).some(({ surface }) => surface?.endsWith(','))).toBe(false)
  await page.getByRole('button', { name: /صنف مخالف/ }).click()
  await rows(page).nth(1).focus()
  await press(page, 'Space')
  await expect
    .poll(() => marksInJournal(corpus, document).some(({ label, surface }) => label === 'FAC' && surface === 'هواوي'))
    .toBe(false)
  await page.getByRole('button', { name: /^الكل/ }).click()
  await rows(page).nth(1).focus()
  for (let left = first - 2; left > 0; left--) {
    await expectCount(page, left)
    await expect(focused(page)).toHaveCount(1)
    await press(page, 'KeyB')
  }
  await expect(page.getByRole('heading', { name: 'لا شيء ينتظر' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^الكل/ })).toBeFocused()
  const refusals = recordsInJournal(corpus, document).filter(record => record.kind === 'dismissal')
  expect(refusals).toHaveLength(first - 2)

  // It stays so when all is gone through again, and after a restart.
  await page.getByRole('button', { name: 'راجع من جديد' }).click()
  await expect(page.getByRole('button', { name: 'راجع من جديد' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'لا شيء ينتظر' })).toBeVisible()
  await quit()
  expect(marksInCheckpoint(corpus, document)).toEqual(marksInJournal(corpus, document))
})

test('leads into the article: to the words, to the mention, into the agreement, and back to its line', async ({
  home,
  start,
}) => {
  await spoil(home)
  const { page } = await start({ ready: 'concordance' })
  await openInbox(page, 'الوارد')
  await page.getByRole('button', { name: /اتفاق ناقص/ }).click()
  await rows(page).nth(1).focus()
  await press(page, 'Enter')
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'article')
  await expect(page.getByTestId('label-palette').locator('[data-role-id=party]')).toBeVisible()
  await page.getByRole('navigation').getByRole('button', { name: 'الكشّاف' }).click()
  await expect(rows(page).nth(1)).toBeVisible()
  await expect(focused(page).or(rows(page).nth(1))).toContainText('«')
})

test('takes two keys in a hurry for two lines, and two undos for both', async ({ home, start }) => {
  await spoil(home)
  const { page } = await start({ ready: 'concordance' })
  await openInbox(page, 'الوارد')
  const first = Number(await table(page).getAttribute('aria-rowcount')) - 1
  await rows(page).nth(1).focus()
  await page.keyboard.press('b')
  await page.keyboard.press('b')
  await expectCount(page, first - 2)
  const settled = () => recordsInJournal(home.corpus, document).filter(({ kind }) => kind === 'dismissal').length
  await expect.poll(settled).toBe(2)
  await expectSaved(page)
  for (const left of [first - 1, first]) {
    await press(page, 'Control+KeyZ')
    await expect.poll(settled).toBe(first - left)
    await expectCount(page, left)
  }
})

test('knows, when she comes back, what she has mended in the article', async ({ home, start }) => {
  await spoil(home)
  const { page } = await start({ ready: 'concordance' })
  await openInbox(page, 'الوارد')
  await page.getByRole('button', { name: /صنف مخالف/ }).click()
  const kind = page.getByRole('button', { name: /صنف مخالف/ })
  const figure = await kind.textContent()
  await rows(page).nth(1).focus()
  await press(page, 'Enter')
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'article')
  await press(page, 'Delete')
  await expectSaved(page)
  await page.getByRole('navigation').getByRole('button', { name: 'الكشّاف' }).click()
  await expect(kind).not.toHaveText(figure ?? '')
})

for (const [language, inbox] of [
  ['ar', 'الوارد'],
  ['en', 'Inbox'],
] as const)
  for (const theme of ['light', 'dark'] as const)
    test.describe(`${language} ${theme}`, () => {
      test.use({ settings: { screen: 'concordance', language, theme } })
      test('has no violation', async ({ home, start }, info) => {
        await spoil(home)
        const { page } = await start({ ready: 'concordance' })
        await openInbox(page, inbox)
        await rows(page).nth(1).focus()
        await page.screenshot({ path: info.outputPath('inbox.png') })
        const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
        expect(violations.map(({ id, nodes }) => [id, ...nodes.map(node => node.target.join(' '))])).toEqual([])
      })
    })

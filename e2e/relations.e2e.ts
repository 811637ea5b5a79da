import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from './app.ts'
import { readJournal } from './disk.ts'
import type { Home } from './home.ts'
import { press, tabTo, walk } from './keys.ts'
import { text } from './marking-story.ts'
import { articleText } from './on-screen.ts'
import { expectNamed, expectNoViolation } from './reach.ts'

/** Gives the corpus's scheme types of relations, as a project may. */
function addRelationTypes(home: Home): void {
  const file = path.join(home.corpus, 'corpus.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8'))
  manifest.scheme.relationTypes = [
    { id: 'locatedIn', name: { ar: 'يقع في', en: 'is in' }, from: ['ORG', 'FAC'], to: ['GPE'] },
    { id: 'partOf', name: { ar: 'جزء من', en: 'is part of' }, from: ['ORG'], to: ['ORG'], key: 'KeyD' },
    { id: 'partnerOf', name: { ar: 'شريك لـ', en: 'is a partner of' }, from: ['ORG'], to: ['ORG'] },
  ]
  writeFileSync(file, JSON.stringify(manifest))
}

type Stored = { readonly kind: string } & Record<string, unknown>
const stored = (home: Home): readonly Stored[] => {
  const records = new Map<string, Stored>()
  for (const { diffs } of readJournal(home.corpus))
    for (const { added, updated, removed } of diffs) {
      for (const { id } of removed) records.delete(id)
      for (const record of [...added, ...updated.map(([, to]) => to)]) records.set(record.id, record)
    }
  return [...records.values()]
}

const surfaceOf = (records: readonly Stored[], id: unknown) => records.find(record => record.id === id)?.surface
const relations = (home: Home): readonly string[] => {
  const records = stored(home)
  return records
    .filter(({ kind }) => kind === 'relation')
    .map(({ label, from, to }) => `${surfaceOf(records, from)} ${label} ${surfaceOf(records, to)}`)
}

const first = text.indexOf('سوناطراك')
const second = text.indexOf('هواوي')
const city = text.indexOf('شنتشين')

test('two mentions are related by keys alone, and shown beside the mention and over the text', async ({
  home,
  start,
}, info) => {
  addRelationTypes(home)
  const { page } = await start()
  await tabTo(page, '[data-testid=article-text]')
  await walk(page, text, 0, first)
  await press(page, 'KeyF')
  await walk(page, text, first, second)
  await press(page, 'KeyF')
  await walk(page, text, second, city)
  await press(page, 'KeyS')
  await press(page, 'Escape')
  // Only one type fits: from the city, and yet from the body to the city.
  await press(page, 'Shift+KeyI')
  await expect(page.getByTestId('relating')).toBeVisible()
  await press(page, 'KeyK', 2)
  await press(page, 'Enter')
  await expect.poll(() => relations(home)).toEqual(['هواوي locatedIn شنتشين'])
  // Several: one is chosen by its number.
  await press(page, 'Shift+KeyI')
  await press(page, 'KeyK')
  await press(page, 'Space')
  await expect(page.getByTestId('relating').getByRole('button')).toHaveCount(5)
  await expectNoViolation(page)
  await expectNamed(page)
  await page.screenshot({ path: info.outputPath('choosing.png') })
  await press(page, 'Digit2')
  await expect.poll(() => relations(home)).toEqual(['هواوي locatedIn شنتشين', 'هواوي partnerOf سوناطراك'])
  await press(page, 'KeyJ')
  await expect(page.locator('.details .relations .part')).toHaveCount(2)
  await expect(page.locator('svg.relations path')).toHaveAttribute('d', /^M/)
  await expectNoViolation(page)
  await page.screenshot({ path: info.outputPath('related.png') })
  await press(page, 'Control+KeyZ')
  await expect.poll(() => relations(home)).toEqual(['هواوي locatedIn شنتشين'])
  await expect(articleText(page)).toBeFocused()
})

test('the article is labelled by number, and its day of publication entered, by keys alone', async ({
  home,
  start,
}, info) => {
  const { page } = await start()
  await tabTo(page, '[data-testid=article-text]')
  await press(page, 'F8')
  await press(page, 'Digit2')
  await press(page, 'F8')
  await expect(page.getByRole('menu')).toBeVisible()
  await page.screenshot({ path: info.outputPath('menu.png') })
  await press(page, 'Digit1')
  const strip = page.getByTestId('about-article')
  await expect(strip.locator('.about-label')).toHaveCount(2)
  await press(page, 'F8')
  await press(page, 'Digit2')
  await expect(strip.locator('.about-label')).toHaveCount(1)
  await press(page, 'Shift+F8')
  const field = strip.locator('input')
  await expect(field).toBeFocused()
  await expectNoViolation(page)
  await field.fill('2024-06-11')
  await press(page, 'Enter')
  await expect(articleText(page)).toBeFocused()
  await expect(strip).toContainText('2024')
  await expectNoViolation(page)
  await expectNamed(page)
  await page.screenshot({ path: info.outputPath('labelled.png') })
  const labels = (): unknown =>
    stored(home).flatMap(({ kind, category, value }) => (kind === 'documentLabel' ? [[category, value]] : []))
  await expect.poll(labels).toEqual([
    ['topic', 'technology'],
    ['_publication-date', '2024-06-11'],
  ])
  await press(page, 'Control+KeyZ', 2)
  await expect.poll(labels).toEqual([
    ['topic', 'technology'],
    ['topic', 'energy'],
  ])
})

test('a category without values takes any words, by keys alone; they are taken back and taken off', async ({
  home,
  start,
}, info) => {
  const file = path.join(home.corpus, 'corpus.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8'))
  manifest.scheme.categories.push({ id: 'desk', name: { ar: 'المكتب', en: 'Desk' }, values: [] })
  writeFileSync(file, JSON.stringify(manifest))
  const labels = () =>
    stored(home).flatMap(({ kind, category, value }) => (kind === 'documentLabel' ? [[category, value]] : []))
  const { page } = await start()
  await tabTo(page, '[data-testid=article-text]')
  await press(page, 'F8')
  const row = page.getByRole('menuitemcheckbox', { name: 'كتابة…' })
  await expect(row).toBeVisible()
  await page.screenshot({ path: info.outputPath('write-row.png') })
  const number = await row.locator('kbd').textContent()
  await press(page, `Digit${number}`)
  const strip = page.getByTestId('about-article')
  await expect(strip.locator('input')).toBeFocused()
  await page.keyboard.insertText('  شؤون   مغاربية ')
  await expectNoViolation(page)
  await page.screenshot({ path: info.outputPath('write.png') })
  await press(page, 'Enter')
  await expect(articleText(page)).toBeFocused()
  await expect(strip).toContainText('شؤون مغاربية')
  await expect.poll(labels).toEqual([['desk', 'شؤون مغاربية']])
  await press(page, 'Control+KeyZ')
  await expect.poll(labels).toEqual([])
  await press(page, 'Control+KeyY')
  await expect.poll(labels).toEqual([['desk', 'شؤون مغاربية']])
  // Nothing written says nothing, and Escape leaves.
  for (const key of ['Enter', 'Escape']) {
    await press(page, 'F8')
    await row.press('Enter')
    await expect(strip.locator('input')).toBeFocused()
    await press(page, key)
    await expect(articleText(page)).toBeFocused()
  }
  await press(page, 'F8')
  await page.getByRole('menuitem', { name: 'تاريخ النشر…' }).click()
  await expect(strip.locator('input[type=date]')).toBeFocused()
  await press(page, 'Escape')
  await strip.getByRole('button', { name: /شؤون/ }).press('Enter')
  await expect.poll(labels).toEqual([])
})

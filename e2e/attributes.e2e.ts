import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import type { AttributeType, Scheme } from '../shared/model/scheme.ts'
import { expect, test } from './app.ts'
import { readJournal, recordsInCheckpoint, recordsInJournal, type StoredRecord } from './disk.ts'
import { documentIdOf, type Home } from './home.ts'
import { press, tabTo, walk } from './keys.ts'
import { expectSaved, text } from './marking-story.ts'
import { articleText, clickAt } from './on-screen.ts'
import { expectNamed, expectNoViolation } from './reach.ts'

const article = documentIdOf(text)
const organisation = text.indexOf('هواوي')
const trigger = text.indexOf('مذكرة')

const sector: AttributeType = {
  id: 'sector',
  name: { ar: 'القطاع', en: 'Sector' },
  kind: 'choice',
  values: [
    { id: 'public', name: { ar: 'عام', en: 'public' } },
    { id: 'private', name: { ar: 'خاص', en: 'private' } },
  ],
}
const listed: AttributeType = { id: 'listed', name: { ar: 'في البورصة', en: 'Listed' }, kind: 'flag', values: [] }
const register: AttributeType = { id: 'register', name: { ar: 'السجل', en: 'Register' }, kind: 'text', values: [] }
const binding: AttributeType = { id: 'binding', name: { ar: 'مُلزِم', en: 'Binding' }, kind: 'flag', values: [] }
const years: AttributeType = { id: 'years', name: { ar: 'السنوات', en: 'Years' }, kind: 'number', values: [] }

/** Gives a label and a type of agreement of the corpus's scheme what can be said of them, as a project may. */
function giveAttributes(home: Home, ofOrganisations: readonly AttributeType[]): void {
  const file = path.join(home.corpus, 'corpus.json')
  const manifest: { readonly scheme: Scheme } = JSON.parse(readFileSync(file, 'utf8'))
  const given = <Entry extends { readonly id: string }>(
    list: readonly Entry[],
    id: string,
    attributes: readonly AttributeType[],
  ): readonly Entry[] => list.map(entry => (entry.id === id ? { ...entry, attributes } : entry))
  const scheme = {
    ...manifest.scheme,
    labels: given(manifest.scheme.labels, 'ORG', ofOrganisations),
    agreementTypes: given(manifest.scheme.agreementTypes, 'MOU', [binding, years]),
  }
  writeFileSync(file, JSON.stringify({ ...manifest, scheme }))
}

const attributesIn = (records: readonly StoredRecord[]): readonly unknown[] =>
  records.flatMap(record => (record.kind === 'entity' || record.kind === 'agreement' ? [record.attributes ?? {}] : []))
const written = (home: Home) => attributesIn(recordsInJournal(home.corpus, article))

const field = (page: Page, id: string) => page.locator(`[data-attribute=${id}]`)
const openMention = (page: Page) => page.getByTestId('mention-list').locator('.mention').first().click()

test('attributes of a mention and of an agreement are set by keys, taken back, and kept', async ({
  home,
  start,
}, info) => {
  giveAttributes(home, [sector, listed, register])
  const program = await start()
  const { page } = program
  await tabTo(page, '[data-testid=article-text]')
  await walk(page, text, 0, organisation)
  await press(page, 'KeyF')
  await openMention(page)

  await tabTo(page, '[data-attribute=sector] button')
  await press(page, 'Enter')
  await press(page, 'Home')
  await press(page, 'Enter')
  await expect.poll(() => written(home)).toEqual([{ sector: 'public' }])
  await tabTo(page, '[data-attribute=listed] input')
  await press(page, 'Space')
  await expect(page.getByText('في البورصة: نعم').first()).toBeAttached()
  await tabTo(page, '[data-attribute=register] input')
  await page.keyboard.type('RC')
  await press(page, 'Escape')
  await expect(articleText(page)).toBeFocused()
  await expect(field(page, 'register').locator('input')).toHaveValue('')
  await tabTo(page, '[data-attribute=register] input')
  await page.keyboard.type('RC 16')
  await press(page, 'Enter')
  await expect(articleText(page)).toBeFocused()
  const all = { sector: 'public', listed: true, register: 'RC 16' }
  await expect.poll(() => written(home)).toEqual([all])
  expect(readJournal(home.corpus).filter(({ name }) => name === 'setAttribute')).toHaveLength(3)
  await press(page, 'Control+KeyZ')
  await expect.poll(() => written(home)).toEqual([{ sector: 'public', listed: true }])
  await press(page, 'Control+KeyY')
  await expect.poll(() => written(home)).toEqual([all])

  // What is typed is kept where another choice in the text takes the field away.
  await openMention(page)
  await field(page, 'register').locator('input').fill('RC 17')
  await clickAt(page, text, trigger + 1)
  await expect.poll(() => written(home)).toEqual([{ ...all, register: 'RC 17' }])
  await expect(articleText(page)).toBeFocused()
  await press(page, 'Control+KeyZ')
  await expect.poll(() => written(home)).toEqual([all])

  await clickAt(page, text, trigger + 1)
  await press(page, 'KeyY')
  await expect(field(page, 'binding')).toBeVisible()
  await field(page, 'binding').locator('input').focus()
  await press(page, 'Space')
  await expect.poll(() => written(home)).toEqual([all, { binding: true }])
  await tabTo(page, '[data-attribute=years] input')
  await page.keyboard.type('5')
  await press(page, 'Enter')
  await expect.poll(() => written(home)).toEqual([all, { binding: true, years: 5 }])
  await expect(articleText(page)).toBeFocused()
  await press(page, 'Control+KeyZ')
  await expect.poll(() => written(home)).toEqual([all, { binding: true }])
  await press(page, 'Control+KeyY')
  await openMention(page)
  await expectNoViolation(page)
  await expectNamed(page)
  await page.screenshot({ path: info.outputPath('attributes.png') })
  await expectSaved(page)
  await program.quit()
  expect(attributesIn(recordsInCheckpoint(home.corpus, article))).toEqual([all, { binding: true, years: 5 }])

  // A scheme that has the value no longer: it stands there as it is, with a warning.
  giveAttributes(home, [{ ...sector, values: sector.values.slice(1) }, register])
  const again = await start()
  await openMention(again.page)
  await expect(field(again.page, 'sector')).toContainText('public')
  await expect(field(again.page, 'register').locator('input')).toHaveValue('RC 16')
  await expect(again.page.locator('.details .strange')).toHaveCount(2)
  await expect(field(again.page, 'years').locator('input')).toHaveValue('5')
  await expectNoViolation(again.page)
  await expectNamed(again.page)
  await again.page.screenshot({ path: info.outputPath('strange.png') })
  await again.quit()
  expect(attributesIn(recordsInCheckpoint(home.corpus, article))).toEqual([all, { binding: true, years: 5 }])
})

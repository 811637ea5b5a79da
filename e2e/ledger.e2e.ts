import { readFileSync } from 'node:fs'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { recordIdSchema } from '../shared/model/ids.ts'
import { goldAnnotator } from '../shared/model/make-id.ts'
import { expect, test } from './app.ts'
import { readJournal } from './disk.ts'
import { press, tabTo } from './keys.ts'
import { markAsGold } from './marked-sample.ts'
import { type Language, languages, named } from './names.ts'

const table = (page: Page) => page.getByTestId('ledger-table')
const rows = (page: Page) => table(page).locator('.grid-row:not(.grid-heading)')
const headings = (page: Page) => table(page).locator('.grid-heading')
const evidence = (page: Page) => page.getByTestId('evidence')
const cell = (page: Page, nth: number, column: string) => rows(page).nth(nth).locator(`[data-column=${column}]`)
const here = (page: Page) => table(page).locator('[role=gridcell][data-here]')
const facet = (page: Page, name: string, value: string) =>
  page.locator(`[data-facet=${name}]`).getByRole('button', { name: value })

const words = {
  ar: {
    agreements: 'الاتفاقات',
    setStatus: 'تعيين الحالة',
    cancelled: 'ملغى',
    held: 'منعقد',
    signed: 'موقّع',
    talks: 'مباحثات',
    status: 'الحالة',
    csv: 'جدول CSV',
    save: 'احفظ لبرنامج Excel',
    group: 'تجميع',
    country: 'البلد',
    algeria: 'الجزائر',
    columns: 'الأعمدة',
    note: 'ملاحظة',
    date: 'تاريخ',
    others: 'لغيري',
  },
  en: {
    agreements: 'Agreements',
    setStatus: 'Set status',
    cancelled: 'Cancelled',
    held: 'Held',
    signed: 'Signed',
    talks: 'Talks',
    status: 'Status',
    csv: 'CSV table',
    save: 'Save for Excel',
    group: 'Group',
    country: 'country',
    algeria: 'Algeria',
    columns: 'Columns',
    note: 'Note',
    date: 'Date',
    others: 'of others',
  },
} as const satisfies Record<Language, Record<string, string>>

/** Status of every agreement of hers, as the journals leave it: the newest stamp counts. */
function statuses(corpus: string): readonly string[] {
  const all = new Map<string, { readonly counter: number; readonly status: string }>()
  for (const { diffs } of readJournal(corpus))
    for (const { document, added, updated } of diffs)
      for (const record of [...added, ...updated.map(([, to]) => to)]) {
        if (record.kind !== 'agreement') continue
        const [counter = 0] = record.stamp ?? []
        const key = `${document} ${record.id}`
        if (counter >= (all.get(key)?.counter ?? 0))
          all.set(key, { counter, status: String(record.attributes?.status ?? '') })
      }
  return Array.from(all.values(), ({ status }) => status).toSorted()
}
/** How many articles each deed of agreements touched. */
const deeds = (corpus: string): readonly number[] =>
  readJournal(corpus).flatMap(({ name, diffs }) => (name === 'changeAgreement' ? [diffs.length] : []))
const asGold = ['held', 'held', 'ongoing', 'signed', 'signed']

for (const language of languages) {
  const say = words[language]
  test.describe(`the ledger in ${language}`, () => {
    test.use({ settings: { language } })

    test('by keyboard alone: cells, edit, choose, one undo, evidence, article', async ({ home, start }) => {
      await markAsGold(home)
      const { page } = await start()
      await tabTo(page, 'nav')
      await page.getByRole('button', named(say.agreements)).focus()
      await press(page, 'Enter')
      await expect(rows(page)).toHaveCount(5)
      await expect(rows(page).first()).toBeFocused()
      // F2 edits the type and status of the row with the cursor.
      await press(page, 'F2')
      await press(page, 'Tab')
      await expect(page.getByRole('combobox', named(say.status))).toBeFocused()
      await page.getByRole('combobox', named(say.status)).selectOption({ label: say.cancelled })
      await press(page, 'Enter')
      await expect(cell(page, 0, 'type')).toContainText(say.cancelled)
      await expect.poll(() => statuses(home.corpus)).toEqual(['cancelled', 'held', 'held', 'ongoing', 'signed'])
      await expect(rows(page).first()).toBeFocused()
      await press(page, 'Control+KeyZ')
      await expect(cell(page, 0, 'type')).toContainText(say.signed)
      expect(statuses(home.corpus)).toEqual(asGold)
      // Three rows of two articles, one deed, one undo.
      await press(page, 'Shift+ArrowDown', 2)
      await expect(table(page).locator('[aria-selected=true]')).toHaveCount(3)
      const before = deeds(home.corpus).length
      await page.getByRole('button', named(say.setStatus)).focus()
      await press(page, 'Enter')
      await page.getByRole('menuitem', named(say.cancelled)).focus()
      await press(page, 'Enter')
      await expect.poll(() => statuses(home.corpus)).toEqual(['cancelled', 'cancelled', 'cancelled', 'held', 'signed'])
      expect(deeds(home.corpus).slice(before)).toEqual([2])
      await expect(table(page).getByText(say.cancelled)).toHaveCount(3)
      await press(page, 'Control+KeyZ')
      await expect(table(page).getByText(say.cancelled)).toHaveCount(0)
      expect(statuses(home.corpus)).toEqual(asGold)
      // To the cell of the parties, its evidence one by one, and into the article with the frame open there.
      await rows(page).nth(3).focus()
      await press(page, language === 'ar' ? 'ArrowLeft' : 'ArrowRight')
      await expect(here(page)).toHaveAttribute('data-column', 'party')
      await expect(evidence(page).locator('.bracket.lit')).toHaveCount(2)
      await press(page, 'KeyN')
      await press(page, 'Enter')
      await expect(page.locator('html')).toHaveAttribute('data-ready', 'article')
      await expect(page.getByTestId('article-text')).toBeVisible()
      await expect(page.locator('.chip')).toContainText('السامية للرقمنة')
      await expect(page.locator('svg.frames path').first()).toBeAttached()
    })

    test('by mouse: facets, search folded, groups, columns, CSV as what is copied', async ({ home, start }) => {
      await markAsGold(home)
      const { app, page } = await start()
      await page.getByRole('button', named(say.agreements)).click()
      await expect(rows(page)).toHaveCount(5)
      await facet(page, 'type', say.talks).click()
      await expect(rows(page)).toHaveCount(2)
      await expect(facet(page, 'status', say.held)).toContainText('2')
      await facet(page, 'type', say.talks).click()
      await facet(page, 'missing', say.date).click()
      await expect(rows(page)).toHaveCount(3)
      await facet(page, 'missing', say.date).click()
      await expect(rows(page)).toHaveCount(5)
      const search = page.locator('.ledger-tools input')
      await search.fill('وزاره البيئه')
      await expect(rows(page)).toHaveCount(2)
      await search.fill('')
      await expect(rows(page)).toHaveCount(5)
      // Columns and their order are kept.
      await page.getByRole('button', named(say.columns)).click()
      await page.getByRole('menuitemcheckbox', named(say.note)).click()
      await press(page, 'Escape')
      await expect(cell(page, 0, 'note')).toBeVisible()
      await table(page).locator('.grid-head [data-column=party]').click()
      await expect(table(page).locator('[aria-sort=ascending] [data-column=party]')).toBeVisible()
      // What is shown, on the clipboard and as a file.
      await rows(page).first().focus()
      await press(page, 'Control+KeyC')
      await expect(page.locator('.ledger-said')).toContainText('5')
      const copied = await app.evaluate(({ clipboard }) => clipboard.readText())
      const file = path.join(home.folder, 'table.csv')
      await app.evaluate(({ dialog }, filePath) => {
        dialog.showSaveDialog = async () => ({ canceled: false, filePath })
      }, file)
      await page.getByRole('button', named(say.csv)).click()
      await page.getByRole('menuitem', named(say.save)).click()
      await expect(page.locator('.ledger-said')).toContainText('table.csv')
      const csv = readFileSync(file, 'utf8')
      expect(csv.startsWith('\ufeff')).toBe(true)
      const cells = (line: string): readonly string[] =>
        (line.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? [])
          .slice(0, -1)
          .map(one => one.replace(/,$/, '').replace(/^"|"$/g, '').replaceAll('""', '"'))
      const lines = csv.slice(1).trimEnd().split('\r\n')
      expect(lines.map(line => cells(`${line},`))).toEqual(copied.split('\n').map(line => line.split('\t')))
      expect(copied).toContain('هواوي للاتصالات-الجزائر')
      // In groups by country: one heading names Algeria.
      await page.getByRole('button', named(say.group)).click()
      await page.getByRole('menuitemradio', named(say.country)).click()
      await expect(headings(page).filter({ hasText: say.algeria })).toHaveCount(1)
      const open = await rows(page).count()
      await headings(page).first().click()
      await expect.poll(() => rows(page).count()).toBeLessThan(open)
    })

    for (const theme of ['light', 'dark'] as const)
      test.describe(theme, () => {
        test.use({ settings: { language, theme, screen: 'agreements' } })
        test('is read by a screen reader', async ({ home, start }, info) => {
          await markAsGold(home)
          const { page } = await start({ ready: 'agreements' })
          await cell(page, 3, 'date').click()
          await expect(here(page)).toHaveAttribute('data-column', 'date')
          await expect(evidence(page).locator('.rubric')).toHaveCount(1)
          await page.screenshot({ path: info.outputPath(`ledger-${language}-${theme}.png`) })
          const axe = async () => {
            const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
            expect(violations.map(({ id, nodes }) => [id, ...nodes.map(node => node.target.join(' '))])).toEqual([])
          }
          await axe()
          await page.getByRole('button', named(say.group)).click()
          await page.getByRole('menuitemradio', named(say.country)).click()
          await expect(headings(page)).not.toHaveCount(0)
          await rows(page)
            .first()
            .click({ modifiers: ['Control'] })
          await page.screenshot({ path: info.outputPath(`groups-${language}-${theme}.png`) })
          await axe()
        })
      })

    test('teaches where there is nothing, and offers what others have', async ({ start }) => {
      const { page } = await start()
      await page.getByRole('button', named(say.agreements)).click()
      await expect(page.locator('.ledger-empty')).toContainText('Y')
      await page.locator('.ledger-empty').getByRole('button', { name: say.others }).click()
      await expect(rows(page)).toHaveCount(5)
      await expect(page.locator('[data-facet=annotator] .facet-value')).toHaveCount(1)
      expect(goldAnnotator).toBe('gold')
    })
  })
}

test.describe('many', () => {
  test.use({ settings: { language: 'en' } })
  test('all that are found are chosen, those off the screen too: one deed, one undo', async ({ home, start }) => {
    const many = 1050
    const all = '1,055'
    await markAsGold(home, (_, records) => {
      const [agreement] = records.filter(record => record.kind === 'agreement' && record.type === 'MOU')
      const copies = Array.from({ length: agreement ? many : 0 }, (_, at) => recordIdSchema.parse(`COPY-${at}`))
      return [...records, ...copies.flatMap(id => (agreement ? [{ ...agreement, id }] : []))]
    })
    const { page } = await start()
    await page.getByRole('button', named('Agreements')).click()
    const of = (status: string) => facet(page, 'status', status).locator('.count')
    await expect(of('Signed')).toHaveText('1,052')
    await rows(page).first().focus()
    await press(page, 'Control+KeyA')
    const strip = page.locator('.chosen-strip')
    await expect(strip).toContainText(all)
    await strip.getByRole('button', named('Set status')).click()
    await page.getByRole('menuitem', named('Cancelled')).click()
    await expect(of('Cancelled')).toHaveText(all)
    expect(new Set(statuses(home.corpus))).toEqual(new Set(['cancelled']))
    await rows(page).first().focus()
    await press(page, 'Control+KeyZ')
    await expect(of('Signed')).toHaveText('1,052')
    await expect(of('Cancelled')).toHaveCount(0)
  })
})

test.describe('a note', () => {
  test.use({ settings: { language: 'en', screen: 'agreements' } })
  test('is kept when its row is scrolled out from under it', async ({ home, start }) => {
    await markAsGold(home, (_, records) => {
      const [agreement] = records.filter(record => record.kind === 'agreement' && record.type === 'MOU')
      const copies = Array.from({ length: agreement ? 600 : 0 }, (_, at) => recordIdSchema.parse(`COPY-${at}`))
      return [...records, ...copies.flatMap(id => (agreement ? [{ ...agreement, id }] : []))]
    })
    const { page } = await start({ ready: 'agreements' })
    await page.getByRole('button', named('Columns')).click()
    await page.getByRole('menuitemcheckbox', named('Note')).click()
    await press(page, 'Escape')
    await cell(page, 0, 'note').dblclick()
    await page.keyboard.insertText('يُراجع مع المصدر')
    // The row with the cursor stays in the page; far from its lines it has nothing to show.
    await table(page).hover()
    await expect(async () => {
      await page.mouse.wheel(0, 4000)
      await expect(page.getByRole('textbox', named('Note'))).toHaveCount(0, { timeout: 50 })
    }).toPass()
    const notes = () =>
      readJournal(home.corpus).flatMap(({ diffs }) =>
        diffs.flatMap(({ updated }) => updated.map(([, to]) => (to.kind === 'agreement' ? to.note : ''))),
      )
    await expect.poll(notes).toContain('يُراجع مع المصدر')
  })
})

test.describe('in the article', () => {
  test.use({ settings: { language: 'en' } })
  test('what she was at stands when an agreement of it was edited here', async ({ home, start }) => {
    await markAsGold(home)
    const { page } = await start()
    await page.getByTestId('article-text').focus()
    await press(page, 'ArrowDown', 6)
    await press(page, 'KeyY')
    await press(page, 'ArrowLeft', 3)
    await press(page, 'Shift+ArrowLeft', 2)
    const place = page.getByText(/UTF-16/)
    const where = '423–441 UTF-16'
    await expect(place).toHaveText(where)
    await expect(page.getByTestId('frame-strip')).toBeVisible()
    await page.getByRole('button', named('Agreements')).click()
    await rows(page).first().focus()
    await press(page, 'F2')
    await press(page, 'Tab')
    await page.getByRole('combobox', named('Status')).selectOption({ label: 'Cancelled' })
    await press(page, 'Enter')
    await expect(cell(page, 0, 'type')).toContainText('Cancelled')
    await page.getByRole('button', named('Article')).click()
    await expect(page.locator('.agreements')).toContainText('Cancelled')
    await expect(page.getByTestId('frame-strip')).toBeVisible()
    await expect(place).toHaveText(where)
  })
})

test.describe('what is broken', () => {
  test.use({ settings: { language: 'en' } })
  test('is said in words and stands in the list', async ({ home, start }) => {
    const gone = recordIdSchema.parse('gone')
    await markAsGold(home, (_, records) =>
      records.map(record => {
        if (record.kind !== 'agreement') return record
        const [first, ...others] = record.roles
        return {
          ...record,
          type: record.type === 'MOU' ? 'NO_SUCH_TYPE' : record.type,
          attributes: record.type === 'TALKS' ? { status: 'no-such-status' } : record.attributes,
          roles: [
            ...others,
            ...(first
              ? [
                  { ...first, filler: { entity: gone } },
                  { ...first, filler: { entity: record.id } },
                ]
              : []),
            { role: 'no-such-role', filler: { entity: gone } },
          ],
        }
      }),
    )
    const { page } = await start()
    await page.getByRole('button', named('Agreements')).click()
    await expect(rows(page)).toHaveCount(5)
    await expect(cell(page, 0, 'type')).toContainText('NO_SUCH_TYPE')
    await expect(cell(page, 1, 'type')).toContainText('no-such-status')
    await expect(cell(page, 0, 'party')).toContainText('mention gone')
    await expect(facet(page, 'violation', 'Fills itself')).toContainText('5')
    await expect(facet(page, 'violation', 'Mention gone')).toContainText('5')
    await facet(page, 'violation', 'Unknown type').click()
    await expect(rows(page)).toHaveCount(1)
    await cell(page, 0, 'party').click()
    await expect(evidence(page)).toBeVisible()
  })
})

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { goldAnnotator } from '../shared/model/make-id.ts'
import { expect, test } from './app.ts'
import { press, tabTo } from './keys.ts'
import { asGold, cell, deeds, evidence, facet, headings, here, rows, statuses, table, words } from './ledger-story.ts'
import { markAsGold } from './marked-sample.ts'
import { languages, named } from './names.ts'

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

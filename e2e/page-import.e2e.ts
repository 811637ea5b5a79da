import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { newsPage } from '../electron/texts/html/page.fixtures.ts'
import { expect, test } from './app.ts'
import { filesBelow } from './disk.ts'
import { dropFiles } from './drop.ts'
import { press } from './keys.ts'
import { articleText } from './on-screen.ts'
import { expectNoViolation } from './reach.ts'

const headline = 'وزارة الصحة توقّع مذكّرة تفاهم مع المجلس الوطني'

for (const [language, theme, beside] of [
  ['ar', 'light', 'تكرار العنوان'],
  ['en', 'dark', 'headline again'],
] as const)
  test.describe(`a page of the press comes in, in ${language}`, () => {
    test.use({ settings: { screen: 'library', language, theme } })

    test('whole, with what is not its article a step behind and left out of what is found', async ({
      home,
      start,
    }, info) => {
      const { page } = await start({ ready: 'library' })
      const file = path.join(home.folder, 'page.html')
      writeFileSync(file, newsPage)
      await dropFiles(page, [file], { x: 700, y: 500 })
      await page.getByTestId('library-table').getByText(headline).dblclick()
      await expect(articleText(page)).toContainText('وقّعت وزارة الصحة،')

      const aside = articleText(page).locator('p.not-own')
      await expect(aside.filter({ hasText: 'سياسة' })).toHaveCount(1)
      await expect(articleText(page).locator('p:not(.not-own)').first()).toHaveText(headline)
      await expect(articleText(page).locator(`p[data-why="${beside}"]`)).toHaveText(headline)
      // Where such lines follow each other the first of them says why.
      await expect(aside.filter({ hasText: 'سياسة' })).not.toHaveAttribute('data-why')

      // The cursor stands on the article's first word, not on the menu's.
      const said = page.getByTestId('article-announcement')
      await press(page, 'ArrowLeft')
      await expect(said).toHaveText('الصحة')
      await press(page, 'ArrowRight')
      await press(page, 'ArrowRight')
      await expect(said).toContainText(language === 'ar' ? 'ليس من المقالة' : 'Not the article’s own')
      await page.screenshot({ path: info.outputPath(`page-${language}.png`) })
      await expectNoViolation(page)

      // The ministry stands in the repeated headline too: there nothing is offered.
      await press(page, 'ArrowLeft')
      await press(page, 'Shift+ArrowLeft')
      await press(page, 'KeyF')
      await press(page, 'KeyP')
      await expect(page.getByTestId('find-panel').getByRole('option')).toHaveCount(1)
      await page.screenshot({ path: info.outputPath(`found-${language}.png`) })
    })
  })

for (const language of ['ar', 'en'] as const)
  test.describe(`a table comes in, in ${language}`, () => {
    test.use({ settings: { screen: 'library', language } })

    test('from the column she chooses, changed only as she asks, and that is recorded', async ({
      home,
      start,
    }, info) => {
      const { page } = await start({ ready: 'library' })
      const file = path.join(home.folder, 'rows.csv')
      const body = 'وقّعت وزارة الصحة\r\nمذكّرة تفاهم\nمع المجلس.'
      writeFileSync(file, `id,summary,body\n7,"خلاصة أولى\r\nفي\nأسطر","${body}"\n`)
      await dropFiles(page, [file], { x: 700, y: 500 })
      const dialog = page.getByRole('dialog')
      const column = dialog.getByRole('combobox')
      await expect(column).toHaveValue('body')
      await column.selectOption('summary')
      await dialog.getByRole('checkbox').focus()
      await page.keyboard.press('Space')
      await page.screenshot({ path: info.outputPath(`table-${language}.png`) })
      await expectNoViolation(page)
      await dialog.locator('.btn.first').click()
      await expect(page.getByTestId('library-table').getByText('خلاصة أولى')).toBeVisible()
      const stored = filesBelow(path.join(home.corpus, 'documents'))
        .map(name => JSON.parse(readFileSync(path.join(home.corpus, 'documents', name), 'utf8')))
        .find(({ name }) => name === '7')
      expect(stored).toMatchObject({
        text: 'خلاصة أولى\nفي\nأسطر',
        provenance: [{ file: 'rows.csv', lineEnds: 'mixed', changes: ['line-ends'] }],
      })
    })
  })

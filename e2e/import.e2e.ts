import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { toDocumentId } from '../shared/model/make-id.ts'
import { expect, test } from './app.ts'
import { recordsInCheckpoint, recordsInJournal } from './disk.ts'
import { dropFiles } from './drop.ts'
import { expectNoViolation } from './reach.ts'

const text = 'زار وفد السعودية القاهرة والسعودية ترحب بالقاهرة. وقعت شركة هواوي عقدا.'
const id = toDocumentId(createHash('sha256').update(text).digest())
const record = (id: string, label: string, word: string) => {
  const start = text.indexOf(word)
  return { kind: 'entity', id, label, spans: [[start, start + word.length]], surface: word }
}
const line = JSON.stringify({
  hashiya: 1,
  name: 'foreign',
  text,
  layers: {
    سارة: {
      status: 'done',
      records: [
        record('T1', 'PER', 'وفد'),
        record('T2', 'GPE', 'والسعودية'),
        record('T3', 'MIS0', 'عقدا'),
        record('T4', 'OO', 'ترحب'),
        { kind: 'entity', id: 'T5' },
      ],
    },
  },
})

for (const language of ['ar', 'en'] as const)
  test.describe(`what files would bring is asked about first, in ${language}`, () => {
    test.use({ settings: { screen: 'library', language } })

    test('by keyboard: labels mapped, added and left out, a clitic cut, an owner chosen', async ({
      home,
      start,
    }, info) => {
      const { page } = await start({ ready: 'library' })
      const file = path.join(home.folder, 'foreign.jsonl')
      writeFileSync(file, `${line}\nnot JSON\n`)
      await dropFiles(page, [file], { x: 700, y: 500 })
      const dialog = page.getByRole('dialog')
      await expect(dialog).toBeVisible()
      const choices = dialog.getByRole('combobox')
      await expect(choices).toHaveCount(4)
      // PER is known by another name; the others are offered as new labels.
      await expect(dialog.getByRole('combobox', { name: /PER/ })).toHaveValue('PERS')
      await dialog.getByRole('combobox', { name: /OO/ }).selectOption('-')
      const form = dialog.getByRole('checkbox')
      await form.focus()
      await page.keyboard.press('Space')
      await expect(form).toBeChecked()
      await page.screenshot({ path: info.outputPath('import.png') })
      await expectNoViolation(page)
      await dialog.getByRole('button').first().focus()
      await dialog
        .getByRole('button', { name: language === 'ar' ? 'استيراد مقالة واحدة' : 'Import 1 article' })
        .press('Enter')
      await expect(dialog).toBeHidden()
      await expect(page.getByTestId('library-table').getByRole('row')).toHaveCount(7)
      const entities = () =>
        [...recordsInJournal(home.corpus, id), ...recordsInCheckpoint(home.corpus, id)].flatMap(record =>
          record.kind === 'entity' ? [[record.label, record.surface]] : [],
        )
      await expect.poll(entities).toEqual([
        ['PERS', 'وفد'],
        ['GPE', 'السعودية'],
        ['MIS0', 'عقدا'],
      ])
    })

    test('a zip is read like a folder, and what nobody reads is named', async ({ home, start }, info) => {
      const { page } = await start({ ready: 'library' })
      const zip = path.join(home.folder, 'foreign.zip')
      const files = { 'marks/foreign.jsonl': line, 'marks/cover.png': 'x', 'marks/page.pdf': 'x', '../out.txt': 'x' }
      writeFileSync(
        zip,
        zipSync(Object.fromEntries(Object.entries(files).map(([name, held]) => [name, strToU8(held)]))),
      )
      await dropFiles(page, [zip], { x: 700, y: 500 })
      const dialog = page.getByRole('dialog')
      await expect(dialog.getByText('foreign.zip/marks/cover.png')).toBeVisible()
      await expect(dialog.getByText('../out.txt')).toBeVisible()
      await page.screenshot({ path: info.outputPath('zip.png') })
      await expectNoViolation(page)
      await page.keyboard.press('Escape')
      await expect(dialog).toBeHidden()
    })

    test('a folder with pictures beside its articles asks nothing, and says what it left', async ({
      home,
      start,
    }, info) => {
      const { page } = await start({ ready: 'library' })
      const folder = path.join(home.folder, 'صحف')
      mkdirSync(folder)
      writeFileSync(path.join(folder, 'خبر.txt'), text)
      for (const name of ['one.png', 'two.png', 'three.png', '.DS_Store']) writeFileSync(path.join(folder, name), 'x')
      await dropFiles(page, [folder], { x: 700, y: 500 })
      await expect(page.getByText('صحف/three.png')).toBeVisible()
      await expect(page.getByRole('dialog')).toBeHidden()
      await expect(page.getByTestId('library-table').getByRole('row')).toHaveCount(7)
      await page.screenshot({ path: info.outputPath('passed-over.png') })
      await expectNoViolation(page)
    })
  })

import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
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
  })

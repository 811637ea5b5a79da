import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { ElectronApplication, Locator, Page } from '@playwright/test'
import { expect, test } from './app.ts'
import { filesBelow, hashFiles } from './disk.ts'
import { dropFiles } from './drop.ts'
import { annotatorName, articleText as sampleText } from './home.ts'
import { press } from './keys.ts'
import { named, names } from './names.ts'
import { articleText, paintedMarks } from './on-screen.ts'

const rows = (page: Page) => page.getByTestId('library-table').getByRole('row')

/** The system's dialog answers with these paths; the dialog itself is the system's own and no part of the program. */
const answerDialog = (app: ElectronApplication, paths: readonly string[]): Promise<void> =>
  app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [...chosen] })
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen[0] ?? '' })
  }, paths)

test.describe('texts come in', () => {
  test.use({ settings: { screen: 'library', language: 'en' } })

  test('by dialog and by drop; the same text again adds nothing', async ({ home, start }) => {
    const { app, page } = await start({ ready: 'library' })
    await expect(rows(page)).toHaveCount(6)
    const [one, two] = [path.join(home.folder, 'one.txt'), path.join(home.folder, 'two.txt')]
    writeFileSync(one, 'التقى وزير الخارجية نظيره المصري.')
    writeFileSync(two, '\ufeffوقّع المجمع عقدا مع شركة إيني.\r\nوجرى ذلك بميلانو.')

    await answerDialog(app, [one])
    await page.getByRole('button', named(names.en.import)).click()
    await expect(page.getByText('1 article added.')).toBeVisible()
    await expect(rows(page)).toHaveCount(7)

    await dropFiles(page, [two, one], { x: 700, y: 500 })
    await expect(rows(page)).toHaveCount(8)
    await expect(page.getByText(/1 was here already/)).toBeVisible()

    // Line ends as they came; the byte order mark is the file's, not the text's.
    const stored = filesBelow(path.join(home.corpus, 'documents')).map(
      name => JSON.parse(readFileSync(path.join(home.corpus, 'documents', name), 'utf8')).text,
    )
    expect(stored).toContain('وقّع المجمع عقدا مع شركة إيني.\r\nوجرى ذلك بميلانو.')
    expect(stored).toHaveLength(7)
  })
})

test.describe('a layer comes in', () => {
  test.use({ settings: { language: 'en' } })

  test('and stands on the sheet of the open article at once, beside what she marked', async ({ home, start }) => {
    const { app, page } = await start()
    const text = sampleText('000')
    await press(page, 'KeyS')
    await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved')
    const file = path.join(home.folder, 'layer.jsonl')
    const record = { kind: 'entity', id: 'T1', label: 'ORG', spans: [[4, 17]], surface: text.slice(4, 17) }
    const layers = { [annotatorName]: { status: 'in-progress', records: [record] } }
    writeFileSync(file, `${JSON.stringify({ hashiya: 1, name: 'one', text, layers })}\n`)

    await answerDialog(app, [file])
    await page.getByRole('button', named(names.en.library)).click()
    await page.getByRole('button', named(names.en.import)).click()
    await expect(page.getByText(/1 was here already/)).toBeVisible()
    await page.getByRole('navigation').getByRole('button', named(names.en.article)).click()
    await expect
      .poll(() => paintedMarks(page, text))
      .toEqual([
        { label: 'GPE', start: 0, end: 3 },
        { label: 'ORG', start: 4, end: 17 },
      ])
    // The next mark goes on from there.
    await articleText(page).focus()
    await press(page, 'KeyF')
    await expect.poll(() => paintedMarks(page, text)).toHaveLength(3)
    await expect(page.getByTestId('save-state')).toHaveAttribute('data-state', 'saved')
  })
})

/** The report's account as it stands on the screen: each count by its words. */
const readAccount = (report: Locator): Promise<Readonly<Record<string, number>>> =>
  report
    .locator('dl > div')
    .evaluateAll(rows =>
      Object.fromEntries(
        rows.map(row => [row.querySelector('dd')?.textContent ?? '', Number(row.querySelector('dt')?.textContent)]),
      ),
    )

/** Every file of an unsplit export. */
const namesOf = {
  native: ['corpus.jsonl', 'report.json'],
  spacy: ['config.cfg', 'corpus.jsonl', 'corpus.spacy', 'report.json', 'tokenizer.json', 'tokenizer.py'],
  conll: ['corpus.conll', 'report.json'],
} as const

test.describe('gold goes out', () => {
  for (const format of ['native', 'spacy', 'conll'] as const) {
    test.describe(format, () => {
      test.use({
        settings: {
          screen: 'export',
          language: 'en',
          exportOptions: {
            format,
            layer: 'gold',
            statuses: 'all',
            borders: 'word',
            nesting: 'outermost',
            tags: 'IOB2',
            split: null,
          },
        },
      })

      test(`writes ${format}, and what the report says is what the file holds ${format === 'conll' ? '@smoke' : ''}`, async ({
        home,
        start,
      }) => {
        const { app, page } = await start({ ready: 'export' })
        const before = hashFiles(home.corpus)
        const out = path.join(home.folder, 'out')
        mkdirSync(out)
        await answerDialog(app, [out])
        await page.getByRole('button', named('Export…')).click()
        const report = page.getByRole('complementary', named('Proof report'))
        await expect(report.getByText('in the source')).toBeVisible()
        const sums = await readAccount(report)
        const files = filesBelow(out)
        const of = (name: string): string => path.join(out, files.find(file => path.basename(file) === name) ?? name)
        expect(files.map(name => path.basename(name)).toSorted()).toEqual(namesOf[format])
        const held = entitiesIn(format, readFileSync(of(format === 'conll' ? 'corpus.conll' : 'corpus.jsonl'), 'utf8'))
        const { entities, kept } = JSON.parse(readFileSync(of('report.json'), 'utf8'))
        expect([entities, kept]).toEqual([131, sums['kept as they are']])
        expect(sums['in the source']).toBe(131)
        expect((sums['kept as they are'] ?? 0) + (sums.altered ?? 0)).toBe(held)
        expect(held + (sums['not carried by the format'] ?? 0)).toBe(131)
        if (format === 'conll') expect(sums['not carried by the format']).toBe(21)
        expect(hashFiles(home.corpus)).toEqual(before)
      })
    })
  }
})

/** Entities in a file, counted without the program's own reader. */
function entitiesIn(format: 'native' | 'spacy' | 'conll', written: string): number {
  switch (format) {
    case 'native':
      return lines(written).reduce(
        (sum, line) =>
          sum +
          Object.values(JSON.parse(line).layers ?? {})
            .flatMap((layer: unknown) => countEntities(layer))
            .reduce((a, b) => a + b, 0),
        0,
      )
    case 'spacy':
      return lines(written).reduce((sum, line) => sum + JSON.parse(line).spans.sc.length, 0)
    case 'conll':
      return lines(written).filter(line => /\tB-/.test(line)).length
  }
}

const lines = (text: string): readonly string[] => text.split('\n').filter(line => line !== '')

const countEntities = (layer: unknown): readonly number[] =>
  typeof layer === 'object' && layer !== null && 'records' in layer && Array.isArray(layer.records)
    ? [layer.records.filter(record => record.kind === 'entity').length]
    : []

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { collect, entity, exportOf, memoryFile, proveAll, writeAll } from '../format.fixtures.ts'
import { huggingface } from '../huggingface.ts'
import { proveDocument } from '../proof.ts'
import { datasetCard, featuresOf } from './dataset-card.ts'
import { openParquetRows, ParquetRows, type TaggedRow } from './parquet.ts'

const fileOf = (pieces: readonly Uint8Array[]) => {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole.buffer
}

const names = ['O', 'B-ORG', 'I-ORG']

async function roundTrip(rows: readonly TaggedRow[]): Promise<readonly TaggedRow[]> {
  const writer = new ParquetRows()
  const pieces = rows.map(row => writer.add(row))
  const file = fileOf([...pieces, writer.finish(featuresOf(names))])
  const read: TaggedRow[] = []
  const { names: there, groups } = await openParquetRows(file)
  expect(there).toEqual(names)
  for await (const group of groups()) read.push(...group)
  return read
}

test('rows are read as they were written', async () => {
  const row = fc
    .array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.nat({ max: 400 })), { maxLength: 20 })
    .chain(tokens =>
      fc.record({
        id: fc.string({ unit: 'grapheme' }),
        tokens: fc.constant(tokens.map(([token]) => token)),
        tags: fc.constant(tokens.map(([, tag]) => tag)),
      }),
    )
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 8 }), async rows => {
      expect(await roundTrip(rows)).toEqual(rows)
    }),
  )
})

test('a file of many row groups comes in pieces and is read whole', async () => {
  const tokens = Array.from({ length: 1000 }, (_, at) => `كلمة${at}`)
  const rows = Array.from({ length: 120 }, (_, at) => ({ id: `${at}`, tokens, tags: tokens.map((_, tag) => tag % 3) }))
  const writer = new ParquetRows()
  const pieces = rows.map(row => writer.add(row))
  expect(pieces.filter(piece => piece.length > 0)).toHaveLength(10)
  expect(await roundTrip(rows)).toEqual(rows)
}, 30_000)

test('the card names tags in the order of their numbers', () => {
  const card = datasetCard({
    title: 'أخبار "اليوم"',
    language: 'ar',
    names: ['O', 'B-ORG'],
    files: [{ split: 'train', stem: 'corpus', documents: 3 }],
  })
  expect(card).toContain(`          '0': "O"\n          '1': "B-ORG"\n`)
  expect(card).toContain('pretty_name: "أخبار \\"اليوم\\""')
  expect(card).not.toContain('validation')
})

test('a row is a sentence, its tags numbered by the scheme, and Parquet says what the lines say', async () => {
  const text = '🤝 وقّعت وزارة الصحة اتفاقًا مع لهواوي.\nتمّ!'
  const marks = [entity('T1', 'ORG', [9, 20]), entity('T2', 'ORG', [33, 38]), entity('T3', 'NOBODY', [3, 8])]
  const { contents, losses } = writeAll(huggingface, [exportOf(text, marks)])
  const jsonl = contents.get('corpus.jsonl')
  expect(
    typeof jsonl === 'string' &&
      jsonl
        .trimEnd()
        .split('\n')
        .map(line => JSON.parse(line)),
  ).toEqual([
    {
      id: 'article one:0',
      tokens: ['🤝', 'وقّعت', 'وزارة', 'الصحة', 'اتفاقًا', 'مع', 'لهواوي', '.'],
      ner_tags: [0, 0, 1, 2, 0, 0, 1, 0],
    },
    { id: 'article one:1', tokens: ['تمّ', '!'], ner_tags: [0, 0] },
  ])
  expect(losses[0]?.map(({ id, reason }) => [id, reason])).toEqual([
    ['T2', 'grown-to-word'],
    ['T3', 'label-not-declared'],
  ])
  const [proof] = await proveAll(huggingface, [exportOf(text, marks)])
  expect(proof).toMatchObject({ kept: 1, altered: [{ id: 'T2' }], notCarried: [{ id: 'T3' }] })
})

test('lines that do not say what Parquet says count as not read', async () => {
  const source = exportOf('زار مصر وفد', [entity('T1', 'GPE', [4, 7])])
  const { files, contents, losses } = writeAll(huggingface, [source])
  const lines = String(contents.get('corpus.jsonl'))
  const mixed = files.map(file =>
    file.name === 'corpus.jsonl' ? memoryFile(file.name, lines.replace('[0,3,0]', '[0,1,0]'), contents) : file,
  )
  const [back] = await collect(huggingface.readBack(mixed))
  expect(lines).toContain('[0,3,0]')
  expect(proveDocument(source, losses[0] ?? [], huggingface, back)).toMatchObject({ kept: 0 })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ClassNames } from './class-names.ts'
import { datasetCard, featuresOfNames } from './dataset-card.ts'
import { ParquetRows, readParquetRows, type TaggedRow } from './parquet.ts'

const fileOf = (pieces: readonly Uint8Array[]) => {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole.buffer
}

async function roundTrip(rows: readonly TaggedRow[]): Promise<readonly TaggedRow[]> {
  const writer = new ParquetRows()
  const pieces = rows.map(row => writer.add(row))
  const file = fileOf([...pieces, writer.finish(featuresOfNames(['O', 'B-ORG', 'I-ORG']))])
  const read: TaggedRow[] = []
  for await (const row of readParquetRows(file)) read.push(row)
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
  const rows = Array.from({ length: 250 }, (_, at) => ({ id: `${at}`, tokens, tags: tokens.map((_, tag) => tag % 3) }))
  const writer = new ParquetRows()
  const pieces = rows.map(row => writer.add(row))
  expect(pieces.filter(piece => piece.length > 0)).toHaveLength(2)
  expect(await roundTrip(rows)).toEqual(rows)
})

test('tags are numbered from the scheme, others after them', () => {
  const names = new ClassNames(['ORG', 'PERSON'], 'IOB2')
  expect(names.idOf('B-PERSON')).toBe(3)
  expect(names.idOf('B-DATE')).toBe(5)
  expect(names.names).toEqual(['O', 'B-ORG', 'I-ORG', 'B-PERSON', 'I-PERSON', 'B-DATE'])
  expect(new ClassNames(['ORG'], 'BIOES').names).toEqual(['O', 'B-ORG', 'I-ORG', 'E-ORG', 'S-ORG'])
})

test('the card names tags in the order of their numbers', () => {
  const card = datasetCard({
    title: 'أخبار "اليوم"',
    languages: ['ar'],
    names: ['O', 'B-ORG'],
    splits: [{ split: 'train', rows: 3 }],
    paragraphs: [],
  })
  expect(card).toContain(`          '0': "O"\n          '1': "B-ORG"\n`)
  expect(card).toContain('pretty_name: "أخبار \\"اليوم\\""')
  expect(card).not.toContain('validation')
})

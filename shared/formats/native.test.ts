import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { deviceIdSchema } from '../model/ids.ts'
import { goldAnnotator, toDocumentId } from '../model/make-id.ts'
import { exportOf } from './format.fixtures.ts'
import type { ImportContext } from './format.ts'
import { readNative, toNativeLine } from './native.ts'

const digest = (text: string): Uint8Array => createHash('sha256').update(text, 'utf8').digest()
const context: ImportContext = { device: deviceIdSchema.parse('bbbbbbbb'), digest }

describe('native', () => {
  it('keeps fields of the line it does not know', () => {
    const line =
      '{"hashiya":1,"text":"مصر","later":{"a":[1]},"metadata":{"editor":"م"},"layers":{"gold":{"status":"done","judge":7,"records":[]}}}'
    const [document] = readNative(line, 'corpus.jsonl', context).documents
    if (!document) throw new Error('not read')
    const written = toNativeLine({
      document: { ...exportOf('مصر', []).document, ...document.document, name: 'م' },
      scheme: 's',
      layers: [{ annotator: goldAnnotator, status: 'done', records: [], unplaced: [] }],
    })
    expect(JSON.parse(written)).toMatchObject({
      later: { a: [1] },
      metadata: { editor: 'م', language: 'ar' },
      layers: { gold: { status: 'done', judge: 7 } },
    })
  })

  it('carries boilerplate in code points, there and back, and names what does not fit the text', () => {
    const text = '😀 مصر\nشارك'
    const boilerplate = [{ start: 7, end: 11, why: 'share' as const }]
    const source = exportOf(text, [])
    const metadata = { language: 'ar', direction: 'rtl', boilerplate } as const
    const line = toNativeLine({ ...source, document: { ...source.document, metadata } })
    expect(JSON.parse(line)).toMatchObject({ metadata: { boilerplate: [{ start: 6, end: 10, why: 'share' }] } })
    const json = JSON.stringify({
      hashiya: 1,
      text,
      metadata: { boilerplate: [{ start: 6, end: 10, why: 'share' }, { start: 9, end: 99, why: 'share' }, 7] },
    })
    const { documents, problems } = readNative(json, 'corpus.jsonl', context)
    expect(documents[0]?.document.metadata.boilerplate).toEqual(boilerplate)
    expect(problems).toMatchObject([{ code: 'format/line', params: { line: 1 } }])
  })

  it('computes id and sum where the line brings none', () => {
    const { documents: read } = readNative('{"hashiya":1,"text":"مصر 😀"}\n', 'corpus.jsonl', context)
    expect(read[0]?.document).toMatchObject({ id: toDocumentId(digest('مصر 😀')), name: null })
    expect(read[0]?.document.sha256).toBe(Buffer.from(digest('مصر 😀')).toString('hex'))
  })

  it.each([
    ['not JSON', '{"hashiya":1', 'not JSON'],
    ['no text', '{"hashiya":1}', 'text: '],
    ['another format', '{"text":"مصر","label":[]}', 'hashiya: '],
    ['a sum that does not fit', `{"hashiya":1,"text":"مصر","sha256":"${'0'.repeat(64)}"}`, 'sha256'],
    ['an id that does not fit', `{"hashiya":1,"text":"مصر","id":"${'a'.repeat(26)}"}`, 'the id'],
    ['half a surrogate pair', '{"hashiya":1,"text":"\\ud83d"}', 'surrogate'],
  ])('names the line and the reason: %s', (_name, line, reason) => {
    const { documents: read, problems } = readNative(`\n${line}\n{"hashiya":1,"text":"ok"}\n`, 'corpus.jsonl', context)
    expect(read).toHaveLength(1)
    expect(problems).toMatchObject([{ code: 'format/line', params: { file: 'corpus.jsonl', line: 2 } }])
    expect(problems[0]?.code === 'format/line' && problems[0].params.reason).toContain(reason)
  })

  it('refuses a line of a later version', () => {
    const { problems } = readNative('{"hashiya":2,"text":"مصر"}', 'corpus.jsonl', context)
    expect(problems).toEqual([{ code: 'format/newer', params: { file: 'corpus.jsonl', version: 2, supported: 1 } }])
  })

  it('leaves out a broken record and keeps the rest', () => {
    const records =
      '[{"kind":"entity","id":"T1","label":"GPE","spans":[[0,3]]},{"kind":"entity","id":"T2"},{"kind":"entity","id":"T1","label":"ORG","spans":[[0,3]]}]'
    const { documents: read, problems } = readNative(
      `{"hashiya":1,"text":"مصر","layers":{"gold":{"records":${records}}}}`,
      'corpus.jsonl',
      context,
    )
    expect(read[0]?.layers[0]?.records.map(record => record.id)).toEqual(['T1'])
    expect(problems.map(problem => problem.code)).toEqual(['format/line', 'format/line'])
  })

  it('leaves out a record whose name or note holds half of a surrogate pair: no file would give it back', () => {
    const half = String.raw`\ud83d`
    const mark = (id: string, label: string, note: string): string =>
      `{"kind":"entity","id":"${id}","label":"${label}","spans":[[0,3]],"note":"${note}","attributes":{}}`
    const records = [mark('T1', `O${half}`, ''), mark('T2', 'GPE', half), mark('T3', 'GPE', '😀')].join(',')
    const { documents: read, problems } = readNative(
      `{"hashiya":1,"text":"مصر","layers":{"gold":{"records":[${records}]}}}`,
      'corpus.jsonl',
      context,
    )
    expect(read[0]?.layers[0]?.records.map(record => record.id)).toEqual(['T3'])
    expect(problems.map(({ params }) => ('reason' in params ? params.reason : ''))).toEqual(
      [1, 2].map(number => `record ${number}: half of a surrogate pair stands in it`),
    )
  })

  it('finds a quote that stands elsewhere, and keeps aside one that stands nowhere', () => {
    const records =
      '[{"kind":"entity","id":"T1","label":"GPE","spans":[[0,3]],"surface":"العراق"},{"kind":"entity","id":"T2","label":"GPE","spans":[[0,3]],"surface":"الصين"}]'
    const { documents: read, problems } = readNative(
      `{"hashiya":1,"text":"مصر والعراق","layers":{"gold":{"records":${records}}}}`,
      'corpus.jsonl',
      context,
    )
    expect(read[0]?.layers[0]?.records).toMatchObject([{ id: 'T1', spans: [{ start: 5, end: 11 }] }])
    expect(read[0]?.layers[0]?.unplaced).toMatchObject([{ id: 'T2' }])
    expect(problems.map(problem => problem.code)).toEqual(['mention/misplaced', 'mention/misplaced'])
  })
})

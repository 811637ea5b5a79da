import { describe, expect, it } from 'vitest'
import { lossReasonSchema } from '../formats/proof-report.ts'
import { type AppError, errorCodes } from '../result.ts'
import { errorSentences, sentenceOf } from './errors.ts'
import { arabicReason } from './line-reasons.ts'
import { lossSentences } from './losses.ts'

const examples: readonly AppError[] = [
  { code: 'corpus/missing', params: { path: '/p/q' } },
  { code: 'corpus/not-a-corpus', params: { path: '/p/q' } },
  { code: 'corpus/exists', params: { path: '/p/q' } },
  { code: 'corpus/within', params: { path: '/مدوّنات/أخبار/out', corpus: '/مدوّنات/أخبار' } },
  { code: 'corpus/locked', params: { path: '/p/q', host: 'desk', pid: 12 } },
  { code: 'corpus/lock-lost', params: { path: '/p/q' } },
  { code: 'journal/replaced', params: { file: '/p/q' } },
  { code: 'format/newer', params: { file: 'f.json', version: 9, supported: 1 } },
  { code: 'file/broken', params: { file: 'f.json', reason: 'cut off', movedTo: null } },
  { code: 'file/broken', params: { file: 'f.json', reason: 'cut off', movedTo: 'f.broken' } },
  { code: 'settings/mended', params: { file: 's.json', lost: 'textSize', movedTo: null } },
  { code: 'settings/mended', params: { file: 's.json', lost: 'keys.leap', movedTo: 's.kept' } },
  { code: 'journal/torn', params: { file: 'j.jsonl' } },
  { code: 'journal/damaged', params: { file: 'j.jsonl', lines: 1, movedTo: null } },
  { code: 'journal/damaged', params: { file: 'j.jsonl', lines: 2, movedTo: 'j.kept' } },
  { code: 'document/missing', params: { id: 'abc' } },
  { code: 'layer/read-only', params: { annotator: 'gold' } },
  { code: 'text/encoding', params: { file: 'f.txt' } },
  { code: 'text/too-large', params: { file: 'f.txt', bytes: 62914560, limit: 16777216 } },
  { code: 'text/empty', params: { file: 'f.txt' } },
  { code: 'format/unknown', params: { format: 'xyz' } },
  { code: 'file/unread', params: { file: '/p/a.json', why: 'unknown', seems: 'json', fields: 'id, body' } },
  { code: 'file/unread', params: { file: '/p/a.json', why: 'unknown', seems: 'json', fields: '' } },
  { code: 'file/unread', params: { file: '/p/a.png', why: 'unknown', seems: 'bytes', fields: '' } },
  { code: 'file/unread', params: { file: '/p/a.xyz', why: 'unknown', seems: 'text', fields: '' } },
  { code: 'file/unread', params: { file: '/p/a.xyz', why: 'unknown', seems: 'nothing', fields: '' } },
  { code: 'file/unread', params: { file: '/p/entities.csv', why: 'exported', seems: 'text', fields: '' } },
  { code: 'format/line', params: { file: 'f.jsonl', line: 3, reason: 'not JSON' } },
  { code: 'mention/misplaced', params: { document: 'abc', id: 'T1', surface: 'مصر' } },
  { code: 'mention/misplaced', params: { document: 'abc', id: 'T1', surface: 'مصر', file: 'f.ann', line: 3 } },
  { code: 'export/empty', params: {} },
  { code: 'export/untrue', params: { format: 'brat', document: '003', reason: 'another name' } },
  { code: 'disk/full', params: { path: '/p/q' } },
  { code: 'disk/read-only', params: { path: '/p/q' } },
  { code: 'disk/failed', params: { path: '/p/q', reason: 'EIO' } },
  { code: 'program/failed', params: { reason: 'TypeError' } },
  { code: 'record/kept', params: { file: 'f.jsonl', line: 4, document: 'abc', id: 'T1' } },
  { code: 'record/conflict', params: { document: 'abc', id: 'T1' } },
  { code: 'scheme/changed', params: { revision: 3, present: 4 } },
  {
    code: 'scheme/older',
    params: { annotator: 'سارة', document: '002', revision: 3, present: 4, records: 41 },
  },
  { code: 'scheme/late', params: { document: 'abc', names: 'FAC, LOC', records: 1 } },
  { code: 'scheme/late', params: { document: 'abc', names: 'FAC', records: 12 } },
  { code: 'scheme/conflict', params: { revision: 3 } },
  { code: 'job/cancelled', params: {} },
]

const arabicScript = /\p{Script=Arabic}/u
/** Params that choose a sentence and do not stand in it. */
const chosenBy: ReadonlySet<string> = new Set(['why', 'seems'])
/** A path, a name or a word of another script that a sentence may hold. */
const quoted = /\u2068[^\u2069]*\u2069/g

describe('error sentences', () => {
  it('exist for every code', () => {
    expect(new Set(examples.map(error => error.code))).toEqual(new Set(errorCodes))
    for (const language of ['ar', 'en'] as const)
      expect(Object.keys(errorSentences[language]).sort()).toEqual([...errorCodes].sort())
  })

  it.each(examples)('$code says what happened and what to do', error => {
    const english = sentenceOf(error, 'en')
    const arabic = sentenceOf(error, 'ar')
    expect(english).toMatch(/[.;:] .*\.$/s)
    expect(english).not.toMatch(/undefined|null|NaN|\[object/)
    expect(arabic).toMatch(arabicScript)
    expect(arabic).toMatch(/[.،؛] .*\.$/s)
    expect(arabic.replace(quoted, '')).not.toMatch(/undefined|null|NaN|[A-Za-z]{4}/)
    // What tells one file from another stands in both.
    for (const [name, value] of Object.entries(error.params))
      if (typeof value === 'string' && !chosenBy.has(name))
        for (const [sentence, said] of [
          [english, value],
          [arabic, arabicReason(value) ?? value],
        ] as const)
          expect(sentence).toContain(said)
  })
})

describe('what readers say of a line', () => {
  it('is said in Arabic, part by part, foreign words apart', () => {
    expect(arabicReason('not JSON')).toBe('ليس بصيغة \u2068JSON\u2069')
    expect(arabicReason('record 3: label: Invalid input: expected string, received number')).toBe(
      'السجلّ \u20683\u2069: \u2068label\u2069: المنتظر نصّ والموجود عدد',
    )
    expect(arabicReason('what nobody says')).toBeNull()
  })
})

describe('loss sentences', () => {
  it.each(lossReasonSchema.options)('%s is said in both languages', reason => {
    for (const written of [null, 'هواوي']) {
      expect(lossSentences.en[reason]({ written })).toMatch(/^[A-Z].*\.$/)
      expect(lossSentences.ar[reason]({ written })).toMatch(/^\p{Script=Arabic}.*\.$/u)
    }
  })
})

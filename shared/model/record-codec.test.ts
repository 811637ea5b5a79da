import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyMapping } from '../edit/scheme-mapping.ts'
import { createOffsetMap } from '../text/offsets.ts'
import { deviceIdSchema, documentIdSchema, recordIdSchema } from './ids.ts'
import { type CodecContext, fromStored, toStored } from './record-codec.ts'
import { type Annotation, annotationSchema, type Span } from './records.ts'
import { schemeSchema } from './scheme.ts'
import { storedRecordSchema } from './stored-records.ts'

/** What a file can hold: JSON knows no −0. */
const jsonValue = fc.jsonValue().map(value => JSON.parse(JSON.stringify(value)))

const device = deviceIdSchema.parse('abcdefgh')
const document = documentIdSchema.parse('a'.repeat(26))

const contextOf = (text: string): CodecContext => ({ document, text, offsets: createOffsetMap(text), device })

const characters = ['ا', 'ل', 'م', 'مُ', 'ـ', ' ', '\n', 'a', '7', '😀', '👩🏽‍🔬', '𐤀', '🇩🇿', '،']
const texts = fc.array(fc.constantFrom(...characters), { minLength: 3, maxLength: 60 }).map(parts => parts.join(''))

/** Borders between code points, as UTF-16 offsets. */
function bordersOf(text: string): readonly number[] {
  const borders = [0]
  for (const character of text) borders.push((borders.at(-1) ?? 0) + character.length)
  return borders
}

/** One to three disjoint fragments in text order. */
const spansIn = (text: string): fc.Arbitrary<readonly Span[]> =>
  fc
    .uniqueArray(fc.constantFrom(...bordersOf(text)), { minLength: 2, maxLength: 6 })
    .map(borders => borders.toSorted((a, b) => a - b))
    .map(borders =>
      Array.from({ length: Math.floor(borders.length / 2) }, (_, at) => ({
        start: borders[at * 2] ?? 0,
        end: borders[at * 2 + 1] ?? 0,
      })),
    )

const ids = fc.constantFrom('T1', 'T2', 'r-ا', '9').map(id => recordIdSchema.parse(id))
const common = {
  id: ids,
  source: fc.constantFrom('person', 'import', 'tagger'),
  stamp: fc.tuple(fc.nat(), fc.constant(device)),
}
const annotated = {
  attributes: fc.dictionary(
    fc.constantFrom('status', 'نوع'),
    fc.oneof(fc.string(), fc.boolean(), fc.array(fc.string())),
  ),
  note: fc.constantFrom('', 'ملاحظة "مهمة"\n'),
  doubt: fc.boolean(),
}
const extra = fc.option(fc.dictionary(fc.constantFrom('confidence', 'x y', 'ثقة'), jsonValue, { minKeys: 1 }), {
  nil: undefined,
})
const text = fc.constantFrom('المغرب', 'x')
const seed = schemeSchema.parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../seeds/scheme.json'), 'utf8')))

const recordsIn = (source: string): fc.Arbitrary<unknown> => {
  const spans = spansIn(source)
  const filler = fc.oneof(
    ids.map(entity => ({ entity })),
    spans.map(found => ({ spans: found })),
  )
  const optional = { requiredKeys: [] as never[] }
  return fc.oneof(
    fc
      .tuple(
        fc.record({
          ...common,
          ...annotated,
          kind: fc.constant('entity'),
          label: fc.constantFrom('ORG', 'جهة'),
          spans,
        }),
        fc.record({ normal: text, link: text }, optional),
      )
      .map(([record, rest]) => ({ ...record, ...rest })),
    fc.record({ ...common, ...annotated, kind: fc.constant('relation'), label: fc.constant('R'), from: ids, to: ids }),
    fc
      .tuple(
        fc.record({
          ...common,
          ...annotated,
          kind: fc.constant('agreement'),
          type: fc.constant('MOU'),
          roles: fc.array(
            fc
              .tuple(
                fc.record({ role: fc.constant('party'), filler }),
                fc.record({ of: ids, extra: fc.constant({ confidence: 0.5, مصدر: ['x'] }) }, optional),
              )
              .map(([role, rest]) => ({ ...role, ...rest })),
            { maxLength: 3 },
          ),
          mentions: fc.array(spans, { maxLength: 2 }),
        }),
        fc.record({ trigger: spans }, optional),
      )
      .map(([record, rest]) => ({ ...record, ...rest })),
    fc.record({ ...common, kind: fc.constant('documentLabel'), category: fc.constant('topic'), value: fc.string() }),
    fc.record({ ...common, kind: fc.constant('status'), value: fc.constantFrom('new', 'done') }),
    fc.record({
      ...common,
      kind: fc.constant('canonicalEntity'),
      type: text,
      names: fc.record({ ar: fc.array(text), latin: fc.array(text) }),
      note: fc.constantFrom('', 'ملاحظة'),
    }),
    fc
      .tuple(
        fc.record({ ...common, kind: fc.constant('scheme'), scheme: fc.constant(seed) }),
        fc.record({ undoes: fc.nat() }, optional),
      )
      .map(([record, rest]) => ({
        ...record,
        ...rest,
        mapping: { ...emptyMapping, labels: { ORG: null, GPE: 'LOC' } },
      })),
    fc.record({ ...common, kind: fc.constant('dismissal'), of: fc.constant('inbox'), subject: fc.string() }),
    fc
      .tuple(
        fc.record({
          ...common,
          kind: fc.constant('cliticChoice'),
          form: text,
          label: text,
          clitic: fc.constantFrom('', 'ل'),
          at: fc.constant('2026-01-01T00:00:00.000Z'),
        }),
        fc.record({ normal: text }, optional),
      )
      .map(([record, rest]) => ({ ...record, ...rest })),
  )
}

const cases = texts.chain(source =>
  fc.tuple(fc.constant(source), recordsIn(source), extra).map(([found, record, rest]) => ({
    text: found,
    record: annotationSchema.parse({ ...(record as object), ...(rest ? { extra: rest } : {}) }),
  })),
)

describe('stored records', () => {
  it('give back every record, astral characters, fragments and unknown fields included', () => {
    fc.assert(
      fc.property(cases, ({ text: source, record }) => {
        const context = contextOf(source)
        const stored = JSON.parse(JSON.stringify(toStored(record, source, context.offsets)))
        expect(fromStored(storedRecordSchema.parse(stored), context)).toEqual({ record })
      }),
      { numRuns: 500 },
    )
  })

  it('count code points and quote the surface, as Python slices it', () => {
    const source = '😀 سوناطراك'
    const stored = toStored(entity([{ start: 3, end: 11 }]), source, createOffsetMap(source))
    expect(stored).toMatchObject({ spans: [[2, 10]], surface: 'سوناطراك' })
    expect([...source].slice(2, 10).join('')).toBe('سوناطراك')
  })

  it('leave defaults out', () => {
    const source = 'سوناطراك'
    expect(Object.keys(toStored(entity([{ start: 0, end: 8 }]), source, createOffsetMap(source))).sort()).toEqual(
      ['id', 'kind', 'label', 'source', 'spans', 'stamp', 'surface'].sort(),
    )
  })

  it('find a mention again whose place was shifted, nearest to where it was, and say so', () => {
    const source = 'هواوي وشركة هواوي وهواوي'
    const stored = storedRecordSchema.parse({
      kind: 'entity',
      id: 'T1',
      label: 'ORG',
      spans: [[13, 18]],
      surface: 'هواوي',
    })
    expect(fromStored(stored, contextOf(source))).toMatchObject({
      record: { spans: [{ start: 12, end: 17 }], source: 'import', stamp: [0, device] },
      problem: { code: 'mention/misplaced', params: { document, id: 'T1', surface: 'هواوي' } },
    })
  })

  it('find every fragment again by its own part of the quote', () => {
    const source = '😀 وزير الصحة ووزير العدل'
    const stored = storedRecordSchema.parse({
      kind: 'entity',
      id: 'T1',
      label: 'OCC',
      spans: [
        [0, 4],
        [9, 13],
      ],
      surface: 'وزير لعدل',
    })
    const found = fromStored(stored, contextOf(source))
    const spans = 'record' in found && found.record.kind === 'entity' ? found.record.spans : []
    expect(spans.map(span => source.slice(span.start, span.end))).toEqual(['وزير', 'لعدل'])
    // The other order is another mention.
    expect(fromStored({ ...stored, surface: 'لعدل وزير' }, contextOf(source))).toMatchObject({ unplaced: { id: 'T1' } })
  })

  it.each([
    ['stands nowhere', [[0, 4]], 'عمان'],
    ['lies outside the text and quotes nothing', [[50, 60]], undefined],
    ['runs backwards and quotes nothing', [[4, 2]], undefined],
  ])('keep a mention that %s as it is', (_why, spans, surface) => {
    const stored = storedRecordSchema.parse({ kind: 'entity', id: 'T1', label: 'GPE', spans, surface, mark: 7 })
    expect(fromStored(stored, contextOf('قطر والكويت'))).toEqual({
      unplaced: stored,
      problem: { code: 'mention/misplaced', params: { document, id: 'T1', surface: surface ?? '' } },
    })
  })

  it('check trigger, roles and other mentions of an agreement as well', () => {
    const source = 'مذكرة تفاهم بين قطر وعمان'
    const good = { kind: 'agreement', id: 'A1', type: 'MOU', trigger: { spans: [[0, 11]], surface: 'مذكرة تفاهم' } }
    const context = contextOf(source)
    const roles = [{ role: 'party', spans: [[16, 19]], surface: 'قطر' }]
    expect('record' in fromStored(storedRecordSchema.parse({ ...good, roles }), context)).toBe(true)
    const lost = [{ role: 'party', spans: [[16, 19]], surface: 'مصر' }]
    expect('unplaced' in fromStored(storedRecordSchema.parse({ ...good, roles: lost }), context)).toBe(true)
    expect('unplaced' in fromStored(storedRecordSchema.parse({ ...good, roles: [{ role: 'party' }] }), context)).toBe(
      true,
    )
  })
})

function entity(spans: readonly Span[]): Annotation {
  return {
    kind: 'entity',
    id: recordIdSchema.parse('T1'),
    label: 'ORG',
    spans,
    attributes: {},
    note: '',
    doubt: false,
    source: 'person',
    stamp: [1, device],
  }
}

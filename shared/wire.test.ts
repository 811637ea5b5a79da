import fc from 'fast-check'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { toColumns } from './model/record-columns.ts'
import { type Annotation, annotationSchema } from './model/records.ts'
import { fromWire, toWire } from './wire.ts'

const id = fc.stringMatching(/^[a-z2-7]{1,12}$/)
const common = {
  id,
  source: fc.constantFrom('person', 'rule', 'import'),
  stamp: fc.tuple(fc.nat(), fc.stringMatching(/^[a-z2-7]{8}$/)),
}
const annotated = {
  attributes: fc.oneof(fc.constant({}), fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), fc.string(), { minKeys: 1 })),
  note: fc.oneof(fc.constant(''), fc.string()),
  doubt: fc.boolean(),
}
const span = fc
  .tuple(fc.nat(1e6), fc.integer({ min: 1, max: 90 }))
  .map(([start, length]) => ({ start, end: start + length }))
const spans = fc.oneof(
  span.map(one => [one]),
  span.map(one => [one, { start: one.end + 3, end: one.end + 9 }]),
)
const plain = fc.record({
  kind: fc.constant('entity'),
  ...common,
  attributes: fc.constant({}),
  note: fc.constant(''),
  doubt: fc.constant(false),
  label: fc.constantFrom('ORG', 'GPE', 'تاريخ'),
  spans: span.map(one => [one]),
})
const entity = fc.record(
  {
    kind: fc.constant('entity'),
    ...common,
    ...annotated,
    label: fc.string({ minLength: 1 }),
    spans,
    normal: fc.string(),
    link: fc.string(),
    extra: fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), fc.string()),
  },
  { requiredKeys: ['kind', 'id', 'source', 'stamp', 'attributes', 'note', 'doubt', 'label', 'spans'] },
)
const other = fc.oneof(
  fc.record({ kind: fc.constant('status'), ...common, value: fc.constantFrom('new', 'done') }),
  fc.record({ kind: fc.constant('relation'), ...common, ...annotated, label: id, from: id, to: id }),
)
const records = fc
  .array(fc.oneof({ weight: 4, arbitrary: plain }, entity, other))
  .map((all): readonly Annotation[] => z.array(annotationSchema).parse(all))

it('brings every record across as it was, in its place', () => {
  fc.assert(
    fc.property(records, fc.string(), (list, text) => {
      const opened = { ok: true as const, value: { text, records: list, problems: [] } }
      expect(fromWire(toWire(opened))).toEqual(opened)
      const session = { ok: true as const, value: { settings: {}, document: { text, records: list } } }
      expect(fromWire(toWire(session))).toEqual(session)
    }),
  )
})

it('takes plain entities as columns', () => {
  fc.assert(
    fc.property(fc.array(plain), list => {
      const { id: ids, others } = toColumns(z.array(annotationSchema).parse(list))
      expect([ids.length, others.length]).toEqual([list.length, 0])
    }),
  )
})

it('leaves answers without records as they are', () => {
  for (const answer of [
    { ok: true as const, value: null },
    { ok: true as const, value: ['a', 'b'] },
    { ok: true as const, value: { settings: {}, document: null } },
    { ok: true as const, value: { document: 'its id', records: 2 } },
    { ok: false as const, error: { code: 'disk/full' as const, params: { path: '/x' } } },
  ])
    expect(fromWire(toWire(answer))).toEqual(answer)
})

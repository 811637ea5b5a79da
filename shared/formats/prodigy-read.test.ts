import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseSpan, spanSchema } from './prodigy-read.ts'

const place = fc.constantFrom<unknown>(0, 3, 2 ** 53, -1, 0.5, '3', null, undefined)
const words = fc.constantFrom<unknown>('n', '', 1, null, undefined)
const flag = fc.constantFrom<unknown>(true, false, 1, null, undefined)

const span = fc.record(
  {
    id: fc.constantFrom<unknown>('T1', 1, null, undefined),
    start: place,
    end: place,
    label: words,
    kind: fc.constantFrom<unknown>('trigger', 'verb', undefined),
    implicit: flag,
    attributes: fc.constantFrom<unknown>({}, { a: 1 }, [], null),
    note: words,
    doubt: flag,
    normal: words,
    link: words,
  },
  { requiredKeys: ['start', 'end', 'label'] },
)

it('takes a span where the schema does, for what the schema takes it', () =>
  fc.assert(
    fc.property(span, candidate => {
      const [parsed, bySchema] = [parseSpan(candidate), spanSchema.safeParse(candidate)]
      expect([parsed.success, parsed.data]).toEqual([bySchema.success, bySchema.data])
    }),
    { numRuns: 2_000 },
  ))

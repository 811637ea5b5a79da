import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseResult, resultSchema } from './label-studio-task.ts'

const place = fc.constantFrom<unknown>(0, 3, 2 ** 53 - 1, 2 ** 53, -1, 0.5, '3', null, undefined)
const words = fc.constantFrom<unknown>('مجمع', '', ['مجمع'], 3, null, undefined)
const names = fc.constantFrom<unknown>(['ORG'], [], ['ORG', 1], 'ORG', null, undefined)

const result = fc.record(
  {
    id: fc.constantFrom<unknown>('T1', 1, null),
    type: fc.constantFrom<unknown>('labels', 'choices', 1),
    from_name: fc.constantFrom<unknown>('label', 1),
    value: fc.oneof(
      fc.record(
        { start: place, end: place, text: words, labels: names, choices: names, number: place },
        { requiredKeys: ['start', 'end', 'text', 'labels'] },
      ),
      fc.constantFrom<unknown>(null, [], 'x'),
    ),
    meta: fc.constantFrom<unknown>({ text: ['n'] }, null, undefined),
    labels: names,
    to_id: words,
  },
  { requiredKeys: ['id', 'type', 'from_name', 'value'] },
)

it('takes a result where the schema does, for what the schema takes it', () =>
  fc.assert(
    fc.property(result, candidate => {
      const [parsed, bySchema] = [parseResult(candidate), resultSchema.safeParse(candidate)]
      expect(parsed.success).toBe(bySchema.success)
      if (bySchema.success) expect(parsed.data).toMatchObject(bySchema.data)
    }),
    { numRuns: 2_000 },
  ))

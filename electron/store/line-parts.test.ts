import { array, constantFrom, dictionary, property, assert as prove, record, string } from 'fast-check'
import { expect, it } from 'vitest'
import { findParts, parseParts } from './line-parts.ts'

const ids = ['a', 'b', 'c'].map(letter => letter.repeat(26))

/** Everything that looks like what the scan looks for: its names, brackets, quotes and backslashes, inside of records. */
const awkward = constantFrom(
  'diffs',
  'document',
  '"diffs":[',
  '\\',
  '\\"',
  '{',
  ']',
  '},{',
  'ا😀',
  `"document":"${ids[0]}"`,
)
const value = constantFrom<unknown>(
  { document: ids[1], diffs: [{ document: ids[2] }] },
  [{ document: ids[0] }],
  '\\"document":"',
  null,
  1.5,
)
const fields = dictionary(awkward, value)
const entries = record({
  head: fields,
  diffs: array(record({ document: constantFrom(...ids), added: array(record({ note: string(), extra: fields })) }), {
    minLength: 1,
  }),
  tail: fields,
}).map(({ head, diffs, tail }) => ({ version: 2, sequence: 7, head, diffs, tail }))

it('takes an entry apart by document as parsing all of it would', () => {
  prove(
    property(entries, constantFrom(...ids), (entry, document) => {
      const parts = findParts(Buffer.from(JSON.stringify(entry)))
      if (!parts) return expect.unreachable()
      expect(parts.touches).toBe(new Set(entry.diffs.map(diff => diff.document)).size)
      const wanted = parts.parts.filter(part => part.document === document)
      const diffs = entry.diffs.filter(diff => diff.document === document)
      // As JSON has it: it knows no difference between a field that is not there and one without value.
      expect(parseParts(parts, wanted)).toEqual(JSON.parse(JSON.stringify({ ...entry, diffs })))
    }),
  )
})

it.each([
  '{"version":2,"sequence":1}',
  '{"version":2,"sequence":1,"diffs":[]}',
  '{"version":2,"sequence":1,"diffs":[{"added":[]}]}',
  '{"version":2,"sequence":1,"diffs":[{"document":"aaaaaaaaaaaaaaaaaaaaaaaaaa"}',
  '{"version":2,"other":{"diffs":[{"document":"aaaaaaaaaaaaaaaaaaaaaaaaaa"}]}}',
])('leaves %s to be read as a whole', entry => {
  expect(findParts(Buffer.from(entry))).toBeNull()
})

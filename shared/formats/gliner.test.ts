import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recordIdSchema } from '../model/ids.ts'
import type { Annotation } from '../model/records.ts'
import { entity, exportOf, proveAll, stamp, writeOne } from './format.fixtures.ts'
import { gliner } from './gliner.ts'
import { cutItems, longestItem } from './gliner-items.ts'
import { itemSchema, parseItem } from './gliner-read.ts'

const relation = (id: string, from: string, to: string): Annotation => ({
  kind: 'relation',
  id: recordIdSchema.parse(id),
  source: 'person',
  stamp,
  label: 'of',
  from: recordIdSchema.parse(from),
  to: recordIdSchema.parse(to),
  attributes: {},
  note: '',
  doubt: false,
})

const itemsOf = (text: string) => itemSchema.array().parse(JSON.parse(text))

test('an item is tokens, mentions with their last token, and relations between places of the list', () => {
  const text = 'وقّعت وزارة الصحة مع لهواوي.'
  const marks = [entity('T1', 'ORG', [6, 17]), entity('T2', 'TOPIC', [12, 17]), entity('T3', 'ORG', [22, 27])]
  const { text: written, losses } = writeOne(gliner, exportOf(text, [...marks, relation('R1', 'T3', 'T1')]))
  expect(itemsOf(written)).toEqual([
    {
      id: 'article one:0',
      tokenized_text: ['وقّعت', 'وزارة', 'الصحة', 'مع', 'لهواوي', '.'],
      ner: [
        [1, 2, 'ORG'],
        [2, 2, 'TOPIC'],
        [4, 4, 'ORG'],
      ],
      relations: [[2, 0, 'of']],
    },
  ])
  expect(losses.map(({ id, reason }) => [id, reason])).toEqual([['T3', 'grown-to-word']])
})

test('a long article is parted at sentences; a relation across them and a mention of many words are told', async () => {
  const sentence = `${'كلمة '.repeat(99)}نهاية. `
  const text = sentence.repeat(8).trim()
  const start = sentence.length * 4
  const source = exportOf(text, [
    entity('T1', 'ORG', [0, 4]),
    entity('T2', 'ORG', [start, start + 4]),
    entity('T3', 'EVENT', [start, start + 5 * 13 - 1]),
    entity('T4', 'EVENT', [start, start + 5 * 12 - 1]),
    relation('R1', 'T1', 'T2'),
    relation('R2', 'T2', 'T3'),
  ])
  const { text: written, losses } = writeOne(gliner, source)
  const items = itemsOf(written)
  expect(items.map(({ tokenized_text: tokens }) => [tokens.length, tokens.at(-1)])).toEqual([
    [303, '.'],
    [303, '.'],
    [202, '.'],
  ])
  expect(losses.map(({ id, reason, written }) => [id, reason, written === null])).toEqual([
    ['T3', 'long', false],
    ['R1', 'apart', true],
  ])
  const [proof] = await proveAll(gliner, [source])
  expect(proof).toMatchObject({ kept: 3, altered: [{ id: 'T3' }], notCarried: [{ id: 'R1' }] })
})

test('items hold every token once, none more than may be, and cut no mention that leaves another place', () => {
  const parts = fc.integer({ min: 1, max: 2000 }).chain(tokens =>
    fc.record({
      tokens: fc.constant(tokens),
      starts: fc.array(fc.nat(tokens)).map(starts => new Set(starts)),
      mentions: fc.array(
        fc
          .tuple(fc.nat(tokens - 1), fc.integer({ min: 1, max: 40 }))
          .map(([first, length]) => ({ first, end: Math.min(first + length, tokens), label: 'ORG' })),
        { maxLength: 6 },
      ),
    }),
  )
  fc.assert(
    fc.property(parts, ({ tokens, starts, mentions }) => {
      const items = cutItems(tokens, () => [...starts], mentions)
      expect(items.map(({ first }) => first)).toEqual([0, ...items.slice(0, -1).map(({ end }) => end)])
      expect(items.at(-1)?.end).toBe(tokens)
      for (const { first, end } of items) expect(end - first).toBeLessThanOrEqual(longestItem)
      // Six mentions of 40 tokens cannot fill an item.
      for (const mention of mentions)
        expect(items.some(({ first, end }) => first <= mention.first && mention.end <= end)).toBe(true)
    }),
  )
})

test('an item is one where the schema takes it for one, and then it is the same', () => {
  const place = fc.constantFrom<unknown>(0, 1, -1, 0.5, 2 ** 53, '1', null)
  const marks = fc.array(fc.tuple(place, place, fc.constantFrom<unknown>('ORG', '', 1)), { maxLength: 2 })
  const item = fc.record(
    {
      id: fc.constantFrom<unknown>('a:0', 1, null, undefined),
      tokenized_text: fc.constantFrom<unknown>(['المغرب', ''], [], ['x', 1], 'x'),
      ner: fc.oneof(marks, fc.constantFrom<unknown>([], [[0, 0]], [[0, 0, 'ORG', 1]], null)),
      relations: fc.oneof(marks, fc.constantFrom<unknown>([], undefined, null)),
    },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(item, candidate => {
      const [parsed, bySchema] = [parseItem(candidate), itemSchema.safeParse(candidate)]
      expect([parsed.success, parsed.data]).toEqual([bySchema.success, bySchema.data])
    }),
    { numRuns: 2_000 },
  )
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Entity } from '../model/records.ts'
import { idOf, stampAt } from './edit.fixtures.ts'
import { compareMentions, hullOf, MentionIndex } from './mention-index.ts'

const entity = (id: string, start: number, end: number): Entity => ({
  kind: 'entity',
  id: idOf(id),
  label: 'ORG',
  spans: [{ start, end }],
  attributes: {},
  note: '',
  doubt: false,
  source: 'person',
  stamp: stampAt(1),
})

const entities = fc
  .uniqueArray(fc.tuple(fc.nat(5000), fc.integer({ min: 1, max: 3000 }), fc.nat(40)), {
    selector: ([, , id]) => id,
    maxLength: 30,
  })
  .map(all =>
    all.map(([start, length, id]) => ({
      ...entity(`T${id}`, start, start + length),
      label: start % 2 === 0 ? 'ORG' : 'GPE',
    })),
  )

it('answers like a search over all mentions, after random adds and removes', () => {
  fc.assert(
    fc.property(entities, entities, fc.nat(8000), fc.integer({ min: 1, max: 2000 }), (first, second, start, length) => {
      const index = new MentionIndex(first)
      for (const [at, mention] of second.entries()) at % 3 === 0 ? index.remove(mention.id) : index.add(mention)
      const held = new Map(first.map(mention => [mention.id, mention]))
      for (const [at, mention] of second.entries())
        at % 3 === 0 ? held.delete(mention.id) : held.set(mention.id, mention)
      const all = [...held.values()].sort(compareMentions)
      const span = { start, end: start + length }
      expect(index.ordered).toEqual(all)
      const labels = [...new Set(all.map(({ label }) => label))]
      const counts = labels.map(label => [label, all.filter(mention => mention.label === label).length] as const)
      expect(index.labelCounts).toEqual(new Map(counts))
      expect(index.meeting(span)).toEqual(all.filter(m => hullOf(m).start < span.end && span.start < hullOf(m).end))
      expect(index.after(start)).toEqual(all.find(m => hullOf(m).start >= start))
      expect(index.before(start)).toEqual(all.findLast(m => hullOf(m).start < start))
      for (const [at, mention] of all.entries()) {
        expect(index.after(mention)).toEqual(all[at + 1])
        expect(index.before(mention)).toEqual(all[at - 1])
      }
    }),
  )
})

it('names the mentions under a letter, the smallest first, and not one whose gap lies there', () => {
  const outer = entity('T1', 0, 20)
  const inner = entity('T2', 5, 10)
  const parted: Entity = {
    ...entity('T3', 0, 1),
    spans: [
      { start: 0, end: 3 },
      { start: 12, end: 15 },
    ],
  }
  const index = new MentionIndex([outer, inner, parted])
  expect(index.at(6).map(mention => mention.id)).toEqual(['T2', 'T1'])
  expect(index.at(13).map(mention => mention.id)).toEqual(['T3', 'T1'])
})

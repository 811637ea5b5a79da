import fc from 'fast-check'
import { expect, it } from 'vitest'
import { assignLanes, type PaintedMark } from './lanes.ts'

const marks = fc
  .array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 }), fc.constantFrom('ORG', 'GPE')), { maxLength: 20 })
  .map(all =>
    all.map(
      ([start, length, label], at): PaintedMark => ({ id: `T${at}`, label, spans: [{ start, end: start + length }] }),
    ),
  )
const spanOf = (mark: PaintedMark) => mark.spans[0] ?? { start: 0, end: 0 }
const lengthOf = (mark: PaintedMark): number => spanOf(mark).end - spanOf(mark).start

it('gives marks that meet lanes of their own, the shorter nearer the letters', () => {
  fc.assert(
    fc.property(marks, all => {
      const lanes = assignLanes(all)
      expect(lanes.size).toBe(all.length)
      for (const a of all)
        for (const b of all) {
          if (a === b || spanOf(a).start >= spanOf(b).end || spanOf(b).start >= spanOf(a).end) continue
          const [laneA, laneB] = [lanes.get(a.id)?.lane ?? -1, lanes.get(b.id)?.lane ?? -1]
          expect(laneA).not.toBe(laneB)
          if (lengthOf(a) < lengthOf(b)) expect(laneA).toBeLessThan(laneB)
        }
    }),
  )
})

it('fills only the outermost', () => {
  const mark = (id: string, start: number, end: number): PaintedMark => ({ id, label: 'ORG', spans: [{ start, end }] })
  const lanes = assignLanes([mark('outer', 0, 20), mark('inner', 5, 10), mark('same', 5, 10), mark('apart', 30, 35)])
  expect(
    [...lanes]
      .filter(([, lane]) => !lane.inner)
      .map(([id]) => id)
      .sort(),
  ).toEqual(['apart', 'outer'])
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layChips, type Wish } from './chip-rows.ts'

const bounds = { left: 0, right: 600, taken: [] }

/** A mark from `right` to `left` whose name begins at its right, as in Arabic. */
const wish = (item: string, left: number, right: number, more: Partial<Wish<string>> = {}): Wish<string> => ({
  item,
  x: right,
  inward: -1,
  width: 40,
  left,
  right,
  line: 0,
  first: false,
  ...more,
})

const placesOf = (wishes: readonly Wish<string>[]) =>
  Object.fromEntries(layChips(wishes, bounds, 16).map(({ wish, left, more }) => [wish.item, [left, more]]))

describe('names above marks', () => {
  it('stand where their marks begin: at the right of Arabic, at the left of Latin', () => {
    expect(placesOf([wish('a', 300, 400), wish('b', 100, 200, { x: 100, inward: 1 })])).toEqual({
      a: [360, 0],
      b: [100, 0],
    })
  })

  it('step aside, over their own mark, where a longer one begins at the same letter', () => {
    expect(placesOf([wish('outer', 100, 400), wish('inner', 300, 400)])).toEqual({ outer: [360, 0], inner: [318, 0] })
  })

  it('are counted by a neighbour where their own mark leaves no room', () => {
    expect(placesOf([wish('outer', 100, 400), wish('inner', 380, 400)])).toEqual({ outer: [360, 1] })
  })

  it('stand off the knob of a pin on their line, the mark she works on beside it', () => {
    const taken = [{ line: 0, left: 380, right: 390 }]
    const lefts = (wishes: readonly Wish<string>[]) =>
      layChips(wishes, { ...bounds, taken }, 16).map(({ left }) => left)
    expect(lefts([wish('a', 300, 400)])).toEqual([338])
    expect(lefts([wish('a', 300, 400, { line: 42 })])).toEqual([360])
    expect(lefts([wish('short', 384, 400)])).toEqual([])
    expect(lefts([wish('short', 384, 400, { first: true })])).toEqual([338])
  })

  it('give way to the mark she works on', () => {
    expect(placesOf([wish('outer', 385, 400), wish('chosen', 380, 400, { first: true })])).toEqual({ chosen: [360, 1] })
  })

  it('of other lines are not in the way', () => {
    expect(placesOf([wish('a', 380, 400), wish('b', 380, 400, { line: 42 })])).toEqual({ a: [360, 0], b: [360, 0] })
  })

  it('never cover one another, stay on the page, and none is lost', () => {
    const marks = fc.array(
      fc.record({
        left: fc.integer({ min: 0, max: 560 }),
        length: fc.integer({ min: 5, max: 300 }),
        width: fc.integer({ min: 12, max: 70 }),
        latin: fc.boolean(),
      }),
      { maxLength: 20 },
    )
    fc.assert(
      fc.property(marks, list => {
        const wishes = list.map(({ left, length, width, latin }, at) => {
          const right = Math.min(600, left + length)
          return wish(String(at), left, right, { width, ...(latin ? { x: left, inward: 1 } : {}) })
        })
        const placed = layChips(wishes, bounds, 0)
        expect(placed.reduce((sum, { more }) => sum + 1 + more, 0)).toBe(list.length)
        const inOrder = placed.toSorted((a, b) => a.left - b.left)
        for (const [at, { left, width }] of inOrder.entries()) {
          expect(left).toBeGreaterThanOrEqual(0)
          expect(left + width).toBeLessThanOrEqual(600)
          expect((inOrder[at + 1]?.left ?? 1000) - left).toBeGreaterThan(width)
        }
      }),
    )
  })
})

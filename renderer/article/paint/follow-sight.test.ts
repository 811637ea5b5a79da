import fc from 'fast-check'
import { expect, it } from 'vitest'
import { firstFrom } from './follow-sight.ts'

it('finds where a condition begins to hold, as a plain search does', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 50 })), fc.integer({ min: 0, max: 51 }), (numbers, from) => {
      const sorted = numbers.toSorted((a, b) => a - b)
      const plain = sorted.findIndex(number => number >= from)
      expect(firstFrom(sorted, number => number >= from)).toBe(plain === -1 ? sorted.length : plain)
    }),
  )
})

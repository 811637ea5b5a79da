import fc from 'fast-check'
import { expect, it } from 'vitest'
import { piecesOf } from './paper-pieces.ts'

it('cuts a text where marks begin and end, crossing ones too', () => {
  const stretches = [
    { start: 2, end: 6, item: 'a' },
    { start: 4, end: 8, item: 'b' },
  ]
  expect(piecesOf(10, stretches)).toEqual([
    { start: 0, end: 2, held: [] },
    { start: 2, end: 4, held: ['a'] },
    { start: 4, end: 6, held: ['a', 'b'] },
    { start: 6, end: 8, held: ['b'] },
    { start: 8, end: 10, held: [] },
  ])
  expect(piecesOf(0, [])).toEqual([])
})

it('tiles any text, and each place is held by just the marks that stand there', () => {
  const spans = fc.array(fc.tuple(fc.nat(29), fc.integer({ min: 1, max: 30 })), { maxLength: 12 })
  fc.assert(
    fc.property(spans, drawn => {
      const stretches = drawn.map(([start, length], item) => ({ start, end: Math.min(30, start + length), item }))
      const pieces = piecesOf(30, stretches)
      expect(pieces.map(({ start, end }) => end - start).reduce((sum, length) => sum + length, 0)).toBe(30)
      for (const { start, end, held } of pieces)
        for (let at = start; at < end; at++)
          expect(held).toEqual(stretches.filter(one => one.start <= at && at < one.end).map(({ item }) => item))
    }),
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { awkwardPieces } from './awkward-pieces.ts'
import { escapeStretch, quoteStretch } from './quote-json.ts'

const anyText = fc
  .array(fc.oneof(fc.constantFrom(...awkwardPieces, '\\', '\u0000', '\u007f'), fc.string()))
  .map(pieces => pieces.join(''))

test('a stretch is written as JSON.stringify writes it, wherever it is cut', () => {
  fc.assert(
    fc.property(anyText, fc.nat(40), fc.nat(40), (text, start, length) => {
      const expected = JSON.stringify(text.slice(start, start + length))
      expect(quoteStretch(text, start, start + length)).toBe(expected)
      expect(`"${escapeStretch(text, start, start + length)}"`).toBe(expected)
    }),
    { numRuns: 2000 },
  )
})

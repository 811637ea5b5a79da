import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { awkwardPieces } from './awkward-pieces.ts'
import { createOffsetMap } from './offsets.ts'

const awkwardText = fc.array(fc.constantFrom(...awkwardPieces), { maxLength: 30 }).map(pieces => pieces.join(''))

describe('the offset map', () => {
  test('is an identity without astral characters', () => {
    const map = createOffsetMap('وقع مجمع\r\nسوناطراك')
    expect(map.isIdentity).toBe(true)
    expect(map.toCodePoint(18)).toBe(18)
    expect(map.toUtf16(18)).toBe(18)
    expect(createOffsetMap('\uDE00\uD83D').isIdentity).toBe(true)
  })

  test('counts astral characters once', () => {
    const map = createOffsetMap('a😀b🇩🇿c')
    expect([0, 1, 3, 4, 6, 8, 9].map(map.toCodePoint)).toEqual([0, 1, 2, 3, 4, 5, 6])
    expect([0, 1, 2, 3, 4, 5, 6].map(map.toUtf16)).toEqual([0, 1, 3, 4, 6, 8, 9])
  })

  test('snaps down inside a surrogate pair', () => {
    const map = createOffsetMap('a😀b😀')
    expect(map.toCodePoint(2)).toBe(1)
    expect(map.toCodePoint(5)).toBe(3)
  })

  test('throws outside the text, in either unit', () => {
    for (const text of ['abc', 'a😀c']) {
      const map = createOffsetMap(text)
      const codePoints = [...text].length
      expect(() => map.toCodePoint(text.length + 1)).toThrow(RangeError)
      expect(() => map.toCodePoint(-1)).toThrow(RangeError)
      expect(() => map.toUtf16(codePoints + 1)).toThrow(RangeError)
      expect(() => map.toUtf16(1.5)).toThrow(RangeError)
    }
  })

  test('agrees with iteration by code point, there and back', () => {
    fc.assert(
      fc.property(fc.oneof(awkwardText, fc.string({ unit: 'binary' })), text => {
        const map = createOffsetMap(text)
        let utf16 = 0
        let codePoint = 0
        for (const character of [...text, '']) {
          expect(map.toCodePoint(utf16)).toBe(codePoint)
          expect(map.toUtf16(codePoint)).toBe(utf16)
          utf16 += character.length
          codePoint += 1
        }
      }),
    )
  })
})

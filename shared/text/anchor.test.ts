import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anchorByQuote } from './anchor.ts'

describe('anchoring by quote', () => {
  const text = 'هواوي المغرب، ثم هواوي، ثم هُواوِي'

  test('takes the occurrence nearest to the place', () => {
    expect(anchorByQuote(text, 'هواوي', 0)).toEqual({ start: 0, end: 5 })
    expect(anchorByQuote(text, 'هواوي', 14)).toEqual({ start: 17, end: 22 })
    expect(anchorByQuote(text, 'هواوي', text.length)).toEqual({ start: 17, end: 22 })
    expect(anchorByQuote('ab  ab', 'ab', 2)).toEqual({ start: 0, end: 2 })
  })

  test('takes a folded occurrence only where no exact one stands', () => {
    expect(anchorByQuote(text, 'هُواوي', 0)).toEqual({ start: 0, end: 5 })
    expect(anchorByQuote(text, 'هُواوي', text.length)).toEqual({ start: 27, end: text.length })
    expect(anchorByQuote(text, 'هُواوِي', 0)).toEqual({ start: 27, end: text.length })
  })

  test('finds nothing rather than something else', () => {
    expect(anchorByQuote(text, 'سوناطراك', 3)).toBeUndefined()
    expect(anchorByQuote(text, '', 3)).toBeUndefined()
    expect(() => anchorByQuote('abc', 'a', 4)).toThrow(RangeError)
  })

  test('finds a mark again that was shifted', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), (before, after) => {
        const shifted = `${'،'.repeat(before)}سوناطراك${'،'.repeat(after)}`
        expect(anchorByQuote(shifted, 'سوناطراك', Math.min(30, shifted.length))).toEqual({
          start: before,
          end: before + 8,
        })
      }),
    )
  })
})

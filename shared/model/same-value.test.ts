import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sameValue } from './same-value.ts'

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )

describe('sameValue', () => {
  it('says of any two values of JSON what their sorted text says', () => {
    const small = fc.letrec(tie => ({
      value: fc.oneof(
        fc.constantFrom<unknown>(0, 1, '', 'a', true, null),
        fc.array(tie('value'), { maxLength: 2 }),
        fc.dictionary(fc.constantFrom('a', 'b', 'constructor'), tie('value'), { maxKeys: 2 }),
      ),
    })).value
    fc.assert(
      fc.property(small, small, (a, b) => {
        expect(sameValue(a, b)).toBe(sorted(a) === sorted(b))
        expect(sameValue(a, JSON.parse(sorted(a)))).toBe(true)
      }),
    )
  })

  it('takes an undefined field as one that is not there', () => {
    expect(sameValue({ a: 1, b: undefined }, { a: 1 })).toBe(true)
    expect(sameValue({ a: 1 }, { a: 1, b: undefined })).toBe(true)
    expect(sameValue({ a: undefined }, { b: undefined })).toBe(true)
    expect(sameValue({ a: 1 }, { a: 1, b: 2 })).toBe(false)
  })

  it('tells a list from an object with its numbers', () => {
    expect(sameValue([1], { 0: 1 })).toBe(false)
    expect(sameValue([], {})).toBe(false)
    expect(sameValue([1, 2], [2, 1])).toBe(false)
  })
})

import { describe, expect, test } from 'vitest'
import { assertOffset, assertSpan, contains, coveringSpan, mergeSpans, overlaps, spansEqual } from './span.ts'

const span = (start: number, end: number) => ({ start, end })

describe('spans', () => {
  test('contain what lies within, themselves included', () => {
    expect(contains(span(2, 8), span(2, 8))).toBe(true)
    expect(contains(span(2, 8), span(3, 8))).toBe(true)
    expect(contains(span(2, 8), span(1, 8))).toBe(false)
    expect(contains(span(2, 8), span(3, 9))).toBe(false)
  })

  test('overlap only when they share a character', () => {
    expect(overlaps(span(0, 3), span(2, 5))).toBe(true)
    expect(overlaps(span(0, 9), span(2, 5))).toBe(true)
    expect(overlaps(span(0, 3), span(3, 5))).toBe(false)
    expect(overlaps(span(0, 3), span(0, 0))).toBe(false)
  })

  test('are equal by both edges', () => {
    expect(spansEqual(span(1, 2), span(1, 2))).toBe(true)
    expect(spansEqual(span(1, 2), span(1, 3))).toBe(false)
    expect(spansEqual(span(0, 2), span(1, 2))).toBe(false)
  })

  test('merge where they overlap or touch, in text order', () => {
    expect(mergeSpans([span(7, 9), span(0, 3), span(2, 4), span(4, 5)])).toEqual([span(0, 5), span(7, 9)])
    expect(mergeSpans([])).toEqual([])
  })

  test('are covered by the smallest span around them', () => {
    expect(coveringSpan([span(5, 6), span(1, 2), span(3, 9)])).toEqual(span(1, 9))
    expect(() => coveringSpan([])).toThrow(RangeError)
  })

  test('outside the text are bugs', () => {
    expect(() => assertOffset('abc', 4)).toThrow(RangeError)
    expect(() => assertOffset('abc', 0.5)).toThrow(RangeError)
    expect(() => assertSpan('abc', span(2, 1))).toThrow(RangeError)
    expect(() => assertSpan('abc', span(0, 3))).not.toThrow()
  })
})

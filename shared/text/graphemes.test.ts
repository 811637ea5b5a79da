import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { awkwardPieces } from './awkward-pieces.ts'
import { growth } from './fastest.fixtures.ts'
import { isGraphemeBorder, nextGrapheme, previousGrapheme, snapToGraphemes, splitsLamAlef } from './graphemes.ts'

// Thousands of texts: on a busy machine they take their time.
vi.setConfig({ testTimeout: 60_000 })

const awkwardText = fc.array(fc.constantFrom(...awkwardPieces), { maxLength: 30 }).map(pieces => pieces.join(''))
const anyText = fc.oneof(awkwardText, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))

const wholeSegmenter = new Intl.Segmenter('ar', { granularity: 'grapheme' })
const bordersOf = (text: string) => [...[...wholeSegmenter.segment(text)].map(segment => segment.index), text.length]

describe('grapheme borders', () => {
  test('are those of the whole text segmented at once', () => {
    fc.assert(
      fc.property(anyText, text => {
        const borders = new Set(bordersOf(text))
        for (let offset = 0; offset <= text.length; offset += 1) {
          expect(isGraphemeBorder(text, offset), `${JSON.stringify(text)} at ${offset}`).toBe(borders.has(offset))
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('are walked one by one, onward and back', () => {
    fc.assert(
      fc.property(anyText, text => {
        const borders = bordersOf(text)
        for (const [index, border] of borders.entries()) {
          expect(nextGrapheme(text, border)).toBe(borders[index + 1] ?? text.length)
          expect(previousGrapheme(text, border)).toBe(borders[index - 1] ?? 0)
        }
      }),
    )
  })

  test('keep stacked diacritics, joined emoji and CRLF whole', () => {
    expect(nextGrapheme('ذَكَّرَ', 2)).toBe(5)
    expect(previousGrapheme('ذَكَّرَ', 4)).toBe(2)
    expect(nextGrapheme('👩‍👩‍👧‍👦!', 0)).toBe(11)
    expect(isGraphemeBorder('a\r\nb', 2)).toBe(false)
    expect(isGraphemeBorder('🇲🇦🇪🇬', 4)).toBe(true)
    expect(isGraphemeBorder('🇲🇦🇪🇬', 6)).toBe(false)
  })

  test('a span grows until it cuts no cluster, and no further', () => {
    expect(snapToGraphemes('قِبَلِ', { start: 1, end: 3 })).toEqual({ start: 0, end: 4 })
    expect(snapToGraphemes('قِبَلِ', { start: 2, end: 4 })).toEqual({ start: 2, end: 4 })
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, first, second) => {
        const edges = [first % (text.length + 1), second % (text.length + 1)]
        const span = { start: Math.min(...edges), end: Math.max(...edges) }
        const snapped = snapToGraphemes(text, span)
        const borders = bordersOf(text)
        expect(snapped.start).toBe(borders.findLast(border => border <= span.start))
        expect(snapped.end).toBe(borders.find(border => border >= span.end))
      }),
    )
  })

  test('cost no more in a long text', () => {
    const [short, long] = ['الشَّرِكَةُ 👍🏽 '.repeat(600), 'الشَّرِكَةُ 👍🏽 '.repeat(60_000)]
    /** Over as many characters in either: the last of the text, where whoever segments it whole has the longest way. */
    const stepAtEnd = (text: string): void => {
      for (let offset = text.length - short.length; offset < text.length; offset += 13) nextGrapheme(text, offset)
    }
    const times = growth(
      20,
      () => stepAtEnd(short),
      () => stepAtEnd(long),
    )
    console.info(`graphemes of a long text: ${times.toFixed(2)} × those of a short one`)
    expect(times).toBeLessThan(3)
  })

  test('outside the text are bugs', () => {
    expect(() => nextGrapheme('ab', 3)).toThrow(RangeError)
    expect(() => snapToGraphemes('ab', { start: 1, end: 0 })).toThrow(RangeError)
  })
})

describe('a lam-alef', () => {
  test('is seen to be split', () => {
    for (const alef of 'اأإآٱ') expect(splitsLamAlef(`ل${alef}حمد`, 1)).toBe(true)
    expect(splitsLamAlef('الاتحاد', 2)).toBe(true)
    expect(splitsLamAlef('لَا', 2)).toBe(true)
    expect(splitsLamAlef('لَا', 1)).toBe(false)
  })

  test('is not seen where none is', () => {
    expect(splitsLamAlef('للمغرب', 1)).toBe(false)
    expect(splitsLamAlef('الا', 1)).toBe(false)
    expect(splitsLamAlef('لـا', 2)).toBe(false)
    expect(splitsLamAlef('ا', 0)).toBe(false)
    expect(splitsLamAlef('ﻻ', 1)).toBe(false)
  })

  test('stays where an edge was put on purpose', () => {
    expect(snapToGraphemes('لاتحاد', { start: 1, end: 6 })).toEqual({ start: 1, end: 6 })
  })
})

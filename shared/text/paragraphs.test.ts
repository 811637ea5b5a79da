import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { awkwardPieces } from './awkward-pieces.ts'
import { growth, linearAtMost } from './fastest.fixtures.ts'
import { isGraphemeBorder } from './graphemes.ts'
import { splitLongParagraph, splitParagraphs } from './paragraphs.ts'

// Thousands of texts: on a busy machine they take their time.
vi.setConfig({ testTimeout: 60_000 })

const awkwardText = fc.array(fc.constantFrom(...awkwardPieces), { maxLength: 40 }).map(pieces => pieces.join(''))

describe('paragraphs', () => {
  test('end at every kind of separator, which stays with the one before', () => {
    const text = 'a\nb\r\nc\rd\u2028e\u2029f'
    expect(splitParagraphs(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'a\n',
      'b\r\n',
      'c\r',
      'd\u2028',
      'e\u2029',
      'f',
    ])
    expect(
      splitParagraphs(text)
        .map(({ start, contentEnd }) => text.slice(start, contentEnd))
        .join(''),
    ).toBe('abcdef')
  })

  test('are kept where empty, but none follows the last separator', () => {
    expect(splitParagraphs('\n\na\n')).toEqual([
      { start: 0, end: 1, contentEnd: 0 },
      { start: 1, end: 2, contentEnd: 1 },
      { start: 2, end: 4, contentEnd: 3 },
    ])
    expect(splitParagraphs('')).toEqual([])
  })

  test('tile the text', () => {
    fc.assert(
      fc.property(awkwardText, text => {
        const paragraphs = splitParagraphs(text)
        expect(paragraphs.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text)
        for (const { start, end, contentEnd } of paragraphs) {
          expect(text.slice(start, contentEnd)).not.toMatch(/[\n\r\u2028\u2029]/)
          expect(text.slice(contentEnd, end)).toMatch(/^(?:\r\n|[\n\r\u2028\u2029])?$/)
        }
      }),
    )
  })
})

describe('a long paragraph', () => {
  const blocksOf = (text: string, limit: number) =>
    splitLongParagraph(text, { start: 0, end: text.length }, limit).map(({ start, end }) => text.slice(start, end))

  test('is cut after a sentence', () => {
    expect(blocksOf('وقع المجمع. وزار الوفد. ثم عاد إلى الجزائر.', 26)).toEqual([
      'وقع المجمع. وزار الوفد. ',
      'ثم عاد إلى الجزائر.',
    ])
  })

  test('is cut at a space where no sentence ends, between clusters where no space is', () => {
    expect(blocksOf('وقع المجمع ثم عاد', 12)).toEqual(['وقع المجمع ', 'ثم عاد'])
    expect(blocksOf('ذَكَّرَذَكَّرَ', 4)).toEqual(['ذَ', 'كَّ', 'رَذَ', 'كَّ', 'رَ'])
    expect(blocksOf('👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 4)).toEqual(['👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦'])
  })

  test('that fits is one block, an empty one none', () => {
    expect(splitLongParagraph('abc def', { start: 4, end: 7 }, 3)).toEqual([{ start: 4, end: 7 }])
    expect(splitLongParagraph('abc', { start: 1, end: 1 })).toEqual([])
  })

  test('is tiled by its blocks, and none parts a letter from its marks', () => {
    fc.assert(
      fc.property(awkwardText, fc.integer({ min: 1, max: 30 }), (text, limit) => {
        const blocks = splitLongParagraph(text, { start: 0, end: text.length }, limit)
        expect(blocks.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text)
        for (const { start, end } of blocks) {
          expect(end).toBeGreaterThan(start)
          expect(isGraphemeBorder(text, end)).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('of a million characters is cut at a cost in proportion to its length, with or without sentences', () => {
    for (const text of ['وقع المجمع المذكرة. '.repeat(50_000), 'وقع المجمع '.repeat(90_000), 'ب'.repeat(1_000_000)]) {
      const blocks = splitLongParagraph(text, { start: 0, end: text.length })
      const times = growth(
        5,
        () => splitLongParagraph(text, { start: 0, end: text.length / 16 }),
        () => splitLongParagraph(text, { start: 0, end: text.length }),
        16,
      )
      console.info(`cut a paragraph of a million characters: ${times.toFixed(2)} × sixteen sixteenths`)
      expect(times).toBeLessThan(linearAtMost)
      expect(Math.max(...blocks.map(({ start, end }) => end - start))).toBeLessThanOrEqual(4000)
      expect(blocks.length).toBeLessThan(text.length / 3000)
    }
  })
})

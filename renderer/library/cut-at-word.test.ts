import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutAtWord } from './cut-at-word.ts'

describe('cutAtWord', () => {
  it.each([
    ['fits', 'وقع مجمع سوناطراك', 17, 'وقع مجمع سوناطراك'],
    ['cuts before the word that does not fit', 'وقع مجمع سوناطراك', 16, 'وقع مجمع…'],
    ['keeps a Latin run whole', 'حول “Morocco Tech” اليوم', 14, 'حول “Morocco…'],
    ['cuts inside a word longer than the line', 'كهروميكانيكية', 5, 'كهروم…'],
  ])('%s', (_case, text, limit, expected) => {
    expect(cutAtWord(text, limit)).toBe(expected)
  })

  it('always keeps a beginning of the text', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 40 }), (text, limit) => {
        const cut = cutAtWord(text, limit)
        return cut === text || text.startsWith(cut.slice(0, -1))
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isGraphemeBorder } from '../../shared/text/graphemes.ts'
import {
  caretAt,
  caretOver,
  cursorWord,
  edgeByLetter,
  edgeByWord,
  growStep,
  sentenceStep,
  shrinkStep,
  spanOf,
  wordStep,
} from './caret.ts'

const text = 'وقع مجمع سوناطراك, اليوم الثلاثاء. زادت النسبة من 16% إلى 20%، وزار “مركز هواوي”.'
const at = (word: string): number => text.indexOf(word)
const words = (from: string, to: string): string => {
  const { start, end } = spanOf(text, caretOver(text, at(from), at(to)))
  return text.slice(start, end)
}

describe('cursor', () => {
  it('stands on whole words and passes over signs', () => {
    expect(wordStep(text, at('سوناطراك'), true)).toBe(at('اليوم'))
    expect(wordStep(text, at('اليوم'), false)).toBe(at('سوناطراك'))
    expect(wordStep(text, 0, false)).toBe(0)
  })

  it('stands at the end of a paragraph on its last word, and elsewhere on the word after the signs', () => {
    const two = 'قال «نعم».\nثم «ذهب»'
    expect(cursorWord(two, two.indexOf('.')).start).toBe(two.indexOf('نعم'))
    expect(cursorWord(two, two.indexOf('\n')).start).toBe(two.indexOf('نعم'))
    expect(cursorWord(two, two.indexOf('«ذهب')).start).toBe(two.indexOf('ذهب'))
  })

  it('takes a percent sign as part of its number', () => {
    const { start, end } = cursorWord(text, at('16'))
    expect(text.slice(start, end)).toBe('16%')
  })

  it('selects from word to word in either direction, without the signs around them', () => {
    expect(words('مجمع', 'سوناطراك')).toBe('مجمع سوناطراك')
    expect(words('سوناطراك', 'مجمع')).toBe('مجمع سوناطراك')
    expect(words('اليوم', 'الثلاثاء')).toBe('اليوم الثلاثاء')
    expect(words('مركز', 'هواوي')).toBe('مركز هواوي')
  })

  it('goes by sentences: onward to the next first word, extending to this last one', () => {
    expect(sentenceStep(text, at('مجمع'), true, false)).toBe(at('زادت'))
    expect(sentenceStep(text, at('مجمع'), true, true)).toBe(at('الثلاثاء'))
    expect(sentenceStep(text, at('الثلاثاء'), true, true)).toBe(at('هواوي'))
    expect(sentenceStep(text, at('النسبة'), false, false)).toBe(at('زادت'))
    expect(sentenceStep(text, at('زادت'), false, false)).toBe(at('وقع'))
  })
})

describe('grow and shrink', () => {
  const list = 'حضر وزير الاتصالات عمرو طلعت، ووزير المالية للاتصالات-الجزائر، في القاهرة. ثم عاد'
  const on = (word: string): number => list.indexOf(word)

  it('take in words up to the next sign, hyphens no sign, and end with the sentence', () => {
    expect(growStep(list, on('وزير'))).toBe(on('طلعت'))
    expect(growStep(list, on('طلعت'))).toBe(on('الجزائر'))
    expect(growStep(list, on('الجزائر'))).toBe(on('القاهرة'))
    expect(growStep(list, on('القاهرة'))).toBe(on('القاهرة'))
  })

  it('go back the same way, never before the anchor', () => {
    expect(shrinkStep(list, on('وزير'), on('القاهرة'))).toBe(on('الجزائر'))
    expect(shrinkStep(list, on('وزير'), on('الجزائر'))).toBe(on('طلعت'))
    expect(shrinkStep(list, on('وزير'), on('طلعت'))).toBe(on('وزير'))
  })
})

describe('edges', () => {
  it('move by word and leave at least one', () => {
    const span = { start: at('مجمع'), end: at('مجمع') + 4 }
    const wider = edgeByWord(text, span, 'end', true)
    expect(wider && text.slice(wider.start, wider.end)).toBe('مجمع سوناطراك')
    expect(wider && edgeByWord(text, wider, 'end', false)).toEqual(span)
    expect(edgeByWord(text, span, 'end', false)).toBeNull()
  })

  it('never part a grapheme, whatever the text, and always hold something', () => {
    const piece = fc.constantFrom('م', 'ُ', 'ّ', 'لا', 'ـ', '👩‍👩‍👧', '🛰', ' ', '\r\n', 'é', 'e\u0301', '“', '1', '%')
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 12 }),
        fc.array(fc.tuple(fc.boolean(), fc.boolean())),
        (pieces, steps) => {
          const odd = pieces.join('')
          let span = spanOf(odd, caretAt(odd, 0))
          for (const [start, onward] of steps) span = edgeByLetter(odd, span, start ? 'start' : 'end', onward) ?? span
          expect(span.start).toBeLessThan(span.end)
          expect(isGraphemeBorder(odd, span.start) && isGraphemeBorder(odd, span.end)).toBe(true)
        },
      ),
      { numRuns: 2000 },
    )
  })
})

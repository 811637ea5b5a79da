import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { awkwardPieces } from './awkward-pieces.ts'
import { snapToGraphemes } from './graphemes.ts'
import { wordsInContext } from './words-in-context.ts'

const flat = (text: string): string => text.replaceAll(/\s+/gu, ' ')
const segmenter = new Intl.Segmenter('ar', { granularity: 'grapheme' })

const around = (text: string, words: string, reach?: number) => {
  const start = text.indexOf(words)
  return wordsInContext(text, { start, end: start + words.length }, reach)
}

describe('words in context', () => {
  it('keeps what joins on to them apart from what stands beside them', () => {
    expect(around('وقعت شركة للمغرب عقدا', 'لمغرب')).toEqual({
      before: 'وقعت شركة ',
      lead: 'ل',
      words: 'لمغرب',
      tail: '',
      after: ' عقدا',
    })
    expect(around('قال وزيرها\r\nأمس', 'وزير')).toMatchObject({ tail: 'ها', after: ' أمس' })
  })

  it('is cut between words, and says so', () => {
    const { before, after } = around('كلمة أولى ثم ثانية الهدف ثم ثالثة ورابعة', 'الهدف', 8)
    expect([before, after]).toEqual(['…ثانية ', ' ثم…'])
  })

  it('is a stretch of the text, never cut inside a grapheme', () => {
    const awkward = fc
      .array(fc.constantFrom(...awkwardPieces, ' ', '\n'))
      .map(pieces => pieces.join('').replaceAll('…', '.').replaceAll(/\s+/gu, ' '))
    fc.assert(
      fc.property(awkward, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 20 }), (text, one, other, reach) => {
        const place = (at: number) => snapToGraphemes(text, { start: at % (text.length + 1), end: text.length }).start
        const span = { start: Math.min(place(one), place(other)), end: Math.max(place(one), place(other)) }
        const { before, lead, words, tail, after } = wordsInContext(text, span, reach)
        expect(words).toBe(flat(text.slice(span.start, span.end)))
        const shown = (before + lead + words + tail + after).replace(/^…/, '').replace(/…$/, '')
        fc.pre(shown !== '')
        const graphemes = (source: string) => [...segmenter.segment(source)].map(({ segment }) => segment)
        expect(` ${graphemes(flat(text)).join(' ')} `).toContain(` ${graphemes(flat(shown)).join(' ')} `)
      }),
      { numRuns: 2000 },
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unusualBorder } from './borders.ts'

const never = (): boolean => false
const borderOf = (text: string, words: string, isNamed: (words: string) => boolean = never) => {
  const start = text.indexOf(words)
  const span = { start, end: start + words.length }
  const border = unusualBorder(text, span, ({ start, end }) => isNamed(text.slice(start, end)))
  return border && { code: border.code, fix: border.fix && text.slice(border.fix.start, border.fix.end) }
}

describe('unusual borders', () => {
  it.each([
    ['وقع مجمع سوناطراك, اليوم', 'سوناطراك,', 'sign', 'سوناطراك'],
    ['مؤسسة “هواوي” بالصين', '“هواوي”', 'sign', 'هواوي'],
    ['مؤسسة “هواوي” بالصين', '“هواوي', 'sign', 'هواوي'],
    ['شركة (هواوي (الصين)) هنا', 'هواوي (الصين', 'half-quote', null],
    ['السعودية\nالعراق', 'السعودية\nالعراق', 'lines', null],
    ['مع سوناطراك أمس', 'ناطراك', 'inside-start', 'سوناطراك'],
    ['مع سوناطراك أمس', 'سوناطر', 'inside-end', 'سوناطراك'],
  ])('%s: %s', (text, words, code, fix) => {
    expect(borderOf(text, words)).toEqual({ code, fix })
  })

  it.each([
    ['لسوناطراك', 'سوناطراك'],
    ['وبالجزائر', 'الجزائر'],
    ['للمغرب', 'لمغرب'],
    ['قيادتها', 'قيادت'],
    ['نسبة 16% فقط', '16%'],
    ['شركة هواوي (الصين) هنا', 'هواوي (الصين)'],
    ['يومي 10 و11 يونيو 2024', '10 و11 يونيو 2024'],
  ])('leaves what the rules draw: %s, %s', (text, words) => {
    expect(borderOf(text, words)).toBeNull()
  })

  it('asks about a clitic only where the rest is a mention elsewhere and the whole is none', () => {
    const isName = (words: string) => words === 'السعودية'
    expect(borderOf('العراق والسعودية اليوم', 'والسعودية', isName)).toEqual({ code: 'clitic', fix: 'السعودية' })
    expect(borderOf('العراق وهران اليوم', 'وهران', words => words === 'هران' || words === 'وهران')).toBeNull()
    expect(borderOf('العراق وهران اليوم', 'وهران')).toBeNull()
  })

  it('proposes spans within the text, that hold a character, whatever the text is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(), fc.nat(), (text, a, b) => {
        const start = a % text.length
        const end = start + 1 + (b % (text.length - start))
        const border = unusualBorder(text, { start, end }, never)
        if (border?.fix) {
          expect(border.fix.start).toBeLessThan(border.fix.end)
          expect(border.fix.start).toBeGreaterThanOrEqual(0)
          expect(border.fix.end).toBeLessThanOrEqual(text.length)
        }
      }),
    )
  })
})

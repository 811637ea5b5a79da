import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutAfter, cutBefore } from './cut-context.ts'

/** Every character as wide as the next. */
const measure = (text: string): number => text.length

describe('context cut to its room', () => {
  it.each([
    ['وقع مجمع سوناطراك مذكرة مع ', 30, 'وقع مجمع سوناطراك مذكرة مع'],
    ['وقع مجمع سوناطراك مذكرة مع ', 18, '…سوناطراك مذكرة مع'],
    ['…مجمع سوناطراك مذكرة مع ', 10, '…مذكرة مع'],
    ['(Morocco Go Digital) من', 16, '…Go Digital) من'],
    ['سوناطراك', 4, '…'],
    ['', 4, ''],
  ])('before: %j in %i', (text, room, cut) => expect(cutBefore(text, room, measure)).toBe(cut))

  it.each([
    [' في مخطط المغرب (Morocco Go Digital)…', 25, 'في مخطط المغرب (Morocco…'],
    [' في مخطط', 7, 'في مخطط'],
    [' في مخطط', 6, 'في…'],
    ['سوناطراك', 4, '…'],
  ])('after: %j in %i', (text, room, cut) => expect(cutAfter(text, room, measure)).toBe(cut))

  it('fits, keeps whole words of the near end, and says once that it was cut', () => {
    const words = fc.array(fc.stringMatching(/^[ا-ي]{1,9}$/), { minLength: 1, maxLength: 14 })
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 90 }), (list, room) => {
        const text = list.join(' ')
        const cut = cutBefore(text, room, measure)
        expect(cut === '…' || measure(cut) <= room).toBe(true)
        const kept = cut.replace(/^…/u, '')
        expect(kept === '' || list.slice(-kept.split(' ').length).join(' ') === kept).toBe(true)
        const after = cutAfter(text, room, measure).replace(/…$/u, '')
        expect(after === '' || list.slice(0, after.split(' ').length).join(' ') === after).toBe(true)
      }),
    )
  })
})

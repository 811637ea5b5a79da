import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutText } from './cut-text.ts'
import type { Span } from './span.ts'

const pieces = fc.array(fc.record({ text: fc.string({ unit: 'grapheme', maxLength: 6 }), isOut: fc.boolean() }), {
  maxLength: 12,
})

/** A text and its stretches, of pieces that go or stay. */
function assemble(parts: readonly { readonly text: string; readonly isOut: boolean }[]) {
  const stretches: Span[] = []
  let text = ''
  for (const part of parts) {
    if (part.isOut && part.text !== '') stretches.push({ start: text.length, end: text.length + part.text.length })
    text += part.text
  }
  return { text, stretches }
}

describe('a text that is cut', () => {
  it('loses the stretches and nothing else, and puts a line break only where words would run together', () => {
    expect(
      cutText('شارك\nنصّ\nمواضيع', [
        { start: 0, end: 4 },
        { start: 9, end: 15 },
      ]).text,
    ).toBe('\nنصّ\n')
    expect(cutText('واحد×اثنان', [{ start: 4, end: 5 }]).text).toBe('واحد\nاثنان')
    expect(cutText('واحد ×اثنان', [{ start: 5, end: 6 }]).text).toBe('واحد اثنان')
    expect(cutText('كما هو', []).text).toBe('كما هو')
  })

  it('has no place for what a border of a stretch goes through', () => {
    const { toCut } = cutText('abcdef', [{ start: 2, end: 4 }])
    expect(toCut({ start: 0, end: 2 })).toEqual({ start: 0, end: 2 })
    expect(toCut({ start: 1, end: 3 })).toBeNull()
    expect(toCut({ start: 0, end: 6 })).toBeNull()
    expect(toCut({ start: 4, end: 6 })).toEqual({ start: 3, end: 5 })
  })

  it('holds every character it kept where the way back says, and every span word for word', () => {
    fc.assert(
      fc.property(pieces, fc.nat(80), fc.nat(20), (parts, start, length) => {
        const { text: whole, stretches } = assemble(parts)
        const { text, toCut, toWhole } = cutText(whole, stretches)
        const back = Array.from({ length: text.length }, (_, at) => toWhole(at))
        expect(back.map((at, place) => (at === null ? '\n' : whole[at]) === text[place])).not.toContain(false)
        const kept = back.flatMap(at => at ?? [])
        const isOut = (at: number): boolean => stretches.some(out => out.start <= at && at < out.end)
        expect(kept).toEqual(Array.from({ length: whole.length }, (_, at) => at).filter(at => !isOut(at)))
        const span = { start, end: start + length + 1 }
        if (span.end > whole.length) return
        const cut = toCut(span)
        const isWhole = !stretches.some(out => out.start < span.end && span.start < out.end)
        expect(cut !== null).toBe(isWhole)
        if (cut) expect(text.slice(cut.start, cut.end)).toBe(whole.slice(span.start, span.end))
      }),
    )
  })
})

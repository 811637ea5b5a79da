import { describe, expect, it } from 'vitest'
import { MentionIndex } from '../../shared/edit/mention-index.ts'
import { recordIdSchema } from '../../shared/model/ids.ts'
import type { Entity } from '../../shared/model/records.ts'
import { mentionAt } from './mention.fixtures.ts'
import { bordersOf, depthOf, enclosing, lastFrom, shorten, wordsAround } from './mention-facts.ts'

const text = 'من الرئيس المدير العام لسوناطراك, رشيد حشيشي'

const mention = (id: string, label: string, surface: string, from = 0): Entity => {
  const start = text.indexOf(surface, from)
  return mentionAt(id, label, start, start + surface.length)
}
const title = mention('a', 'OCC', 'الرئيس المدير العام لسوناطراك')
const company = mention('b', 'ORG', 'سوناطراك')
const person = mention('c', 'PERS', 'رشيد حشيشي')
const index = new MentionIndex([title, company, person])

describe('borders of a mention', () => {
  it('names the clitic that stays out', () => {
    const start = text.indexOf('سوناطراك')
    expect(bordersOf(text, { start, end: start + 8 })).toEqual({ before: 'ل', inside: 'سوناطراك', after: '' })
  })

  it('finds nothing left out of whole words', () => {
    const start = text.indexOf('المدير')
    const span = { start, end: start + 12 }
    expect(bordersOf(text, span)).toEqual({ before: '', inside: 'المدير العام', after: '' })
    expect(wordsAround(text, span)).toEqual(span)
  })

  it('stops at punctuation and at the ends of the text', () => {
    const start = text.indexOf(',')
    expect(wordsAround(text, { start, end: start + 1 })).toEqual({ start, end: start + 1 })
    expect(wordsAround(text, { start: text.length - 1, end: text.length })).toEqual({
      start: text.lastIndexOf(' ') + 1,
      end: text.length,
    })
  })

  it('keeps vowel signs on their letter', () => {
    expect(bordersOf('وَالمَغرب', { start: 2, end: 9 })).toEqual({ before: 'وَ', inside: 'المَغرب', after: '' })
  })
})

describe('nesting', () => {
  it('finds what a mention lies within', () => {
    expect(enclosing(index, company)).toEqual([title])
    expect(depthOf(index, company)).toBe(1)
    expect(depthOf(index, title)).toBe(0)
  })

  it('takes two mentions of one span for neighbours', () => {
    const twin = { ...company, id: recordIdSchema.parse('d'), label: 'GPE' }
    const both = new MentionIndex([company, twin])
    expect([depthOf(both, company), depthOf(both, twin)]).toEqual([0, 0])
  })
})

describe('lists', () => {
  it('finds the paragraph of an offset', () => {
    expect([0, 9, 10, 24, 25, 900].map(offset => lastFrom([0, 10, 25], offset))).toEqual([0, 0, 1, 1, 2, 2])
  })

  it('cuts long surfaces at a word border and breaks no line', () => {
    expect(shorten('مجمع سوناطراك', 40)).toBe('مجمع سوناطراك')
    expect(shorten('هواوي\nالجزائر', 40)).toBe('هواوي الجزائر')
    expect(shorten('وزارة البيئة وجودة الحياة في الجزائر', 15)).toBe('وزارة البيئة…')
  })
})

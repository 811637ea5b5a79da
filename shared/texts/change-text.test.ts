import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changesOf, changeText, countMarksWithin } from './change-text.ts'
import { findBoilerplate } from './find-boilerplate.ts'

describe('changes that are asked for', () => {
  it('are made and leave boilerplate on its words', () => {
    const text = 'cafe\u0301\r\n\uFEFFشارك\r\nنص\u0622خر'
    const { text: changed, boilerplate } = changeText(text, findBoilerplate(text), ['line-ends', 'nfc', 'marks-within'])
    expect(changed).toBe('caf\u00e9\nشارك\nنص\u0622خر')
    expect(boilerplate.map(({ start, end }) => changed.slice(start, end))).toEqual(['شارك'])
  })

  it('are named only where they make a difference', () => {
    expect(changesOf('نص\n', ['line-ends', 'nfc', 'marks-within'])).toEqual([])
    expect(changesOf('نص\r\n\uFEFF', ['line-ends', 'nfc', 'marks-within'])).toEqual(['line-ends', 'marks-within'])
    expect(countMarksWithin('a\uFEFFb\uFEFF')).toBe(2)
  })

  it('come to the same whole or in parts, whatever the text', () => {
    const line = fc.constantFrom('شارك', 'e\u0301', '\u0622', 'ا\u0653', '\uFEFF', '12', 'نص من النصوص')
    const end = fc.constantFrom('\n', '\r\n', '\r')
    fc.assert(
      fc.property(fc.array(fc.tuple(line, end)), lines => {
        const text = lines.flat().join('')
        const all = ['line-ends', 'nfc', 'marks-within'] as const
        expect(changeText(text, findBoilerplate(text), all).text).toBe(changeText(text, [], all).text)
      }),
    )
  })
})

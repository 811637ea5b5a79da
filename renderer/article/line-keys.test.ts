import { expect, it } from 'vitest'
import { wordBeside, wordOnLine } from './line-keys.ts'

/** Lines of a text as they would be wrapped, one above the other. */
const wrapped = (...lines: readonly string[]) => {
  const rectOf = (offset: number) => {
    let end = 0
    for (const [at, line] of lines.entries()) {
      end += line.length
      if (offset < end) return { top: at * 40, bottom: at * 40 + 34, left: 0, right: 10 }
    }
    return undefined
  }
  return { text: lines.join(''), lines: { rectOf, lineHeight: 42 } }
}

it('stops at a word of the line it has come to', () => {
  const { text, lines } = wrapped('قال «نعم»، ', 'ثم «ذهب».')
  expect(wordBeside(lines, text, text.indexOf('نعم'))).toBe(text.indexOf('نعم'))
  expect(wordBeside(lines, text, text.indexOf('،'))).toBe(text.indexOf('نعم'))
  expect(wordBeside(lines, text, text.indexOf('، ') + 1)).toBe(text.indexOf('نعم'))
  expect(wordBeside(lines, text, text.length - 1)).toBe(text.indexOf('ذهب'))
  expect(wordBeside(lines, text, text.indexOf('«ذهب'))).toBe(text.indexOf('ثم'))
})

it('takes the next word where none stands before on the line', () => {
  const { text, lines } = wrapped('أول ', '«ثان» ')
  expect(wordBeside(lines, text, text.indexOf('«'))).toBe(text.indexOf('ثان'))
})

it('passes over lines without a word, both ways, and stays where there is no other', () => {
  const { text, lines } = wrapped(' ', 'أول ', ' ', '* * ', 'ثان ', ' ')
  const sheet = { ...lines, blocks: [{ start: 0, end: text.length }] }
  const step = (from: string, down: boolean): string =>
    text.slice(wordOnLine(sheet, text, text.indexOf(from), down, null).offset).slice(0, 3)
  expect([step('أول', true), step('ثان', false)]).toEqual(['ثان', 'أول'])
  expect([step('أول', false), step('ثان', true)]).toEqual(['أول', 'ثان'])
})

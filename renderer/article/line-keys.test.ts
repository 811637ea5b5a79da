import { expect, it } from 'vitest'
import { wordBeside } from './line-keys.ts'

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

import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { awkwardPieces } from './awkward-pieces.ts'
import { growth, linearAtMost } from './fastest.fixtures.ts'
import { isWord, tokenize } from './tokens.ts'
import { countWords } from './words.ts'

// Thousands of texts: on a busy machine they take their time.
vi.setConfig({ testTimeout: 60_000 })

const awkwardText = fc.array(fc.constantFrom(...awkwardPieces), { maxLength: 30 }).map(pieces => pieces.join(''))

test('words and numbers are counted, signs are not', () => {
  expect(countWords('وقع مجمع سوناطراك, يوم 11 يونيو – 16%.')).toBe(7)
  expect(countWords(' ،\n')).toBe(0)
})

test('the count is that of the tokens', () => {
  fc.assert(
    fc.property(awkwardText, text => {
      expect(countWords(text)).toBe(tokenize(text).filter(isWord).length)
    }),
  )
})

test('a million characters are counted at a cost in proportion to their number', () => {
  const text = 'وقع مجمع سوناطراك, اليوم الثلاثاء, مُذَكِّرة تفاهم مع “هواوي للاتصالات-الجزائر” 2,380. '.repeat(12_000)
  const sixteenth = text.slice(0, text.length / 16)
  const times = growth(
    8,
    () => countWords(sixteenth),
    () => countWords(text),
    16,
  )
  console.info(`count the words of ${text.length} characters: ${times.toFixed(2)} × sixteen sixteenths`)
  expect(times).toBeLessThan(linearAtMost)
})

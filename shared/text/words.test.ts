import fc from 'fast-check'
import { expect, test } from 'vitest'
import { awkwardPieces } from './awkward-pieces.ts'
import { isWord, tokenize } from './tokens.ts'
import { countWords } from './words.ts'

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

test('a million characters come within the budget', () => {
  const text = 'وقع مجمع سوناطراك, اليوم الثلاثاء, مُذَكِّرة تفاهم مع “هواوي للاتصالات-الجزائر” 2,380. '.repeat(12_000)
  countWords(text.slice(0, 10_000))
  const runs = [0, 1, 2, 3, 4].map(() => {
    const started = performance.now()
    countWords(text)
    return performance.now() - started
  })
  const best = Math.min(...runs)
  console.info(`count the words of ${text.length} characters: ${best.toFixed(0)} ms`)
  expect(best).toBeLessThan(100)
})

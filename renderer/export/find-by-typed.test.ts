import { expect, it } from 'vitest'
import { findByTyped, letterOf } from './find-by-typed.ts'

const names = ['spacy', 'conll', 'conll-nested', 'chat', 'webanno-tsv', 'csv', 'w3c']

/** Names come to, letter by letter, from the first on. */
function walk(letters: string): readonly (string | undefined)[] {
  let typed = ''
  let at = 0
  return [...letters].map(letter => {
    const found = findByTyped(typed, letter, names, at)
    typed = found.typed
    at = found.at ?? at
    return names[at]
  })
}

it('goes to the name that begins with the letters, and stays while more of them fit', () => {
  expect(walk('csv')).toEqual(['conll', 'csv', 'csv'])
  expect(walk('w3')).toEqual(['webanno-tsv', 'w3c'])
  expect(walk('tsv')).toEqual(['webanno-tsv', 'webanno-tsv', 'webanno-tsv'])
})

it('goes on to the next with the same letter again', () => {
  expect(walk('cccc')).toEqual(['conll', 'conll-nested', 'chat', 'csv'])
})

it('leads nowhere where none begins so', () => {
  expect(findByTyped('q', 'z', names, 2)).toEqual({ typed: 'qz', at: null })
})

it.each([
  ['the letter itself', 'W', 'KeyZ', 'w'],
  ['the Latin letter on the key of an Arabic one', 'ل', 'KeyG', 'g'],
  ['the figure on the key of an Arabic one', '٣', 'Digit3', '3'],
  ['nothing of a key that types nothing', 'Enter', 'Enter', null],
  ['nothing of a space', ' ', 'Space', null],
])('reads %s', (_what, key, code, letter) => {
  expect(letterOf({ key, code })).toBe(letter)
})

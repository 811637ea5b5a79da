import { expect, it } from 'vitest'
import { createAttestation } from '../../shared/text/attested-forms.ts'
import { meaningOf } from './keyboard.ts'
import { type KeyPress, keymapOf } from './keymap.ts'
import { leapTarget, lettersOf } from './leap.ts'

const letters = (key: string, code: string, shiftKey = false) => lettersOf({ key, code, shiftKey })

it('takes a key for what it types, and under a Latin layout also for the Arabic letter of its place', () => {
  expect(letters('ب', 'KeyF')).toEqual(['ب'])
  expect(letters('f', 'KeyF')).toEqual(['f', 'ب'])
  expect(letters('أ', 'KeyH', true)).toEqual(['ا'])
  expect(letters('M', 'KeyM', true)).toEqual(['m', 'ه'])
  expect(letters('2', 'Digit2')).toEqual(['2'])
})

it('reaches the letters that stand on signs of a Latin layout', () => {
  expect(letters(',', 'Comma')).toEqual(['و'])
  expect(letters('[', 'BracketLeft')).toEqual(['ج'])
  expect(letters('?', 'Slash', true)).toEqual([])
})

it('leaves the leap’s own key and keys that type nothing', () => {
  expect(letters(';', 'Semicolon')).toEqual([])
  expect(letters('ك', 'Semicolon')).toEqual(['ك'])
  expect(letters('ArrowLeft', 'ArrowLeft')).toEqual([])
  expect(letters(' ', 'Space')).toEqual([])
})

it('knows a word by its first letter behind clitics and the article, hidden in لل or not', () => {
  const text = 'زيارة للمغرب والمشرق ثم للبنان وبمدينة في لبنان'
  const leapFrom = (words: string, letter: string) =>
    leapTarget(text, text.indexOf(words), [letter], createAttestation([text, 'مدينة']))
  expect(leapFrom('زيارة', 'م')).toBe(text.indexOf('للمغرب'))
  expect(leapFrom('للمغرب', 'م')).toBe(text.indexOf('والمشرق'))
  expect(leapFrom('والمشرق', 'م')).toBe(text.indexOf('وبمدينة'))
  expect(leapFrom('زيارة', 'ل')).toBe(text.indexOf('للبنان'))
  expect(leapFrom('في', 'م')).toBeNull()
})

it('repeats right after a leap under any layout; elsewhere its key is the letter that it types', () => {
  const press = (key: string): KeyPress => ({
    key,
    code: 'Semicolon',
    shiftKey: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
  })
  const keymap = keymapOf([], 'rtl')
  const again = { do: 'leap', extend: false }
  expect(meaningOf(press('ك'), keymap, 'again')).toEqual(again)
  expect(meaningOf(press(';'), keymap, 'again')).toEqual(again)
  expect(meaningOf(press('ك'), keymap, 'letter')).toEqual({ do: 'leapTo', letters: ['ك'] })
  expect(meaningOf(press(';'), keymap, 'letter')).toEqual(again)
})

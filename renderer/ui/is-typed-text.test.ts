import { expect, it } from 'vitest'
import { isTypedText } from './is-typed-text.ts'

it('takes letters, signs and the two letters of one key for text, and no key that has a name', () => {
  expect(['a', 'ب', 'لا', 'لأ', ' ', '😀', '؟'].filter(key => !isTypedText(key))).toEqual([])
  expect(['Enter', 'F10', 'ArrowLeft', 'Dead', 'Unidentified', 'Backspace'].filter(isTypedText)).toEqual([])
})

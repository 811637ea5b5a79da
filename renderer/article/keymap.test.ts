import { expect, it } from 'vitest'
import { testCorpus } from './article.fixtures.ts'
import { commandOf, type KeyPress, keymapOf } from './keymap.ts'

const rtl = keymapOf(testCorpus.scheme.labels, 'rtl')
const press = (code: string, key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  code,
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
})

it('reads letters by place, so that every layout marks with the same fingers', () => {
  for (const key of ['f', 'ب', 'F']) expect(commandOf(rtl, press('KeyF', key))).toEqual({ do: 'label', label: 'ORG' })
})

it('reads chords by their Latin letter, else by place', () => {
  const ctrl = { ctrlKey: true }
  expect(commandOf(rtl, press('KeyW', 'z', ctrl))).toEqual({ do: 'undo' })
  expect(commandOf(rtl, press('KeyZ', 'ئ', ctrl))).toEqual({ do: 'undo' })
  expect(commandOf(rtl, press('KeyZ', 'w', ctrl))).toBeNull()
  expect(commandOf(rtl, press('KeyZ', 'Z', { metaKey: true, shiftKey: true }))).toEqual({ do: 'redo' })
})

it('takes the arrow that points to the end of the line as onward', () => {
  const word = { do: 'move', by: 'word', extend: false }
  const ltr = keymapOf([], 'ltr')
  expect(commandOf(rtl, press('ArrowLeft', 'ArrowLeft'))).toEqual({ ...word, onward: true })
  expect(commandOf(ltr, press('ArrowLeft', 'ArrowLeft'))).toEqual({ ...word, onward: false })
})

it('leaves Alt, Tab and what it does not know alone', () => {
  expect(commandOf(rtl, press('KeyF', 'f', { altKey: true }))).toBeNull()
  expect(commandOf(rtl, press('Tab', 'Tab'))).toBeNull()
  expect(commandOf(rtl, press('KeyF', 'f', { ctrlKey: true }))).toBeNull()
})

it('gives no key two meanings', () => {
  const places = rtl.map(({ code, shift, chord }) => `${code}${shift ? ' shift' : ''}${chord ? ' chord' : ''}`)
  expect(places.filter((place, at) => places.indexOf(place) !== at)).toEqual([])
})

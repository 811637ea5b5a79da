import { expect, it } from 'vitest'
import { keymapOf } from '../article/keymap.ts'
import { withOwnKeys } from '../article/remap.ts'
import { actOf } from './find-keys.ts'

const rows = keymapOf([], 'rtl')

const press = (code: string, key = '', more: { readonly shiftKey?: true; readonly ctrlKey?: true } = {}) => ({
  code,
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
})

it('has the keys of the hits in an article, by their place on the board', () => {
  const codes = ['KeyJ', 'KeyK', 'Space', 'KeyB', 'Backspace', 'Delete', 'KeyO', 'Enter', 'KeyF', 'ArrowDown']
  expect(codes.map(code => actOf(rows, press(code, 'ت')))).toEqual([
    'next',
    'previous',
    'take',
    'pass',
    'pass',
    'pass',
    'go',
    'all',
    null,
    null,
  ])
  expect(actOf(rows, press('KeyB', 'لآ', { shiftKey: true }))).toBe('never')
  expect(actOf(rows, press('KeyJ', 'j', { ctrlKey: true }))).toBeNull()
})

it('follows the keys she has given', () => {
  const own = withOwnKeys(rows, { 'stop.next': ['Equal'], accept: ['KeyV'], remove: ['KeyY'], 'edge.other': ['KeyX'] })
  expect(['Equal', 'KeyV', 'KeyY', 'KeyX'].map(code => actOf(own, press(code)))).toEqual(['next', 'take', 'pass', 'go'])
  expect(actOf(own, press('KeyV', 'V', { shiftKey: true }))).toBe('all')
  expect(actOf(own, press('KeyY', 'Y', { shiftKey: true }))).toBe('never')
  expect(['KeyJ', 'Space', 'KeyB', 'KeyO', 'Enter'].map(code => actOf(own, press(code)))).toEqual(Array(5).fill(null))
})

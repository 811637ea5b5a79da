import { expect, it } from 'vitest'
import { pressOn } from '../../shared/keyboard/layouts.fixtures.ts'
import { testCorpus } from './article.fixtures.ts'
import { commandOf, keymapOf } from './keymap.ts'
import { clashOf, giveKey, resetKey, strokesOf, withOwnKeys } from './remap.ts'
import { forbidden, type KeyPress, strokeFrom, strokeText } from './stroke.ts'

const defaults = keymapOf(testCorpus.scheme.labels, 'rtl')
const keysOf = (own: Readonly<Record<string, readonly string[]>>, id: string): readonly string[] =>
  strokesOf(withOwnKeys(defaults, own), id).map(strokeText)

it('writes a key and reads it again', () => {
  for (const row of defaults) {
    const { code, shift, chord } = row
    const stroke = { code, ...(shift ? { shift } : {}), ...(chord ? { chord } : {}) }
    expect(strokeFrom(strokeText(row))).toEqual(stroke)
  }
  expect(strokeFrom('Mod KeyZ')).toBeNull()
})

it('gives a free key in place of the first and leaves the others', () => {
  const own = giveKey(defaults, {}, 'remove', { code: 'KeyY' }, 'take')
  expect(keysOf(own, 'remove')).toEqual(['KeyY', 'Backspace', 'Delete'])
  expect(commandOf(withOwnKeys(defaults, own), pressOn('US', { code: 'KeyB' }))).toBeNull()
})

it('names whose a key is, and swaps or takes it', () => {
  expect(clashOf(defaults, 'leap', { code: 'KeyF' })?.id).toBe('label.ORG')
  const swapped = giveKey(defaults, {}, 'leap', { code: 'KeyF' }, 'swap')
  expect([keysOf(swapped, 'leap'), keysOf(swapped, 'label.ORG')]).toEqual([['KeyF'], ['Semicolon']])
  const taken = giveKey(defaults, {}, 'leap', { code: 'KeyF' }, 'take')
  expect([keysOf(taken, 'leap'), keysOf(taken, 'label.ORG')]).toEqual([['KeyF'], []])
})

it('gives a key back with the command that holds it, all the way', () => {
  const first = giveKey(defaults, {}, 'leap', { code: 'KeyF' }, 'swap')
  const second = giveKey(withOwnKeys(defaults, first), first, 'label.ORG', { code: 'KeyN' }, 'swap')
  expect(keysOf(second, 'nested.smallest')).toEqual(['Semicolon'])
  expect(resetKey(defaults, second, 'leap')).toEqual({})
})

it('lets her key win over one that another scheme brings', () => {
  const own = { leap: ['KeyF'] }
  expect(commandOf(withOwnKeys(defaults, own), pressOn('Arabic-101', { code: 'KeyF' }))).toEqual({
    do: 'leap',
    extend: false,
  })
})

it('shows no key for a command whose key a label has, or another command', () => {
  const brought = keymapOf([{ id: 'X', key: 'KeyP', enabled: true }], 'rtl')
  expect(strokesOf(withOwnKeys(brought, {}), 'find')).toEqual([])
  expect(strokesOf(withOwnKeys(brought, {}), 'label.X').map(strokeText)).toEqual(['KeyP'])
  expect(clashOf(withOwnKeys(brought, {}), 'leap', { code: 'KeyP' })?.id).toBe('label.X')
  const all = withOwnKeys(defaults, { leap: ['KeyF'], find: ['KeyF'] })
  expect(all.filter(row => strokeText(row) === 'KeyF')).toHaveLength(1)
})

it('ignores what settings hold of commands and keys that are not there', () => {
  expect(withOwnKeys(defaults, { nonsense: ['KeyF'] })).toEqual(defaults)
  expect(keysOf({ leap: ['???'] }, 'leap')).toEqual([])
})

const press = (more: Partial<KeyPress>): KeyPress => ({
  code: 'KeyY',
  key: 'y',
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
})

it.each([
  ['tab', { code: 'Tab', key: 'Tab' }],
  ['escape', { code: 'Escape', key: 'Escape' }],
  ['alt', { altKey: true }],
  ['alt', { key: 'AltGraph', code: 'AltRight' }],
  ['dead', { code: 'BracketLeft', key: 'Dead' }],
  ['system', { code: 'KeyC', key: 'c', ctrlKey: true }],
  ['system', { code: 'Space', key: ' ', metaKey: true }],
  ['two-modifiers', { ctrlKey: true, shiftKey: true }],
  ['not-everywhere', { code: 'Backquote', key: '`' }],
  ['not-everywhere', { code: 'Home', key: 'Home' }],
  ['help', { code: 'Comma', key: '?', shiftKey: true }],
] as const)('refuses a key with its reason: %s', (why, more) => {
  expect(forbidden(press(more))).toBe(why)
})

it('takes plain letters, digits and chords of letters', () => {
  for (const more of [{}, { code: 'Digit7', key: '7' }, { ctrlKey: true }, { shiftKey: true }])
    expect(forbidden(press(more))).toBeNull()
})

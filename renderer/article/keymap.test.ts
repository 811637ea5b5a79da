import { describe, expect, it } from 'vitest'
import { layoutNames, layoutRows, pressOn } from '../../shared/keyboard/layouts.fixtures.ts'
import { testCorpus } from './article.fixtures.ts'
import { answerRows, commandOf, hitRows, type KeyPress, keymapOf } from './keymap.ts'
import { giveKey, withOwnKeys } from './remap.ts'
import { forbidden, strokeText } from './stroke.ts'

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
  expect(commandOf(rtl, press('KeyG', 'g', { ctrlKey: true }))).toBeNull()
})

it('gives no key two meanings', () => {
  const places = rtl.map(strokeText)
  expect(places.filter((place, at) => places.indexOf(place) !== at)).toEqual([])
})

it('gives labels without a key the digits that are free, in the order of the scheme', () => {
  const plain = { enabled: true, key: null }
  const rows = keymapOf(
    [
      { id: 'A', ...plain },
      { id: 'B', ...plain, enabled: false },
      { id: 'C', enabled: true, key: 'Digit3' },
      { id: 'D', ...plain },
    ],
    'rtl',
  )
  expect(rows.filter(row => row.group === 'labels').map(row => [row.id, row.code])).toEqual([
    ['label.A', 'Digit4'],
    ['label.C', 'Digit3'],
    ['label.D', 'Digit5'],
  ])
})

it('lets no scheme take the keys of moving, of yes, or those that lead out', () => {
  const claimed = ['Escape', 'Tab', 'F1', 'Enter', 'Space', 'ArrowLeft', 'Backspace', '', 'KeyP']
  const rows = keymapOf(
    claimed.map(key => ({ id: key, key, enabled: true })),
    'rtl',
  )
  const codes = rows.filter(row => row.group === 'labels').map(row => row.code)
  expect(codes).toEqual(['Digit3', 'Digit4', 'Digit5', 'Digit6', 'Digit7', 'Digit8', 'KeyP'])
})

it('answers a question with the keys of yes and no, wherever they lie, with Shift for good', () => {
  const rows = answerRows(rtl)
  expect(commandOf(rows, press('Space', ' '))).toEqual({ do: 'answer', answer: 'yes' })
  expect(commandOf(rows, press('Enter', 'Enter', { shiftKey: true }))).toEqual({ do: 'answer', answer: 'always' })
  expect(commandOf(rows, press('Backspace', 'Backspace'))).toEqual({ do: 'answer', answer: 'no' })
  expect(commandOf(rows, press('KeyB', 'لآ', { shiftKey: true }))).toEqual({ do: 'answer', answer: 'never' })
})

it('goes through hits with the keys of the article for the same, wherever she has put them', () => {
  const keysOf = (rows: ReturnType<typeof hitRows>, act: string): readonly string[] =>
    rows.filter(({ id }) => id === `hit.${act}`).map(strokeText)
  const acts = ['next', 'previous', 'take', 'takeAll', 'pass', 'never']
  expect(acts.map(act => keysOf(hitRows(rtl), act).join(' '))).toEqual([
    'KeyJ ArrowDown',
    'KeyK ArrowUp',
    'Space',
    'Enter',
    'KeyB Backspace Delete',
    'Shift+KeyB',
  ])
  const given = giveKey(rtl, {}, 'remove', { code: 'KeyY' }, 'take')
  const own = { ...given, 'stop.next': ['Equal'], accept: ['KeyV'] }
  expect(acts.map(act => keysOf(hitRows(withOwnKeys(rtl, own)), act).join(' '))).toEqual([
    'Equal ArrowDown',
    'KeyK ArrowUp',
    'KeyV',
    'Shift+KeyV',
    'KeyY Backspace Delete',
    'Shift+KeyY',
  ])
})

describe.each(layoutNames)('on a %s keyboard', layout => {
  it('reaches every command by the key that stands in its place', () => {
    const done = (row: (typeof rtl)[number]): string => JSON.stringify(commandOf(rtl, pressOn(layout, row)))
    const missed = rtl.filter(row => done(row) !== JSON.stringify(row.command)).map(strokeText)
    expect(missed).toEqual([])
  })

  it('uses no key that is dead or that a layout lacks', () => {
    const letters = layoutRows(layout)
    for (const row of rtl) expect([strokeText(row), letters.dead.includes(row.code)]).toEqual([strokeText(row), false])
  })

  it('lets every key of its own be given again, but those that stay', () => {
    const kept = rtl.filter(row => forbidden(pressOn(layout, row)) !== null && row.id !== 'help').map(strokeText)
    expect(kept).toEqual(['Escape', 'Mod+Shift+KeyZ', 'Mod+Shift+Equal'])
  })
})

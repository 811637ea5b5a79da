import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { schemeFile } from '../../../shared/model/scheme.ts'
import { parseVersioned } from '../../../shared/model/versioned.ts'
import { commandOf, keymapOf } from '../keymap.ts'
import { clashOf } from '../remap.ts'
import { frameDefaults, frameRows, rolesWhileMarking, typeRows, withOwnFrameKeys } from './frame-keys.ts'

const parsed = parseVersioned(
  schemeFile,
  '',
  JSON.parse(readFileSync(new URL('../../../seeds/scheme.json', import.meta.url), 'utf8')),
)
if (!parsed.ok) throw new Error('no scheme')
const scheme = parsed.value
const keymap = keymapOf(scheme.labels, 'rtl')
const framed = frameDefaults(scheme)
const rows = frameRows(keymap, framed)
const pressed = (code: string, shiftKey = false, held = rows) =>
  commandOf(held, { code, key: '', shiftKey, ctrlKey: false, metaKey: false, altKey: false })

/** The keys of an open frame as the keymap has them. */
const table = [
  ['KeyF', 'party'],
  ['KeyA', 'signatory'],
  ['KeyS', 'place'],
  ['KeyD', 'date duration'],
  ['KeyG', 'subject'],
  ['KeyW', 'signatoryTitle attendeeTitle representativeTitle'],
  ['KeyQ', 'attendee'],
  ['KeyE', 'beneficiary'],
  ['KeyR', 'outcome'],
  ['KeyT', 'objective'],
  ['KeyZ', 'representative'],
  ['KeyX', 'host'],
  ['KeyC', 'source'],
  ['KeyV', 'value'],
] as const

describe('keys of an open frame', () => {
  it.each(table)('%s is %s, and with Shift its label', (code, roles) => {
    expect(pressed(code)).toEqual({ do: 'role', roles: roles.split(' ') })
    expect(pressed(code, true)).toEqual(pressed(code, false, keymap))
    expect(pressed(code, true)).toMatchObject({ do: 'label' })
  })

  it('are yes, no, other offers, statuses, its type and the next frame; the right hand never changes', () => {
    expect(pressed('Space')).toEqual({ do: 'acceptCandidate' })
    expect(pressed('Enter')).toEqual({ do: 'acceptCandidate' })
    for (const code of ['KeyB', 'Backspace', 'Delete']) expect(pressed(code)).toEqual({ do: 'emptyRole' })
    expect(pressed('KeyJ', true)).toEqual({ do: 'candidate', onward: true })
    for (const [at, { id }] of scheme.agreementStatuses.entries())
      expect(pressed(`Digit${at + 1}`)).toMatchObject({ edit: { change: { status: id } } })
    expect(pressed('KeyY')).toEqual({ do: 'frame' })
    expect(pressed('KeyY', true)).toEqual({ do: 'nextFrame', onward: true })
    for (const code of ['KeyJ', 'KeyK', 'KeyN', 'KeyH', 'KeyL', 'Semicolon', 'Period', 'ArrowLeft', 'Digit9', 'Escape'])
      expect([code, pressed(code)]).toEqual([code, pressed(code, false, keymap)])
  })

  it('choose the type by number', () => {
    const choosing = typeRows(scheme, keymap)
    for (const [at, { id }] of scheme.agreementTypes.slice(0, 9).entries())
      expect(pressed(`Digit${at + 1}`, false, choosing)).toMatchObject({ edit: { change: { type: id } } })
    expect(pressed('KeyF', false, choosing)).toBeNull()
    expect(pressed('KeyY', false, choosing)).toEqual({ do: 'frame' })
  })

  it('are roles with Shift while marking, where nothing else has those keys', () => {
    const marking = [...keymap, ...rolesWhileMarking(keymap, framed)]
    for (const [code, roles] of table)
      expect(pressed(code, true, marking)).toEqual({ do: 'role', roles: roles.split(' ') })
    for (const row of keymap)
      expect(marking.find(one => one.code === row.code && one.shift === row.shift)).toBe(
        keymap.find(one => one.code === row.code && one.shift === row.shift),
      )
  })

  it('are changed as those of labels are, and may be shared', () => {
    const mine = withOwnFrameKeys(framed, { 'role.host': ['KeyD'], 'role.party': ['Minus'], 'role.value': [] })
    const own = frameRows(keymap, mine)
    expect(pressed('KeyD', false, own)).toEqual({ do: 'role', roles: ['date', 'host', 'duration'] })
    expect(pressed('Minus', false, own)).toEqual({ do: 'role', roles: ['party'] })
    expect(pressed('KeyF', false, own)).toBeNull()
    expect(pressed('KeyV', false, own)).toBeNull()
    expect(
      clashOf([...mine, ...keymap.filter(({ group }) => group !== 'labels')], 'role.value', { code: 'KeyG' })?.id,
    ).toBe('role.subject')
  })
})

import type { KeyRow } from './keymap.ts'

/** A key with its modifiers; `chord` is Ctrl, or Cmd on a Mac. `code` is `KeyboardEvent.code`. */
export type Stroke = { readonly code: string; readonly shift?: true; readonly chord?: true }

/** What of a key press matters here. */
export type KeyPress = Pick<KeyboardEvent, 'code' | 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** Why a key cannot be given to a command. */
export type Forbidden = 'tab' | 'escape' | 'alt' | 'dead' | 'system' | 'two-modifiers' | 'not-everywhere' | 'help'

/** `Z` of a chord by the letter it types where that is Latin, else by its place: Ctrl+Z is KeyW on AZERTY, ئ on Arabic-101. */
const chordCode = (press: KeyPress): string =>
  /^[a-z]$/i.test(press.key) ? `Key${press.key.toUpperCase()}` : (chordSigns.get(press.key) ?? press.code)

/** Signs that stand elsewhere on other layouts. */
const chordSigns: ReadonlyMap<string, string> = new Map([
  ['+', 'Equal'],
  ['-', 'Minus'],
  ['0', 'Digit0'],
])

export function strokeOf(press: KeyPress): Stroke {
  const chord = press.ctrlKey || press.metaKey
  return {
    code: chord ? chordCode(press) : press.code,
    ...(press.shiftKey ? { shift: true } : {}),
    ...(chord ? { chord: true } : {}),
  }
}

export const sameStroke = (a: Stroke, b: Stroke): boolean =>
  a.code === b.code && (a.shift ?? false) === (b.shift ?? false) && (a.chord ?? false) === (b.chord ?? false)

/** As settings keep it: `Mod+Shift+KeyZ`. */
export const strokeText = ({ code, shift, chord }: Stroke): string =>
  [...(chord ? ['Mod'] : []), ...(shift ? ['Shift'] : []), code].join('+')

/** The other way; what is no key there is left out by the caller. */
export function strokeFrom(text: string): Stroke | null {
  const found = /^(Mod\+)?(Shift\+)?(\w+)$/.exec(text)
  const code = found?.[3]
  return code === undefined
    ? null
    : { code, ...(found?.[2] ? { shift: true } : {}), ...(found?.[1] ? { chord: true } : {}) }
}

/** Keys that stand on every board and are dead on none of the layouts tried. */
const everywhere =
  /^(Key[A-Z]|Digit[0-9]|Space|Enter|Backspace|Delete|Comma|Period|Slash|Semicolon|Minus|Equal|Arrow(Left|Right|Up|Down)|F([2-9]|10))$/

/** Chords the system, the menu and every text field keep for themselves. */
const systemChords = /^Key[ACHMNPQRTVWX]$/

export const modifierKeys: readonly string[] = ['Shift', 'Control', 'Meta', 'Alt', 'AltGraph', 'CapsLock', 'Fn']

/** Why a press can be no command's key; null where it can. */
export function forbidden(press: KeyPress): Forbidden | null {
  if (press.altKey || press.key === 'AltGraph' || press.key === 'Alt') return 'alt'
  if (press.code === 'Tab') return 'tab'
  if (press.code === 'Escape') return 'escape'
  if (press.key === 'Dead' || press.key === 'Process' || press.key === 'Unidentified') return 'dead'
  if (press.code === 'F1' || press.key === '?' || press.key === '؟') return 'help'
  const { code, shift, chord } = strokeOf(press)
  if (chord && shift) return 'two-modifiers'
  if (chord) return /^(Key[A-Z]|Digit0|Equal|Minus|Enter)$/.test(code) && !systemChords.test(code) ? null : 'system'
  return everywhere.test(code) ? null : 'not-everywhere'
}

/** The stroke of a row of the keymap, without what it does. */
export const strokeIn = ({ code, shift, chord }: KeyRow): Stroke => ({
  code,
  ...(shift ? { shift } : {}),
  ...(chord ? { chord } : {}),
})

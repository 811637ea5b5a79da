import { chord as chordCap } from '../ui/keys-of-platform.ts'
import type { Stroke } from './stroke.ts'

/** What each key types on the Arabic-101 layout. */
const arabic101: Readonly<Record<string, string>> = {
  KeyQ: 'ض',
  KeyW: 'ص',
  KeyE: 'ث',
  KeyR: 'ق',
  KeyT: 'ف',
  KeyY: 'غ',
  KeyU: 'ع',
  KeyI: 'ه',
  KeyO: 'خ',
  KeyP: 'ح',
  KeyA: 'ش',
  KeyS: 'س',
  KeyD: 'ي',
  KeyF: 'ب',
  KeyG: 'ل',
  KeyH: 'ا',
  KeyJ: 'ت',
  KeyK: 'ن',
  KeyL: 'م',
  Semicolon: 'ك',
  BracketLeft: 'ج',
  BracketRight: 'د',
  Quote: 'ط',
  Backquote: 'ذ',
  KeyZ: 'ئ',
  KeyX: 'ء',
  KeyC: 'ؤ',
  KeyV: 'ر',
  KeyB: 'لا',
  KeyN: 'ى',
  KeyM: 'ة',
  Comma: 'و',
  Period: 'ز',
  Slash: 'ظ',
}

const marks: Readonly<Record<string, string>> = {
  Semicolon: ';',
  Comma: ',',
  Period: '.',
  Slash: '/',
  Backspace: '⌫',
  Delete: 'Del',
  Enter: '↵',
  Space: '␣',
  Escape: 'Esc',
  Tab: 'Tab',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
}

/** Letter of a key (`KeyboardEvent.code`) on the US layout, for a keycap. */
export const latinCap = (code: string): string => marks[code] ?? code.replace(/^(Key|Digit|Numpad)/, '')

/** Its letter on the Arabic-101 layout; null where the key has none of its own there. */
export const arabicCap = (code: string): string | null => arabic101[code] ?? null

/** What `navigator.keyboard.getLayoutMap()` answers, where the browser has it. */
export type LayoutMap = ReadonlyMap<string, string>

/** What stands on the key in the layout at hand: capitals for letters; the US letter where the layout is not known. */
export function layoutCap(layout: LayoutMap | null, code: string): string {
  const typed = layout?.get(code)
  return typed && typed.trim() !== '' && !marks[code] ? typed.toLocaleUpperCase('en') : latinCap(code)
}

/** Both letters, for tooltips and the help: `F ب`. */
export function bothCaps(code: string): string {
  const arabic = arabicCap(code)
  return arabic ? `${latinCap(code)} ${arabic}` : latinCap(code)
}

/** The Latin and the Arabic letter of a key: that of the layout at hand where it is one of them, else US and Arabic-101. */
export function capsOf(layout: LayoutMap | null, code: string): readonly string[] {
  const typed = layoutCap(layout, code)
  const isArabic = /\p{Script=Arabic}/u.test(typed)
  const arabic = isArabic ? typed : arabicCap(code)
  return arabic ? [isArabic ? latinCap(code) : typed, arabic] : [typed]
}

const withModifiers = ({ shift, chord }: Stroke, cap: string): string =>
  chord ? chordCap(cap, shift) : shift ? `Shift ${cap}` : cap

/** A key as it is pressed, with both letters: `Shift H ا`, `Ctrl Z`, `F ب`. */
export const strokeCap = (layout: LayoutMap | null, stroke: Stroke): string =>
  withModifiers(stroke, stroke.chord ? (capsOf(layout, stroke.code)[0] ?? '') : capsOf(layout, stroke.code).join(' '))

/** The same where there is room for one letter: what stands on the key now. */
export const tightCap = (layout: LayoutMap | null, stroke: Stroke): string =>
  `${stroke.chord ? `${chordCap('').trim()} ` : ''}${stroke.shift ? '⇧ ' : ''}${layoutCap(layout, stroke.code)}`

import { wordsLabel } from './span-graph.ts'

/** Names of attributes that stand for what is written on every mention, and the type of bare words: ids of a scheme never become one of them. */
export const bratNames = { doubt: 'Doubt', implicit: 'Implicit', normal: 'Normal', link: 'Link' } as const
const reserved: ReadonlySet<string> = new Set([...Object.values(bratNames), wordsLabel])

const toHex = (character: string): string => character.charCodeAt(0).toString(16).padStart(4, '0')
const escapeName = (character: string): string => `_u${toHex(character)}_`

/** A name of brat's: Latin letters, digits, `_` and `-`. Others become `_u0641_`, UTF-16 unit by unit; what would read as that does too. */
export function toBratName(id: string): string {
  // Nearly every label is one already.
  if (/^[A-Za-z0-9-]+$/.test(id) && !reserved.has(id)) return id
  const safe = id.replace(/[^A-Za-z0-9_-]|_(?=u[0-9a-f]{4}_)/g, escapeName)
  return reserved.has(safe) ? escapeName(safe.charAt(0)) + safe.slice(1) : safe
}

/** Of a role: brat numbers roles that stand more than once, so none ends in a digit. */
export const toBratRole = (id: string): string => toBratName(id).replace(/[0-9]$/, escapeName)

export const fromBratName = (name: string): string =>
  name.includes('_u')
    ? name.replace(/_u([0-9a-f]{4})_/g, (_escaped, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : name

export const fromBratRole = (name: string): string => fromBratName(name.replace(/(?<=[^0-9])[0-9]+$/, ''))

/** Whatever some reader takes for the end of a line: control characters except tab, and Unicode's own. */
export const lineBreaks = /(?:(?!\t)[\p{Cc}\u2028\u2029])+/gu

/** Whether a stretch of a text (UTF-16) holds one of them. */
export function holdsLineBreak(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at)
    if ((unit < 0x20 && unit !== 0x09) || (unit > 0x7e && unit < 0xa0) || unit === 0x2028 || unit === 0x2029)
      return true
  }
  return false
}

/** Text in one line of a file: breaks become `%u2028`, and what would read as that `%u0025u2028`. */
export const toOneLine = (text: string): string =>
  text.replace(/(?!\t)[\p{Cc}\u2028\u2029]|%(?=u[0-9a-f]{4})/gu, character => `%u${toHex(character)}`)

export const fromOneLine = (text: string): string =>
  text.replace(/%u([0-9a-f]{4})/g, (_escaped, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** A value of an attribute line: text as it is where it reads as itself, everything else as `=` and JSON. */
export function toBratValue(value: unknown): string {
  const isPlain =
    typeof value === 'string' && value !== '' && value.trim() === value && !/^=|[\p{Cc}\u2028\u2029]/u.test(value)
  return isPlain ? value : `=${toOneLine(JSON.stringify(value))}`
}

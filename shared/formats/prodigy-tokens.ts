import { createOffsetMap } from '../text/offsets.ts'
import { parseJson } from './imported.ts'

/** Where tokens begin and end (code points). */
export type TokenPlaces = { readonly starts: readonly number[]; readonly ends: readonly number[] }

const zero = 0x30
const backslash = 0x5c
const space = 0x20

const isDigit = (unit: number): boolean => unit >= zero && unit < zero + 10

/** Goes through a line from one thing that must stand there to the next. */
class Cursor {
  readonly #line: string
  #at: number

  constructor(line: string, at: number) {
    this.#line = line
    this.#at = at
  }

  get at(): number {
    return this.#at
  }

  takes(literal: string): boolean {
    if (!this.#line.startsWith(literal, this.#at)) return false
    this.#at += literal.length
    return true
  }

  /** NaN where none stands. */
  number(): number {
    const begin = this.#at
    let value = 0
    for (let unit = this.#line.charCodeAt(begin); isDigit(unit); unit = this.#line.charCodeAt(++this.#at))
      value = value * 10 + unit - zero
    const hasLeadingZero = this.#at > begin + 1 && this.#line.charCodeAt(begin) === zero
    return this.#at === begin || hasLeadingZero ? Number.NaN : value
  }

  /** What stands before the next quote that ends a string; empty where that is no string. */
  words(): string {
    const begin = this.#at
    const end = this.#line.indexOf('"', begin)
    const raw = this.#line.slice(begin, end === -1 ? undefined : end)
    if (!raw.includes('\\')) {
      this.#at += raw.length
      return raw
    }
    this.#at = this.#endOfString(begin)
    const words = parseJson(`"${this.#line.slice(begin, this.#at)}"`)
    return typeof words === 'string' ? words : ''
  }

  #endOfString(begin: number): number {
    let at = begin
    while (at < this.#line.length && !this.#line.startsWith('"', at))
      at += this.#line.charCodeAt(at) === backslash ? 2 : 1
    return at
  }
}

/**
 * The tokens that stand in a line from `from` to `to`, as this program writes them: read by hand, since parsed as JSON they cost five times as much as all the rest of
 * the line (measured). Null where they are not what makes `text`, each at its place, with its number, and a space after it where it says so.
 */
export function readTokens(line: string, from: number, to: number, text: string): TokenPlaces | null {
  const cursor = new Cursor(line, from)
  const offsets = createOffsetMap(text)
  const starts: number[] = []
  const ends: number[] = []
  let offset = 0
  for (let isMore = true; isMore; isMore = cursor.takes(',')) {
    if (!cursor.takes('{"text":"')) return null
    const words = cursor.words()
    if (words === '' || !text.startsWith(words, offset)) return null
    const start = offsets.toCodePoint(offset)
    offset += words.length
    const end = offsets.toCodePoint(offset)
    const isThere =
      cursor.takes('","start":') &&
      cursor.number() === start &&
      cursor.takes(',"end":') &&
      cursor.number() === end &&
      cursor.takes(',"id":') &&
      cursor.number() === starts.length &&
      cursor.takes(',"ws":')
    if (!isThere) return null
    if (cursor.takes('true}')) {
      if (text.charCodeAt(offset++) !== space) return null
    } else if (!cursor.takes('false}')) return null
    starts.push(start)
    ends.push(end)
  }
  return cursor.at === to && offset === text.length ? { starts, ends } : null
}

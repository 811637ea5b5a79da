/** Where what a commit does in one document stands in its entry; bytes, end exclusive. */
export type LinePart = { readonly document: string; readonly start: number; readonly end: number }

/** A large entry, taken apart without being parsed: the commit around its parts, and each part by its document. */
export type LineParts = {
  readonly entry: Uint8Array
  readonly parts: readonly LinePart[]
  /** How many documents there are parts of. */
  readonly touches: number
}

const quote = 0x22
const backslash = 0x5c
const opens = (byte: number): boolean => byte === 0x7b || byte === 0x5b
const closes = (byte: number): boolean => byte === 0x7d || byte === 0x5d

/** Elements of the entry's own `diffs`, by their own `document`: fields of those names further inside are records' affair. */
const diffsDepth = 1
const partDepth = 3

/** Whether the string that begins at `at` reads so. */
function reads(entry: Uint8Array, at: number, text: string): boolean {
  for (let index = 0; index < text.length; index++) if (entry[at + index] !== text.charCodeAt(index)) return false
  return true
}

/**
 * Finds the parts of an entry, which is JSON as `JSON.stringify` writes it: one pass over its bytes. Null where it is not built that way, so
 * that it is read as a whole and said what is wrong with it.
 */
export function findParts(entry: Uint8Array): LineParts | null {
  const parts: LinePart[] = []
  let depth = 0
  let isInDiffs = false
  let start = 0
  let document: string | null = null
  for (let at = 0; at < entry.length; at++) {
    const byte = entry[at] ?? 0
    if (byte === quote) {
      if (depth === diffsDepth && reads(entry, at, '"diffs":[')) isInDiffs = true
      else if (depth === partDepth && isInDiffs && reads(entry, at, '"document":"'))
        document = Buffer.from(entry.buffer, entry.byteOffset + at + 12, 26).toString('latin1')
      at++
      while (at < entry.length && entry[at] !== quote) at += entry[at] === backslash ? 2 : 1
    } else if (opens(byte)) {
      depth++
      if (depth === partDepth) start = at
    } else if (closes(byte)) {
      if (isInDiffs && depth === partDepth) {
        if (document === null) return null
        parts.push({ document, start, end: at + 1 })
        document = null
      }
      depth--
      if (depth === diffsDepth) isInDiffs = false
    }
  }
  if (depth !== 0 || parts.length === 0) return null
  return { entry, parts, touches: new Set(parts.map(part => part.document)).size }
}

/** The entry with these of its parts alone, as JSON has it: everything else of it stays, and is still to be validated. */
export function parseParts({ entry, parts }: LineParts, wanted: readonly LinePart[]): unknown {
  const text = Buffer.from(entry.buffer, entry.byteOffset, entry.byteLength)
  const [first, last] = [parts[0], parts.at(-1)]
  if (!first || !last) return JSON.parse(text.toString())
  const chosen = wanted.map(({ start, end }) => text.toString('utf8', start, end))
  return JSON.parse(text.toString('utf8', 0, first.start) + chosen.join(',') + text.toString('utf8', last.end))
}

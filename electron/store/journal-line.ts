import { createHash } from 'node:crypto'

/**
 * A line of a journal: `{"sum":"<16 hex>","entry":{"version":1,"sequence":<n>,…}}`. The sum is the beginning of the SHA-256 of the entry's
 * exact bytes; it stands first and has one width, so that a line is checked without being parsed.
 */
const opening = '{"sum":"'
const middle = '","entry":'
const sumLength = 16
const entryAt = opening.length + sumLength + middle.length
const head = new RegExp(
  `^\\{"sum":"([0-9a-f]{${sumLength}})","entry":\\{"version":(\\d+),"sequence":(\\d+),("deed":true,)?`,
)
/** Inside a JSON string its quotes would be escaped, so this finds keys only. */
const documentKey = Buffer.from('"document":"')
const documentId = /^[a-z2-7]{26}"$/

const sumOf = (entry: Uint8Array): string => createHash('sha256').update(entry).digest('hex').slice(0, sumLength)

/** `entry` begins with its version, its sequence and whether it is a deed. Ends in the line feed. */
export function toLine(entry: { readonly version: number; readonly sequence: number }): Uint8Array {
  const bytes = Buffer.from(JSON.stringify(entry))
  return Buffer.concat([Buffer.from(opening + sumOf(bytes) + middle), bytes, Buffer.from('}\n')])
}

/** What is known of a line without parsing it. */
export type LineFacts = {
  readonly version: number
  readonly sequence: number
  readonly isDeed: boolean
  readonly documents: readonly string[]
}

/** Null where the line is damaged. `line` is without its line feed. */
export function checkLine(line: Uint8Array): LineFacts | null {
  const text = Buffer.from(line.buffer, line.byteOffset, line.byteLength)
  const found = head.exec(text.toString('latin1', 0, 96))
  if (!found || line[line.length - 1] !== 0x7d) return null
  if (sumOf(line.subarray(entryAt, -1)) !== found[1]) return null
  return {
    version: Number(found[2]),
    sequence: Number(found[3]),
    isDeed: found[4] !== undefined,
    documents: documentsIn(text),
  }
}

/** The line stays bytes: an import of 20,000 marks is one line of some megabytes. */
function documentsIn(line: Buffer): readonly string[] {
  const documents = new Set<string>()
  for (let at = line.indexOf(documentKey); at >= 0; at = line.indexOf(documentKey, at + 1)) {
    const start = at + documentKey.length
    const value = line.toString('latin1', start, start + 27)
    if (documentId.test(value)) documents.add(value.slice(0, 26))
  }
  return [...documents]
}

/** The entry's bytes in a line that `checkLine` found whole. */
export const entryOf = (line: Uint8Array): Uint8Array => line.subarray(entryAt, -1)

/** The entry of a line that `checkLine` found whole. */
export const parseLine = (line: Uint8Array): unknown => JSON.parse(Buffer.from(line).subarray(entryAt, -1).toString())

import { decodeText, type Encoding, type ReadAs } from './decode-text.ts'
import { firstBytes } from './first-bytes.ts'

/** Bytes that tell what a file is. */
const headBytes = 128 * 1024
/** Of its characters, as many as tell formats apart. */
const headLength = 32_000

/** How a file's bytes are read, told by its first ones, and what stands there. Null: they are text of no encoding that is read. */
export type TextHead = { readonly readAs: ReadAs; readonly head: string } | null

/** UTF-8 with a bad byte here and there: lines of it can be read. */
function damagedHead(bytes: Uint8Array): TextHead {
  const text = new TextDecoder().decode(bytes, { stream: true })
  const bad = text.split('\uFFFD').length - 1
  if (text.includes('\0') || bad * 50 > text.length) return null
  return { readAs: { encoding: 'utf-8', byteOrderMark: false, guessed: false }, head: text.slice(0, headLength) }
}

/** Reads the beginning of a file. `fallback`: tried where it is not UTF-8. Throws what the system throws. */
export function readTextHead(path: string, fallback?: Encoding): TextHead {
  const bytes = firstBytes(path).subarray(0, headBytes)
  // Of a file that was cut the last character may be missing too.
  const decoded = decodeText(bytes, { fallback, isCut: true })
  if (!decoded) return damagedHead(bytes)
  const { text, ...readAs } = decoded
  return { readAs, head: text.slice(0, headLength) }
}

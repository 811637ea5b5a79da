import { decodeText, type Encoding, type ReadAs } from './decode-text.ts'
import { firstBytes } from './first-bytes.ts'

/** Bytes that tell what a file is. */
const headBytes = 128 * 1024
/** Of its characters, as many as tell formats apart. */
const headLength = 32_000

/** How a file's bytes are read, told by its first ones, and what stands there. Null: they are text of no encoding that is read. */
export type TextHead = { readonly readAs: ReadAs; readonly head: string } | null

/** Reads the beginning of a file. `fallback`: tried where it is not UTF-8. Throws what the system throws. */
export function readTextHead(path: string, fallback?: Encoding): TextHead {
  // Of a file that was cut the last character may be missing too.
  const decoded = decodeText(firstBytes(path).subarray(0, headBytes), { fallback, isCut: true })
  if (!decoded) return null
  const { text, ...readAs } = decoded
  return { readAs, head: text.slice(0, headLength) }
}

import { type DecodeOptions, decodeText, type ReadAs } from './decode-text.ts'
import { firstAtMost, firstBytes } from './first-bytes.ts'

/** Of its characters, as many as tell formats apart. */
const headLength = 32_000

/**
 * How a file's bytes are read, told by its first ones, and what stands there; `whole`: its text, where it is short and sound. Null: the bytes are text of no encoding that is read.
 */
export type TextHead = { readonly readAs: ReadAs; readonly head: string; readonly whole: string | null } | null

/** UTF-8 with a bad byte here and there: lines of it can be read. */
function damagedHead(bytes: Uint8Array): TextHead {
  const text = new TextDecoder().decode(bytes, { stream: true })
  const bad = text.split('\uFFFD').length - 1
  if (text.includes('\0') || bad * 50 > text.length) return null
  const readAs: ReadAs = { encoding: 'utf-8', byteOrderMark: false, guessed: false }
  return { readAs, head: text.slice(0, headLength), whole: null }
}

/** Reads the beginning of a file. `encoding`: where it is known. `fallback`: tried where it is not UTF-8. Throws what the system throws. */
export function readTextHead(
  path: string,
  { encoding, fallback }: Pick<DecodeOptions, 'encoding' | 'fallback'> = {},
): TextHead {
  const bytes = firstBytes(path)
  const sound = bytes.length < firstAtMost ? decodeText(bytes, { encoding, fallback }) : null
  // Of a file that was cut the last character may be missing too.
  const decoded = sound ?? decodeText(bytes, { encoding, fallback, isCut: true })
  if (!decoded) return damagedHead(bytes)
  const { text, ...readAs } = decoded
  return { readAs, head: text.slice(0, headLength), whole: sound ? text : null }
}

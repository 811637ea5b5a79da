import type { Provenance } from '../../shared/model/document.ts'
import { declaredEncoding, isSurelyWindows1256, utf16WithoutMark } from '../../shared/texts/guess-encoding.ts'

export type Encoding = Provenance['encoding']

/** How bytes are read as text. `guessed`: nothing in the bytes names the encoding, and nobody else did. */
export type ReadAs = { readonly encoding: Encoding; readonly byteOrderMark: boolean; readonly guessed: boolean }

/** Null where the bytes are not of that encoding. A mark at the start is taken off: it belongs to the encoding, not to the text. */
function decode(bytes: Uint8Array, encoding: Encoding, isCut: boolean): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: isCut })
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

const marks: readonly { readonly encoding: Encoding; readonly bytes: readonly number[] }[] = [
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
]

const known: ReadonlySet<string> = new Set<Encoding>(['utf-8', 'utf-16le', 'utf-16be', 'windows-1256'])
const isKnown = (name: string): name is Encoding => known.has(name)

/** An encoding by any of the names the web has for it; null for one that is not read here, or none. */
function encodingNamed(name: string | null): Encoding | null {
  if (name === null) return null
  try {
    const { encoding } = new TextDecoder(name)
    return isKnown(encoding) ? encoding : null
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

const read = (encoding: Encoding, guessed = false): ReadAs => ({ encoding, byteOrderMark: false, guessed })

/** Encodings that bytes may be in, likeliest first; guesses are made only where nothing before them fits. A mark decides alone. */
function* candidates(bytes: Uint8Array, { encoding, fallback, isPage = false }: DecodeOptions): Iterable<ReadAs> {
  if (encoding) return yield read(encoding)
  const mark = marks.find(candidate => candidate.bytes.every((byte, at) => bytes[at] === byte))
  if (mark) return yield { encoding: mark.encoding, byteOrderMark: true, guessed: false }
  yield read('utf-8')
  const declared = isPage
    ? encodingNamed(declaredEncoding(Buffer.from(bytes.subarray(0, 4096)).toString('latin1')))
    : null
  if (declared) yield read(declared)
  if (fallback) yield read(fallback)
  const bare = utf16WithoutMark(bytes)
  if (bare) yield read(bare, true)
  if (isSurelyWindows1256(bytes)) yield read('windows-1256', true)
}

export type DecodeOptions = {
  /** Where it is known. */
  readonly encoding?: Encoding | undefined
  /** Tried where the bytes are not UTF-8. */
  readonly fallback?: Encoding | undefined
  /** Whether the bytes may name their encoding in a `meta`. */
  readonly isPage?: boolean
  /** Whether more follows, so that the last character may be cut. */
  readonly isCut?: boolean
}

/**
 * Where the encoding is not known a mark decides; else UTF-8, then what a page declares, then `fallback`, then what the bytes surely are. Null: none of them. NUL stands in no text: where the encoding is not known it betrays
 * another encoding, or no text.
 */
export function decodeText(
  bytes: Uint8Array,
  options: DecodeOptions = {},
): (ReadAs & { readonly text: string }) | null {
  for (const candidate of candidates(bytes, options)) {
    const text = decode(bytes, candidate.encoding, options.isCut ?? false)
    if (text !== null && (options.encoding !== undefined || !text.includes('\0'))) return { ...candidate, text }
  }
  return null
}

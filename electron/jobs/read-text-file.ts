import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Provenance } from '../../shared/model/document.ts'
import { type AppError, fail, ok, type Result } from '../../shared/result.ts'
import { countMarksWithin } from '../../shared/texts/change-text.ts'
import { errnoOf, toDiskError } from '../store/disk-error.ts'
import { decodeText, type ReadAs } from './decode-text.ts'

/** Bytes of an article's file at most. */
export const largestText = 16 * 1024 * 1024

export type ReadOptions = {
  /** Tried where the bytes are not UTF-8; without it such a file is an error unless its bytes surely are: any bytes at all read as Windows-1256. */
  readonly fallback?: 'windows-1256' | undefined
  /** ISO 8601, UTC. */
  readonly now?: () => string
}

export type TextFile = { readonly text: string; readonly provenance: Provenance }

/** A failure to read: `disk/failed` also where permission is missing, since the sentences of the other codes speak of writing. */
export function toReadError(thrown: unknown, path: string): AppError | undefined {
  const errno = errnoOf(thrown)
  if (errno === 'EACCES' || errno === 'EPERM')
    return { code: 'disk/failed', params: { path, reason: 'no permission to read it' } }
  if (errno === 'ENOENT') return { code: 'disk/failed', params: { path, reason: 'no such file' } }
  return toDiskError(thrown, path)
}

export function lineEndsOf(text: string): Provenance['lineEnds'] {
  const kinds = new Set(text.match(/\r\n|\r|\n/g))
  if (kinds.size > 1) return 'mixed'
  if (kinds.has('\r\n')) return 'crlf'
  if (kinds.has('\r')) return 'cr'
  return kinds.has('\n') ? 'lf' : 'none'
}

/** A text that is in both forms counts as NFC. */
export const normalisationOf = (text: string): Provenance['normalisation'] =>
  text === text.normalize('NFC') ? 'nfc' : text === text.normalize('NFD') ? 'nfd' : 'neither'

/** The file's bytes, never more than `largestText` and one: whatever its size, a large one costs nothing. `shown`: what it is called in errors. */
export async function readBytes(path: string, shown = path): Promise<Result<Uint8Array>> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const tooLarge = (bytes: number) =>
      fail<AppError>({ code: 'text/too-large', params: { file: shown, bytes, limit: largestText } })
    if (size > largestText) return tooLarge(size)
    const bytes = new Uint8Array(size + 1)
    let length = 0
    // One byte more than there should be, to see a file that grows under our hands.
    for (let read = -1; read !== 0 && length < bytes.length; length += read)
      read = (await file.read(bytes, length, bytes.length - length)).bytesRead
    return length > size && length > largestText ? tooLarge(length) : ok(bytes.subarray(0, length))
  } finally {
    await file.close()
  }
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** What there is to tell of the file and of the text it gave, before any change of it. */
export function provenanceOf(
  file: string,
  text: string,
  bytesSha256: string,
  { encoding, byteOrderMark, guessed }: ReadAs,
  now: ReadOptions['now'],
): Provenance {
  const marksWithin = countMarksWithin(text)
  return {
    file: basename(file),
    importedAt: now?.() ?? new Date().toISOString(),
    bytesSha256,
    encoding,
    ...(guessed ? { encodingGuessed: true } : {}),
    byteOrderMark,
    ...(marksWithin > 0 ? { marksWithin } : {}),
    lineEnds: lineEndsOf(text),
    normalisation: normalisationOf(text),
  }
}

/** Decodes an article's bytes without changing a character of it. `file` is named in errors and remembered by its last part. */
export function readText(bytes: Uint8Array, file: string, { fallback, now }: ReadOptions = {}): Result<TextFile> {
  const decoded = decodeText(bytes, { fallback })
  if (!decoded) return fail({ code: 'text/encoding', params: { file } })
  const { text } = decoded
  if (text.trim() === '') return fail({ code: 'text/empty', params: { file } })
  return ok({ text, provenance: provenanceOf(file, text, sha256Of(bytes), decoded, now) })
}

/** Reads an article. Errors: `text/too-large` (told by its size, without reading it), `text/encoding`, `text/empty`, `disk/failed`. */
export async function readTextFile(path: string, options: ReadOptions = {}): Promise<Result<TextFile>> {
  try {
    const bytes = await readBytes(path)
    return bytes.ok ? readText(bytes.value, path, options) : bytes
  } catch (thrown) {
    const error = toReadError(thrown, path)
    if (!error) throw thrown
    return fail(error)
  }
}

import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { basename, extname } from 'node:path'
import type { ImportedLayer } from '../../shared/formats/format.ts'
import { formats } from '../../shared/formats/registry.ts'
import type { SchemeProposal } from '../../shared/formats/scheme-proposal.ts'
import type { Metadata, Provenance } from '../../shared/model/document.ts'
import type { DeviceId } from '../../shared/model/ids.ts'
import type { AppError } from '../../shared/result.ts'
import type { TextColumns } from '../../shared/texts/text-columns.ts'
import { diskFile, UnreadableFile } from './disk-file.ts'
import type { ImportFile } from './find-import-files.ts'
import { largestText, provenanceOf, toReadError } from './read-text-file.ts'
import { type ReadTextOptions, readTextImport } from './read-text-import.ts'
import { isTextKind } from './text-kind.ts'

export type ReadImportOptions = ReadTextOptions & {
  /** This installation. */
  readonly device: DeviceId
}

/** A document that a file holds, whatever the file is. */
export type DocumentToImport = {
  readonly text: string
  readonly name: string
  readonly metadata: Metadata
  readonly provenance: Provenance
  readonly layers: readonly ImportedLayer[]
}

/** The next of what a file holds. */
export type ReadPart = {
  readonly document: DocumentToImport | null
  readonly problems: readonly AppError[]
  readonly scheme?: SchemeProposal
  /** Of a table or JSON lines: which column is taken for what, and which there are; told once, before the texts. */
  readonly columns?: { readonly columns: TextColumns; readonly all: readonly string[] }
}

const digest = (text: string): Uint8Array => createHash('sha256').update(text, 'utf8').digest()

const nameOf = (path: string): string => basename(path, extname(path))

/** Sum of the file's bytes, hex, and whether they begin with the mark of UTF-8. */
async function factsOf(path: string): Promise<Pick<Provenance, 'bytesSha256' | 'byteOrderMark'>> {
  const hash = createHash('sha256')
  let first: Uint8Array | null = null
  const chunks: AsyncIterable<Uint8Array> = createReadStream(path)
  for await (const chunk of chunks) {
    first ??= chunk.subarray(0, 3)
    hash.update(chunk)
  }
  const byteOrderMark = first?.[0] === 0xef && first[1] === 0xbb && first[2] === 0xbf
  return { bytesSha256: hash.digest('hex'), byteOrderMark }
}

const problem = (...problems: readonly AppError[]): ReadPart => ({ document: null, problems })

async function* readFormat({ path, name, format }: ImportFile, options: ReadImportOptions): AsyncIterable<ReadPart> {
  const importing = formats.find(({ id }) => id === format)?.importing
  if (!importing) return yield problem({ code: 'format/unknown', params: { format } })
  const facts = await factsOf(path)
  let number = 0
  for await (const { document: imported, ...part } of importing.read(diskFile(path, name), {
    device: options.device,
    digest,
  })) {
    if (!imported) {
      yield { document: null, ...part }
      continue
    }
    number++
    const { text, metadata, name: given } = imported.document
    const bytes = Buffer.byteLength(text)
    const wrong: AppError | null =
      bytes > largestText
        ? { code: 'text/too-large', params: { file: path, bytes, limit: largestText } }
        : text.trim() === ''
          ? { code: 'text/empty', params: { file: path } }
          : null
    if (wrong) {
      yield { document: null, ...part, problems: [...part.problems, wrong] }
      continue
    }
    const readAs = { encoding: 'utf-8', byteOrderMark: facts.byteOrderMark, guessed: false } as const
    const provenance = provenanceOf(path, text, facts.bytesSha256, readAs, options.now)
    const document = { text, name: given ?? `${nameOf(path)}-${number}`, metadata, provenance, layers: imported.layers }
    yield { document, ...part }
  }
}

/** What is wrong with a file that could not be read on; undefined for a bug. */
function fileError(thrown: unknown, path: string): AppError | undefined {
  if (thrown instanceof UnreadableFile)
    return thrown.reason === 'encoding'
      ? { code: 'text/encoding', params: { file: path } }
      : { code: 'format/line', params: { file: path, line: 1, reason: `too long a ${thrown.reason} to be read` } }
  return toReadError(thrown, path)
}

/** Everything a file holds, document by document. What stops it midway is its last problem; what came before stays. */
export async function* readImportFile(file: ImportFile, options: ReadImportOptions): AsyncIterable<ReadPart> {
  try {
    yield* isTextKind(file.format) ? readTextImport(file, file.format, options) : readFormat(file, options)
  } catch (thrown) {
    const error = fileError(thrown, file.path)
    if (!error) throw thrown
    yield problem(error)
  }
}

import { createHash } from 'node:crypto'
import { basename, dirname, extname, join } from 'node:path'
import type { ImportedLayer, ImportedPart, ImportedPlace } from '../../shared/formats/format.ts'
import { formats } from '../../shared/formats/registry.ts'
import type { SchemeProposal } from '../../shared/formats/scheme-proposal.ts'
import type { Metadata, Provenance } from '../../shared/model/document.ts'
import type { DeviceId } from '../../shared/model/ids.ts'
import { type AppError, assertNever } from '../../shared/result.ts'
import type { TextColumns } from '../../shared/texts/text-columns.ts'
import { LineCount } from './count-lines.ts'
import { UnreadableFile } from './decoded-chunks.ts'
import type { ImportFile } from './find-import-files.ts'
import { readCorpusFolder } from './read-corpus-folder.ts'
import { largestText, provenanceOf, toReadError } from './read-text-file.ts'
import { type ReadTextOptions, readTextImport } from './read-text-import.ts'
import { sumOfPath } from './sum-of-file.ts'
import { isTextKind } from './text-kind.ts'
import { fileWithUnreadLines, tellUnreadLines } from './unread-lines.ts'

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
  /** Where the document stands; absent of a file that is one. */
  readonly place?: ImportedPlace
  /** Of a table or JSON lines: which column is taken for what, and which there are; told once, before the texts. */
  readonly columns?: { readonly columns: TextColumns; readonly all: readonly string[] }
}

const digest = (text: string): Uint8Array => createHash('sha256').update(text, 'utf8').digest()

const nameOf = (path: string): string => basename(path, extname(path))

/** Where no encoding fits, reading says so. */
const utf8 = { encoding: 'utf-8', byteOrderMark: false, guessed: false } as const

const problem = (...problems: readonly AppError[]): ReadPart => ({ document: null, problems })

/** Why a document of a file of many cannot be one; null where it can. */
function unfitText(text: string, shown: string, place: ImportedPlace | undefined): AppError | null {
  const bytes = Buffer.byteLength(text)
  const [isEmpty, isLarge] = [text.trim() === '', bytes > largestText]
  if (!isEmpty && !isLarge) return null
  if (place) {
    const [has, limit] = [bytes, largestText].map(size => (size / 1024 / 1024).toFixed(1))
    const reason = isEmpty ? 'no text' : `a text of ${has} MiB, more than the ${limit} an article may have`
    return { code: 'format/line', params: { file: place.file, line: place.line, reason } }
  }
  return isEmpty
    ? { code: 'text/empty', params: { file: shown } }
    : { code: 'text/too-large', params: { file: shown, bytes, limit: largestText } }
}

async function* readFormat(file: ImportFile, options: ReadImportOptions): AsyncIterable<ReadPart> {
  const { path, shown, format } = file
  const importing = formats.find(({ id }) => id === format)?.importing
  if (!importing) return yield problem({ code: 'format/unknown', params: { format } })
  const { fallback, device } = options
  const bytesSha256 = await sumOfPath(path)
  const source = fileWithUnreadLines(file, { fallback })
  const readAs = source.file.readAs ?? utf8
  let number = 0
  const toPart = ({ document: imported, ...part }: ImportedPart): ReadPart => {
    if (!imported) return { document: null, ...part }
    number++
    const { text, metadata, name: given } = imported.document
    const unfit = unfitText(text, shown, part.place)
    if (unfit) return { document: null, ...part, problems: [...part.problems, unfit] }
    const provenance = provenanceOf(shown, text, bytesSha256, readAs, options.now)
    const name = given ?? `${nameOf(path)}-${number}`
    return { document: { text, name, metadata, provenance, layers: imported.layers }, ...part }
  }
  const parts = (async function* () {
    for await (const part of importing.read(source.file, { device, digest })) yield toPart(part)
  })()
  yield* tellUnreadLines(parts, source.take)
}

/** What is wrong with a file that could not be read on; undefined for a bug. */
function fileError(thrown: unknown, file: ImportFile): AppError | undefined {
  if (!(thrown instanceof UnreadableFile)) return toReadError(thrown, file.shown)
  const { path } = thrown
  // A file beside it that is read along lies in the same folder.
  const shown = path === file.path ? file.shown : join(dirname(file.shown), basename(path))
  const atLine = (line: number, reason: string): AppError => ({
    code: 'format/line',
    params: { file: shown, line, reason },
  })
  switch (thrown.reason) {
    case 'encoding':
      return { code: 'text/encoding', params: { file: shown } }
    case 'cut':
      return atLine(
        new LineCount(path).within(Number.MAX_SAFE_INTEGER) + 1,
        'the file ends inside a character, so it was cut; the article it ends in was left out',
      )
    case 'size':
      return atLine(1, 'too long a size to be read')
    default:
      return assertNever(thrown.reason)
  }
}

/** Everything a file holds, document by document. What stops it midway is its last problem; what came before stays. */
export async function* readImportFile(file: ImportFile, options: ReadImportOptions): AsyncIterable<ReadPart> {
  try {
    const { format } = file
    yield* format === 'corpus'
      ? readCorpusFolder(file, options.device)
      : isTextKind(format)
        ? readTextImport(file, format, options)
        : readFormat(file, options)
  } catch (thrown) {
    const error = fileError(thrown, file)
    if (!error) throw thrown
    yield problem(error)
  }
}

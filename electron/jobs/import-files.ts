import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import type { ImportedDocument, ImportedLayer, Importing } from '../../shared/formats/format.ts'
import { formats } from '../../shared/formats/registry.ts'
import type { Provenance } from '../../shared/model/document.ts'
import type { AnnotatorId, DeviceId, DocumentId } from '../../shared/model/ids.ts'
import { goldAnnotator } from '../../shared/model/make-id.ts'
import { type AppError, type ErrorCode, fail, ok, type Result } from '../../shared/result.ts'
import type { CorpusStore } from '../store/corpus-store.ts'
import { diskFile, UnreadableFile } from './disk-file.ts'
import { findImportFiles, type ImportFile, type ImportFormat } from './find-import-files.ts'
import {
  largestText,
  lineEndsOf,
  normalisationOf,
  type ReadOptions,
  readTextFile,
  toReadError,
} from './read-text-file.ts'

export type ImportOptions = ReadOptions & {
  /** This installation. */
  readonly device: DeviceId
  /** Takes every file for this, whatever its ending. */
  readonly format?: ImportFormat | undefined
  readonly signal?: AbortSignal
  /** Files done, and in all. */
  readonly onProgress?: (done: number, total: number) => void
}

export type ImportOutcome = {
  readonly added: readonly DocumentId[]
  /** Texts that were here already: their provenance grew by one entry. */
  readonly known: number
  /** Records that came into layers, or changed there. */
  readonly records: number
  /** One bad file, line or mention each; the others came in. */
  readonly problems: readonly AppError[]
  /** Why it ended early: cancelled, or the corpus can no longer be written. What came in before stays, each document whole. */
  readonly stopped: AppError | null
}

/** Ends an import from inside: every further file would fail in the same way. */
class Stopped extends Error {
  readonly error: AppError

  constructor(error: AppError) {
    super(error.code)
    this.error = error
  }
}

/** Codes that speak of one document or layer; every other failure of the corpus is one of the whole. */
const ofOneDocument: ReadonlySet<ErrorCode> = new Set(['format/newer', 'file/broken', 'document/missing', 'text/empty'])

const digest = (text: string): Uint8Array => createHash('sha256').update(text, 'utf8').digest()

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  const chunks: AsyncIterable<Uint8Array> = createReadStream(path)
  for await (const chunk of chunks) hash.update(chunk)
  return hash.digest('hex')
}

async function hasByteOrderMark(path: string): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(3), 0, 3)
    return bytesRead === 3 && buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf
  } finally {
    await file.close()
  }
}

const nameOf = (path: string): string => basename(path, extname(path))

/** One import under way: the corpus it writes into and what has come of it. */
class Import {
  readonly added: DocumentId[] = []
  readonly problems: AppError[] = []
  known = 0
  records = 0
  readonly #corpus: CorpusStore
  readonly #options: ImportOptions

  constructor(corpus: CorpusStore, options: ImportOptions) {
    this.#corpus = corpus
    this.#options = options
  }

  throwIfCancelled(): void {
    if (this.#options.signal?.aborted) throw new Stopped({ code: 'job/cancelled', params: {} })
  }

  async takeFile({ path, name, format }: ImportFile): Promise<void> {
    if (format === 'text') return this.#takeText(path)
    const importing = formats.find(({ id }) => id === format)?.importing
    if (importing) await this.#takeDocuments(importing, path, name)
    else this.problems.push({ code: 'format/unknown', params: { format } })
  }

  async #takeText(path: string): Promise<void> {
    const read = await readTextFile(path, this.#options)
    if (!read.ok) {
      this.problems.push(read.error)
      return
    }
    const { text, provenance } = read.value
    await this.#addDocument(text, nameOf(path), { language: 'ar', direction: 'rtl' }, provenance)
  }

  async #addDocument(
    text: string,
    name: string,
    metadata: ImportedDocument['document']['metadata'],
    provenance: Provenance,
  ): Promise<DocumentId | undefined> {
    const taken = this.#orProblem(await this.#corpus.addDocument({ text, name, metadata, provenance }))
    if (!taken) return undefined
    if (taken.known) this.known++
    else this.added.push(taken.id)
    return taken.id
  }

  async #takeDocuments({ read }: Importing, path: string, name: string): Promise<void> {
    const context = { device: this.#options.device, digest }
    const bytesSha256 = await hashOf(path)
    const byteOrderMark = await hasByteOrderMark(path)
    let number = 0
    for await (const { document: imported, problems } of read(diskFile(path, name), context)) {
      this.throwIfCancelled()
      this.problems.push(...problems)
      if (!imported) continue
      number++
      const { document, layers } = imported
      const bytes = Buffer.byteLength(document.text)
      if (bytes > largestText) {
        this.problems.push({ code: 'text/too-large', params: { file: path, bytes, limit: largestText } })
        continue
      }
      const provenance: Provenance = {
        file: basename(path),
        importedAt: this.#options.now?.() ?? new Date().toISOString(),
        bytesSha256,
        encoding: 'utf-8',
        byteOrderMark,
        lineEnds: lineEndsOf(document.text),
        normalisation: normalisationOf(document.text),
      }
      const title = document.name ?? `${nameOf(path)}-${number}`
      const id = await this.#addDocument(document.text, title, document.metadata, provenance)
      if (id) for (const layer of layers) await this.#writeLayer(id, layer)
    }
  }

  async #writeLayer(id: DocumentId, { name, status, records }: ImportedLayer): Promise<void> {
    if (records.length === 0 && status === 'new') return
    const annotator = await this.#annotatorOf(name)
    const written = this.#orProblem(await this.#corpus.writeLayer(annotator, id, { status, records }))
    this.records += written?.changed ?? 0
    for (const record of written?.kept ?? [])
      this.problems.push({ code: 'record/kept', params: { document: id, id: record } })
  }

  /** A layer goes to the annotator of that id, else of that name; who is unknown here is entered. */
  async #annotatorOf(name: string): Promise<AnnotatorId> {
    if (name === goldAnnotator) return goldAnnotator
    const there = this.#corpus.manifest().annotators.find(annotator => annotator.id === name)
    return there ? there.id : this.#orStop(await this.#corpus.ensureAnnotator(name)).id
  }

  /** One document that cannot be written is a problem like a bad file; undefined then. */
  #orProblem<Value>(result: Result<Value>): Value | undefined {
    if (result.ok || !ofOneDocument.has(result.error.code)) return this.#orStop(result)
    this.problems.push(result.error)
    return undefined
  }

  /** The corpus itself fails: nothing further can come in. */
  #orStop<Value>(result: Result<Value>): Value {
    if (!result.ok) throw new Stopped(result.error)
    return result.value
  }
}

/** What is wrong with one file; undefined for a bug. */
function fileError(thrown: unknown, path: string): AppError | undefined {
  if (thrown instanceof UnreadableFile)
    return thrown.reason === 'encoding'
      ? { code: 'text/encoding', params: { file: path } }
      : { code: 'format/line', params: { file: path, line: 1, reason: 'a line is too long to be a document' } }
  return toReadError(thrown, path)
}

/** Takes one file in. A failing file is a problem, a failing corpus ends the import. */
async function takeFile(running: Import, file: ImportFile): Promise<Result<void>> {
  try {
    running.throwIfCancelled()
    await running.takeFile(file)
  } catch (thrown) {
    if (thrown instanceof Stopped) return fail(thrown.error)
    const error = fileError(thrown, file.path)
    if (!error) throw thrown
    running.problems.push(error)
  }
  return ok(undefined)
}

/**
 * Brings files and folders of texts and of every format that is imported into a corpus opened for writing. A text that is here already is not taken twice; layers go to their annotators.
 * One bad file never stops the rest.
 */
export async function importFiles(
  paths: readonly string[],
  corpus: CorpusStore,
  options: ImportOptions,
): Promise<ImportOutcome> {
  const { files, problems } = await findImportFiles(paths, options.format)
  const running = new Import(corpus, options)
  running.problems.push(...problems)
  let stopped: AppError | null = null
  options.onProgress?.(0, files.length)
  for (const [at, file] of files.entries()) {
    const taken = await takeFile(running, file)
    if (!taken.ok) {
      stopped = taken.error
      break
    }
    options.onProgress?.(at + 1, files.length)
  }
  return { added: running.added, known: running.known, records: running.records, problems: running.problems, stopped }
}

import { emptyMapping } from '../../shared/edit/scheme-mapping.ts'
import { applyChoices } from '../../shared/formats/apply-choices.ts'
import type { ImportedLayer, ImportedPlace } from '../../shared/formats/format.ts'
import { joinLayers } from '../../shared/formats/join-layers.ts'
import type { AnnotatorId, DocumentId } from '../../shared/model/ids.ts'
import type { ImportChoices } from '../../shared/model/import-survey.ts'
import { goldAnnotator } from '../../shared/model/make-id.ts'
import type { PassedOver } from '../../shared/model/passed-over.ts'
import type { AppError, ErrorCode, Result } from '../../shared/result.ts'
import type { CorpusStore } from '../store/corpus-store.ts'
import { findImportFiles, type ImportFile, type ImportFormat } from './find-import-files.ts'
import { InFlight } from './in-flight.ts'
import { ProblemList } from './problem-list.ts'
import { type DocumentToImport, type ReadImportOptions, readImportFile } from './read-import.ts'

export type ImportOptions = ReadImportOptions & {
  /** Takes every file for this, whatever its ending. */
  readonly format?: ImportFormat | undefined
  /** What is to become of ids, layers and borders; without it all comes in as it is. */
  readonly choices?: ImportChoices | undefined
  readonly signal?: AbortSignal
  /** How many documents the files hold, where a survey has counted them. */
  readonly documents?: number | undefined
  /** Documents done, and in all; 0 in all where nobody has counted them. */
  readonly onProgress?: (done: number, total: number) => void
}

export type ImportOutcome = {
  readonly added: readonly DocumentId[]
  /** Texts that were here already: their provenance grew by one entry. */
  readonly known: number
  /** Records that came into layers, or changed there. */
  readonly records: number
  /** One bad file, line or mention each, the first 10,000 of them; the others came in. */
  readonly problems: readonly AppError[]
  readonly problemCount: number
  /** Files in what was chosen that no format reads. */
  readonly passedOver: readonly PassedOver[]
  /** Why it ended early: cancelled, or the corpus can no longer be written. What came in before stays, each document whole. */
  readonly stopped: AppError | null
}

const asTheyAre: ImportChoices = { mapping: emptyMapping, layers: {}, repairs: [] }

/** Ends an import from inside: every further file would fail in the same way. */
class Stopped extends Error {
  readonly error: AppError

  constructor(error: AppError) {
    super(error.code)
    this.error = error
  }
}

/** An outcome holds no more. */
const problemsNamed = 10_000

/** The disk makes as many durable in about the time of one. */
const documentsAtOnce = 16

/** Codes that speak of one document or layer; every other failure of the corpus is one of the whole. */
const ofOneDocument: ReadonlySet<ErrorCode> = new Set(['format/newer', 'file/broken', 'document/missing', 'text/empty'])

/** One import under way: the corpus it writes into and what has come of it. */
class Import {
  readonly problems = new ProblemList(problemsNamed)
  known = 0
  records = 0
  readonly #corpus: CorpusStore
  readonly #options: ImportOptions
  /** By the order they came in the files; null where one was here already, or could not be taken. */
  readonly #taken: (DocumentId | null)[] = []
  readonly #inFlight = new InFlight(documentsAtOnce)
  #done = 0

  constructor(corpus: CorpusStore, options: ImportOptions) {
    this.#corpus = corpus
    this.#options = options
  }

  get added(): readonly DocumentId[] {
    return this.#taken.flatMap(id => id ?? [])
  }

  #throwIfCancelled(): void {
    if (this.#options.signal?.aborted) throw new Stopped({ code: 'job/cancelled', params: {} })
  }

  async takeFile(file: ImportFile): Promise<void> {
    this.#throwIfCancelled()
    for await (const { document, problems, place } of readImportFile(file, this.#options)) {
      this.#throwIfCancelled()
      this.problems.add(problems)
      if (document)
        await this.#inFlight.run(document.text, () =>
          this.#takeDocument(document, place ?? { file: file.shown, line: 0 }),
        )
    }
  }

  /** Once all that was taken stands in the corpus. */
  settled(): Promise<void> {
    return this.#inFlight.settled()
  }

  async #takeDocument({ layers, ...document }: DocumentToImport, place: ImportedPlace): Promise<void> {
    const at = this.#taken.push(null) - 1
    const taken = this.#orProblem(await this.#corpus.addDocument(document))
    this.#done++
    const { documents, onProgress } = this.#options
    onProgress?.(this.#done, documents === undefined ? 0 : Math.max(this.#done, documents))
    if (!taken) return
    if (taken.known) this.known++
    else this.#taken[at] = taken.id
    const { choices = asTheyAre, device } = this.#options
    const byAnnotator = new Map<AnnotatorId, ImportedLayer>()
    for (const layer of layers) {
      const chosen = applyChoices(document.text, layer, choices, device)
      if (!chosen || (chosen.records.length === 0 && chosen.status === 'new')) continue
      const annotator = await this.#annotatorOf(chosen.name)
      const before = byAnnotator.get(annotator)
      byAnnotator.set(annotator, before ? joinLayers(before, chosen) : chosen)
    }
    for (const [annotator, layer] of byAnnotator) await this.#writeLayer(taken.id, annotator, layer, place)
  }

  async #writeLayer(
    id: DocumentId,
    annotator: AnnotatorId,
    { status, records }: ImportedLayer,
    { file, line, lineOf }: ImportedPlace,
  ): Promise<void> {
    const written = this.#orProblem(await this.#corpus.writeLayer(annotator, id, { status, records }))
    this.records += written?.changed ?? 0
    for (const record of written?.kept ?? [])
      this.problems.add([
        { code: 'record/kept', params: { file, line: lineOf?.(record) ?? line, document: id, id: record } },
      ])
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
    this.problems.add([result.error])
    return undefined
  }

  /** The corpus itself fails: nothing further can come in. */
  #orStop<Value>(result: Result<Value>): Value {
    if (!result.ok) throw new Stopped(result.error)
    return result.value
  }
}

/** Why the import ends here; null where it goes on. */
async function stopOf(act: () => Promise<void>): Promise<AppError | null> {
  try {
    await act()
    return null
  } catch (thrown) {
    if (thrown instanceof Stopped) return thrown.error
    throw thrown
  }
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
  const { files, passedOver, problems, release } = await findImportFiles(paths, options)
  const running = new Import(corpus, options)
  running.problems.add(problems)
  let stopped: AppError | null = null
  options.onProgress?.(0, options.documents ?? 0)
  try {
    for (const file of files) {
      stopped = await stopOf(() => running.takeFile(file))
      if (stopped) break
    }
    const last = await stopOf(() => running.settled())
    stopped ??= last
  } finally {
    await release()
  }
  const { added, known, records, problems: met } = running
  return { added, known, records, problems: met.first, problemCount: met.count, passedOver, stopped }
}

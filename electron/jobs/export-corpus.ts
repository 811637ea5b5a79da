import { basename, join } from 'node:path'
import { chooseScheme, mergesLabels } from '../../shared/formats/choose-labels.ts'
import { formsFor, toExportTokens, wordTokens } from '../../shared/formats/export-tokens.ts'
import type { Format, WriteContext } from '../../shared/formats/format.ts'
import { needsFolder } from '../../shared/formats/needs-folder.ts'
import { type ExportWarning, listedLosses, type ProofReport } from '../../shared/formats/proof-report.ts'
import { UntrueFile } from '../../shared/formats/untrue-file.ts'
import type { DocumentId } from '../../shared/model/ids.ts'
import { type AppError, fail, ok, type Result } from '../../shared/result.ts'
import { attempt } from '../store/disk-error.ts'
import type { CorpusReader, ExportSelection } from './export-selection.ts'
import { type ExportTarget, StagedFiles } from './export-target.ts'
import { createTally, type GatherTally, gatherSources } from './gather-sources.ts'
import { LossFile } from './loss-file.ts'
import { type PlannedDocument, type PlannedSide, planSides, toPlanned, wholeStem } from './plan-sides.ts'
import { ReportDraft } from './report-draft.ts'
import { SourceSpool } from './source-spool.ts'
import { StagedWriter, type Tee } from './staged-writer.ts'
import { SideInProgress } from './write-side.ts'
import { proveZip, zipFolder } from './zip-folder.ts'

/** What is being done: articles are read, written, read back, and packed where that is asked for. */
export type ExportPhase = 'reading' | 'writing' | 'proving' | 'packing'

export type ExportWork = {
  readonly signal?: AbortSignal
  /** Documents (packing: files) of the phase done, and in all. */
  readonly onProgress?: (done: number, total: number, phase: ExportPhase) => void
  /** Documents in the order they are to go out, where it is known: then an export that is not split begins to write at once. */
  readonly order?: readonly DocumentId[]
  /** Reads along what is written: one file, not split. What it has read is proved only when the export ends well. */
  readonly tee?: Tee
}

export type ExportOutcome = {
  readonly report: ProofReport
  /** The file or folder written. */
  readonly path: string
  /** Documents and layers that could not be read whole: they are not in the file as they should be. */
  readonly problems: readonly AppError[]
}

const cancelled: AppError = { code: 'job/cancelled', params: {} }

/** Ends the work from inside. */
class Cancelled extends Error {}

/** One export on its way into the staging folder. */
class ExportInProgress {
  readonly #corpus: CorpusReader
  readonly #format: Format
  readonly #selection: ExportSelection
  readonly #staged: StagedFiles
  readonly #work: ExportWork
  readonly #spool: SourceSpool
  readonly #losses: LossFile
  readonly #draft: ReportDraft
  readonly #tally: GatherTally = createTally()
  readonly #scheme: WriteContext['scheme']
  readonly #names: string[] = []
  readonly #opened: SideInProgress[] = []
  readonly #forms: ReturnType<typeof formsFor>
  readonly #warnings: ExportWarning[] = []
  #tokens = wordTokens

  constructor(corpus: CorpusReader, format: Format, selection: ExportSelection, staged: StagedFiles, work: ExportWork) {
    this.#corpus = corpus
    this.#format = format
    this.#selection = selection
    this.#staged = staged
    this.#work = work
    this.#spool = new SourceSpool(staged.spool)
    this.#losses = new LossFile(join(staged.folder, 'losses.jsonl'))
    this.#draft = new ReportDraft((fate, loss) => this.#losses.add(fate, loss))
    this.#forms = formsFor(format, selection.borders)
    const { scheme } = corpus.manifest()
    this.#scheme = chooseScheme(scheme, selection.labels)
    if (selection.borders === 'gold' && format.options.includes('borders')) this.#warnings.push('gold-cuts')
    if (mergesLabels(scheme, selection.labels)) this.#warnings.push('labels-merged')
  }

  #step(done: number, total: number, phase: ExportPhase): void {
    this.#work.onProgress?.(done, total, phase)
    if (this.#work.signal?.aborted) throw new Cancelled()
  }

  #open({ side, stem }: Pick<PlannedSide, 'side' | 'stem'>, sides: WriteContext['sides']): SideInProgress {
    const opened = new SideInProgress({
      format: this.#format,
      context: { side, stem, sides, scheme: this.#scheme, options: this.#selection, ...this.#tokens },
      folder: this.#staged.folder,
      spool: this.#spool,
      ...(this.#work.tee ? { tee: this.#work.tee } : {}),
    })
    this.#opened.push(opened)
    return opened
  }

  /** One by one: there are 200,000 of them in a folder of brat's, more than a call takes. */
  #nameFiles(names: Iterable<string>): void {
    for (const name of names) this.#names.push(name)
  }

  /** Reads all that goes out, and hands it over as it comes. Answers how many there are. */
  async #gather(
    ids: readonly DocumentId[],
    phase: ExportPhase,
    take: (planned: PlannedDocument, source: ReturnType<SourceSpool['readSource']>) => Promise<void>,
  ): Promise<Result<number>> {
    const isSplit = this.#selection.split !== null
    let count = 0
    let looked = 0
    this.#step(0, ids.length, phase)
    const eachId = function* (step: () => void): Iterable<DocumentId> {
      for (const id of ids) {
        step()
        yield id
      }
    }
    const gathered = await gatherSources(
      this.#corpus,
      this.#format,
      eachId(() => this.#step(looked++, ids.length, phase)),
      this.#selection,
      this.#tally,
      async one => {
        count++
        this.#forms?.add(one.source.document.text)
        this.#draft.takeChoice(one)
        await take(toPlanned(one, this.#spool.add(one.source), isSplit), one.source)
        return true
      },
    )
    return gathered.ok ? ok(count) : gathered
  }

  /** Writes while it reads: the order is known, or does not matter to whoever reads along. */
  async #writeAtOnce(ids: readonly DocumentId[]): Promise<Result<readonly SideInProgress[]>> {
    const side = this.#open({ side: null, stem: wholeStem }, [])
    const gathered = await this.#gather(ids, 'writing', ({ place }, source) => side.add(source, place))
    if (!gathered.ok) return gathered
    if (gathered.value === 0) return ok([])
    this.#nameFiles(await side.finish())
    return ok([side])
  }

  /** Reads everything first: only then is known what goes where, and in which order. */
  async #writePlanned(ids: readonly DocumentId[]): Promise<Result<readonly SideInProgress[]>> {
    const documents: PlannedDocument[] = []
    const gathered = await this.#gather(ids, 'reading', async planned => {
      documents.push(planned)
    })
    if (!gathered.ok) return gathered
    if (documents.length === 0) return ok([])
    this.#tokens = toExportTokens(this.#forms)
    const { sides, isSideEmpty, together } = planSides(documents, this.#selection.split, this.#format)
    if (isSideEmpty) this.#warnings.push('side-empty')
    this.#draft.setTogether(together)
    const written: SideInProgress[] = []
    let done = 0
    for (const planned of sides) {
      const side = this.#open(
        planned,
        sides.flatMap(other => other.side ?? []),
      )
      for (const { place } of planned.documents) {
        this.#step(done++, documents.length, 'writing')
        await side.add(this.#spool.readSource(place), place)
      }
      this.#nameFiles(await side.finish())
      written.push(side)
    }
    return ok(written)
  }

  async #addBeside(sides: readonly SideInProgress[]): Promise<void> {
    const { name } = this.#corpus.manifest()
    const beside = this.#format.beside?.({
      scheme: this.#scheme,
      name,
      options: this.#selection,
      ...this.#tokens,
      sides: sides.map(side => side.summary),
    })
    const more = new StagedWriter(this.#staged.folder)
    await more.add(beside ?? [])
    await more.finish()
    this.#nameFiles(more.sizes.keys())
  }

  /** Report, and losses where it does not name them all, beside the files. */
  async #addReport(report: ProofReport): Promise<void> {
    const isFolder = this.#staged.target.kind !== 'file'
    const hasMore = isFolder && report.counts.some(({ count }) => count > listedLosses)
    await this.#losses.finish(hasMore)
    if (hasMore) this.#names.push('losses.jsonl')
    if (!isFolder) return
    const writer = new StagedWriter(this.#staged.folder)
    await writer.add([{ file: 'report.json', content: `${JSON.stringify(report, null, 2)}\n` }])
    await writer.finish()
    this.#names.push('report.json')
  }

  async #pack(): Promise<void> {
    const { folder, archive } = this.#staged
    const total = this.#names.length * 2
    let done = 0
    const onStep = (): void => this.#step(Math.floor(Math.min(++done, total) / 2), this.#names.length, 'packing')
    await zipFolder(folder, this.#names, archive, { onStep })
    await proveZip(archive, this.#names, { onStep })
  }

  /** Everything in the staging folder, written, read back and packed. */
  async run(): Promise<Result<Omit<ExportOutcome, 'path'> & { readonly names: readonly string[] }>> {
    const { order, tee } = this.#work
    const listed = order ? ok(order) : await this.#corpus.listDocumentIds()
    if (!listed.ok) return listed
    const isKnown = this.#selection.split === null && this.#forms === null && (order !== undefined || tee !== undefined)
    const written = await (isKnown
      ? this.#writeAtOnce(order ?? listed.value.toSorted())
      : this.#writePlanned(listed.value))
    if (!written.ok) return written
    const { problems, unfinished, losses } = this.#tally
    this.#draft.takeChoice({ unchosen: 0, isCut: false, losses })
    if (written.value.length === 0) return fail(problems[0] ?? { code: 'export/empty', params: {} })
    await this.#addBeside(written.value)
    const total = written.value.reduce((sum, side) => sum + side.summary.documents, 0)
    let done = 0
    for (const side of written.value) {
      await side.prove(async proof => {
        this.#draft.take(proof)
        this.#step(++done, total, 'proving')
      })
      this.#draft.addFile(side.toFile())
    }
    const report = named(this.#draft.toReport(this.#format, unfinished, this.#warnings), this.#staged.target)
    await this.#addReport(report)
    if (this.#staged.target.kind === 'zip') await this.#pack()
    return ok({ report, problems, names: this.#names })
  }

  async end(): Promise<void> {
    for (const side of this.#opened) await side.settle()
    await this.#losses.finish(false)
    await this.#spool.remove()
  }
}

/** The report of an export whose one file has the name that was asked for. */
const named = (report: ProofReport, { kind, path }: ExportTarget): ProofReport =>
  kind === 'file' ? { ...report, files: report.files.map(file => ({ ...file, path: basename(path) })) } : report

/**
 * Writes the selected documents in a format and reads every byte back for the proof. Files appear at the target only when all of them are whole and
 * proved; cancelled or failed, nothing is left. A folder also gets `report.json`.
 * Errors: `export/empty`, `job/cancelled`, `corpus/exists` (something stands at the target), `corpus/within` (the target lies in a corpus), `scheme/older`,
 * `export/untrue` (the file does not give back what was marked), disk errors.
 */
export async function exportCorpus(
  corpus: CorpusReader,
  format: Format,
  selection: ExportSelection,
  target: ExportTarget,
  work: ExportWork = {},
): Promise<Result<ExportOutcome>> {
  if (target.kind === 'file' && needsFolder(format, selection))
    throw new Error('an export of several files goes into a folder')
  return attempt(target.path, async () => {
    const staged = await StagedFiles.create(target)
    if (!staged.ok) return staged
    try {
      const exporting = new ExportInProgress(corpus, format, selection, staged.value, work)
      try {
        const written = await exporting.run()
        if (!written.ok) return written
        if (work.signal?.aborted) return fail(cancelled)
        const { names, report, problems } = written.value
        const put = await staged.value.put(names)
        return put.ok ? ok({ report, path: target.path, problems }) : put
      } finally {
        await exporting.end()
      }
    } catch (thrown) {
      if (thrown instanceof Cancelled) return fail(cancelled)
      if (thrown instanceof UntrueFile) {
        const { document, reason } = thrown
        return fail({ code: 'export/untrue', params: { format: format.id, document, reason } })
      }
      throw thrown
    } finally {
      await staged.value.discard()
    }
  })
}

import { join } from 'node:path'
import { Low } from 'lowdb'
import type { Commit } from '../../shared/edit/commit.ts'
import type { CorpusDeed, DeedOutcome, LastDeed } from '../../shared/edit/corpus-deed.ts'
import type { Annotator, Corpus } from '../../shared/model/corpus.ts'
import { corpusDocument } from '../../shared/model/corpus-document.ts'
import type { Document } from '../../shared/model/document.ts'
import type { AnnotatorId, DeviceId, DocumentId, RecordId } from '../../shared/model/ids.ts'
import type { Layer } from '../../shared/model/layer.ts'
import { type AppError, fail, ok, type Result } from '../../shared/result.ts'
import { findOrNameAnnotator } from './annotators.ts'
import { Checkpoints } from './checkpoints.ts'
import { CommitWriter } from './commit-writer.ts'
import type { CorpusLock } from './corpus-lock.ts'
import type { CorpusOptions, CorpusStore, ImportedLayer, LayerContent, NewDocument } from './corpus-store.ts'
import { AppFailure, attempt } from './disk-error.ts'
import { DocumentStore } from './document-store.ts'
import type { DurableAdapter } from './durable-adapter.ts'
import type { FileSystem } from './file-system.ts'
import { historyPart } from './history-part.ts'
import type { JournalSet } from './journal-set.ts'
import { readLastDeed } from './last-deed.ts'
import { diffToImport, importDeviceOf } from './layer-import.ts'
import { readLayerMarks } from './layer-marks.ts'
import { listLayerOwners } from './layer-owners.ts'
import { LayerStore } from './layer-store.ts'
import { keepBackup } from './scheme-backup.ts'
import { SchemeChanges, type SchemeStep } from './scheme-change.ts'
import { recoverScheme } from './scheme-recovery.ts'
import { WriteQueue } from './write-queue.ts'

export type OpenedCorpus = CorpusOptions & {
  readonly fileSystem: FileSystem
  /** Null: opened for reading. */
  readonly lock: CorpusLock | null
  readonly journals: JournalSet
  readonly adapter: DurableAdapter<Corpus>
  readonly corpus: Corpus
  readonly problems: readonly AppError[]
}

/** A corpus folder that is open. Writes stand in one queue: each sees what was written before it. */
export class CorpusFolder implements CorpusStore {
  readonly path: string
  readonly readOnly: boolean
  #problems: readonly AppError[]
  readonly #fileSystem: FileSystem
  readonly #device: DeviceId
  readonly #importDevice: DeviceId
  readonly #now: () => string
  readonly #onProblem: (problem: AppError) => void
  readonly #lock: CorpusLock | null
  readonly #journals: JournalSet
  readonly #documents: DocumentStore
  readonly #layers: LayerStore
  readonly #commits: CommitWriter
  readonly #schemes: SchemeChanges
  readonly #checkpoints: Checkpoints
  readonly #manifest: Low<Corpus>
  readonly #writes: WriteQueue

  constructor(opened: OpenedCorpus) {
    this.path = opened.path
    this.readOnly = opened.lock === null
    this.#writes = new WriteQueue(opened.path, this.readOnly)
    this.#problems = opened.problems
    this.#fileSystem = opened.fileSystem
    this.#device = opened.device
    this.#importDevice = importDeviceOf(opened.device)
    this.#now = opened.now ?? (() => new Date().toISOString())
    this.#onProblem = opened.onProblem ?? (() => {})
    this.#lock = opened.lock
    this.#journals = opened.journals
    this.#manifest = new Low(opened.adapter, opened.corpus)
    this.#documents = new DocumentStore(opened.fileSystem, opened.path, this.#now)
    this.#layers = new LayerStore({
      fileSystem: opened.fileSystem,
      root: opened.path,
      device: opened.device,
      readOnly: this.readOnly,
      now: this.#now,
      journals: opened.journals,
      textOf: id => this.#documents.read(id),
      manifest: () => this.manifest(),
    })
    this.#commits = new CommitWriter({
      device: opened.device,
      documents: this.#documents,
      layers: this.#layers,
      onApplied: () => this.#checkpoints.schedule(),
    })
    this.#checkpoints = new Checkpoints({
      path: opened.path,
      layers: this.#layers,
      lock: opened.lock,
      idle: opened.idle === undefined ? 1000 : opened.idle,
      onProblem: this.#onProblem,
    })
    this.#schemes = new SchemeChanges({
      device: opened.device,
      layers: this.#layers,
      commits: this.#commits,
      manifest: () => this.manifest(),
      keepBackup: named => this.#keepBackup(named),
      enter: next => this.#enterManifest(next),
    })
  }

  /** Opens a corpus whose manifest may lag behind what journals and layers say of the scheme. */
  static async open(opened: OpenedCorpus): Promise<CorpusFolder> {
    const folder = new CorpusFolder(opened)
    const owners = await folder.listLayers(corpusDocument)
    if (!owners.ok) throw new AppFailure(owners.error)
    const { next, problems } = await recoverScheme(folder.manifest(), owners.value, folder.#layers)
    if (next) await folder.#enterManifest(next)
    folder.#problems = [...folder.#problems, ...problems]
    return folder
  }

  get problems(): readonly AppError[] {
    return this.#problems
  }

  manifest(): Corpus {
    return this.#manifest.data
  }

  ensureAnnotator(name: string): Promise<Result<Annotator>> {
    return this.#writes.run(async () => {
      const corpus = this.manifest()
      const annotator = findOrNameAnnotator(corpus.annotators, name)
      if (!corpus.annotators.includes(annotator)) {
        const next: Corpus = { ...corpus, annotators: [...corpus.annotators, annotator] }
        await this.#manifest.adapter.write(next)
        this.#manifest.data = next
      }
      return ok(annotator)
    })
  }

  saveSetting(name: string, value: unknown): Promise<Result<Corpus>> {
    return this.#writes.run(async () => {
      const { [name]: _before, ...others } = this.manifest().settings
      const settings = value === undefined ? others : { ...others, [name]: value }
      const next: Corpus = { ...this.manifest(), settings }
      await this.#manifest.adapter.write(next)
      this.#manifest.data = next
      return ok(next)
    })
  }

  listDocumentIds(): Promise<Result<readonly DocumentId[]>> {
    return attempt(this.path, async () => ok(await this.#documents.list()))
  }

  readDocument(id: DocumentId): Promise<Result<Document>> {
    return attempt(this.path, async () => ok((await this.#documents.read(id)).document))
  }

  async addDocument(document: NewDocument): Promise<Result<{ readonly id: DocumentId; readonly known: boolean }>> {
    if (this.readOnly) return this.#writes.refuse()
    if (document.text === '') return fail({ code: 'text/empty', params: { file: document.provenance.file } })
    // Not in the queue: nothing else writes texts, and many that come at once are made durable together.
    return attempt(this.path, async () => ok(await this.#documents.add(document)))
  }

  listLayers(id: DocumentId): Promise<Result<readonly AnnotatorId[]>> {
    const folder = join(this.path, 'annotations')
    return attempt(this.path, async () => ok(await listLayerOwners(this.#fileSystem, folder, this.#journals.all(), id)))
  }

  layerMarks(): Promise<Result<ReadonlyMap<DocumentId, string>>> {
    return attempt(this.path, async () =>
      ok(await readLayerMarks(this.#fileSystem, join(this.path, 'annotations'), this.#journals.all())),
    )
  }

  readLayer(annotator: AnnotatorId, id: DocumentId, mapped = false): Promise<Result<LayerContent>> {
    return attempt(this.path, async () => {
      const content = await this.#layers.read(await this.#layers.open(annotator, id), mapped)
      this.#checkpoints.schedule()
      return ok(content)
    })
  }

  async writeLayer(
    annotator: AnnotatorId,
    id: DocumentId,
    layer: ImportedLayer,
  ): Promise<Result<{ readonly changed: number; readonly kept: readonly RecordId[] }>> {
    const appended = await this.#writes.run(async () => {
      const content = await this.#layers.read(await this.#layers.open(annotator, id))
      const { text, offsets } = await this.#documents.read(id)
      const { diff, kept } = diffToImport(content, layer, { text, offsets }, this.#importDevice)
      const changed = diff.added.length + diff.updated.length
      if (changed === 0) return ok({ changed, kept, durable: Promise.resolve() })
      const owned = await this.#journals.get({ annotator, device: this.#importDevice })
      const sequence = owned.journal.next
      const commit: Commit = { sequence, name: 'import', at: this.#now(), diffs: [{ document: id, diff }] }
      const { durable } = await this.#commits.append(owned, commit)
      return ok({ changed, kept, durable })
    })
    return this.#writes.whenDurable(appended, ({ changed, kept }) => ({ changed, kept }))
  }

  async saveCommit(annotator: AnnotatorId, commit: Commit): Promise<Result<{ readonly sequence: number }>> {
    const appended = await this.#writes.run(async () =>
      ok(await this.#commits.append(await this.#journals.get({ annotator, device: this.#device }), commit)),
    )
    return this.#writes.whenDurable(appended, () => ({ sequence: commit.sequence }))
  }

  saveDeed(annotator: AnnotatorId, deed: CorpusDeed): Promise<Result<DeedOutcome>> {
    return this.#writes.run(async () => {
      const owned = await this.#journals.get({ annotator, device: this.#device })
      const past = deed.undoes ?? deed.redoes
      const isScheme = past !== undefined && (await owned.journal.nameOf(past)) === 'changeScheme'
      const isSentAgain = deed.sequence !== null && owned.journal.has(deed.sequence)
      if (!isScheme || isSentAgain) return ok(await this.#commits.appendDeed(owned, deed))
      await this.#commits.settled()
      return ok(await this.#schemes.repeat(owned, deed))
    })
  }

  changeScheme(annotator: AnnotatorId, change: SchemeStep): Promise<Result<DeedOutcome>> {
    return this.#writes.run(async () => {
      await this.#commits.settled()
      return ok(await this.#schemes.change(await this.#journals.get({ annotator, device: this.#device }), change))
    })
  }

  followScheme(annotator: AnnotatorId): Promise<Result<DeedOutcome | null>> {
    return this.#writes.run(async () => {
      await this.#commits.settled()
      const owned = await this.#journals.get({ annotator, device: this.#device })
      return ok(await this.#schemes.follow(owned, this.#now()))
    })
  }

  lastDeed(annotator: AnnotatorId): Promise<Result<LastDeed | null>> {
    return attempt(this.path, async () =>
      ok(await readLastDeed((await this.#journals.get({ annotator, device: this.#device })).journal)),
    )
  }

  sequenceOf(annotator: AnnotatorId): Promise<Result<number>> {
    return attempt(this.path, async () =>
      ok((await this.#journals.get({ annotator, device: this.#device })).journal.last),
    )
  }

  readHistory(annotator: AnnotatorId, id: DocumentId, limit: number): Promise<Result<readonly Commit[]>> {
    return attempt(this.path, async () => {
      const { journal } = await this.#journals.get({ annotator, device: this.#device })
      const places = journal.placesOf(id).slice(-limit)
      if (places.length === 0) return ok([])
      const loaded = await this.#documents.read(id)
      const stored = await journal.readPart(places, id)
      return ok(stored.flatMap(commit => historyPart(commit, loaded, this.#device) ?? []))
    })
  }

  checkpoint(): Promise<Result<{ readonly written: number }>> {
    return this.#checkpoints.write()
  }

  async close(): Promise<Result<{ readonly written: number }>> {
    this.#checkpoints.stop()
    await this.#writes.settled()
    await this.#documents.settled()
    await this.#commits.settled()
    const written = await this.checkpoint()
    const closed = await attempt(this.path, async () => {
      await this.#journals.close()
      await this.#lock?.release()
      return ok({ written: 0 })
    })
    return written.ok && !closed.ok ? closed : written
  }

  async #keepBackup(named: readonly (readonly [AnnotatorId, DocumentId])[]): Promise<void> {
    const layers: Layer[] = []
    for (const [annotator, document] of named)
      layers.push(this.#layers.toLayer(await this.#layers.open(annotator, document)))
    await keepBackup(this.#fileSystem, this.path, this.#now(), this.manifest(), layers)
  }

  /** The journal has said it already: a disk that does not take the manifest is told in passing, and the next start writes it. */
  async #enterManifest(next: Corpus): Promise<void> {
    const written = this.readOnly
      ? ok(undefined)
      : await attempt(this.path, async () => ok(await this.#manifest.adapter.write(next)))
    this.#manifest.data = next
    if (!written.ok) this.#onProblem(written.error)
  }
}

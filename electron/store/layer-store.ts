import { join } from 'node:path'
import { Low } from 'lowdb'
import { apply, type DiffOf, isEmptyDiff } from '../../shared/edit/records-diff.ts'
import type { StoredCommit, StoredDiff, TextOfDocument } from '../../shared/edit/stored-commit.ts'
import type { Corpus } from '../../shared/model/corpus.ts'
import type { AnnotatorId, DeviceId, DocumentId } from '../../shared/model/ids.ts'
import { type Layer, layerFile, layerVersion } from '../../shared/model/layer.ts'
import { fromStored, type Placed } from '../../shared/model/record-codec.ts'
import type { Annotation } from '../../shared/model/records.ts'
import type { StoredRecord } from '../../shared/model/stored-records.ts'
import type { AppError } from '../../shared/result.ts'
import type { LayerContent } from './corpus-store.ts'
import { AppFailure } from './disk-error.ts'
import { DurableAdapter } from './durable-adapter.ts'
import type { FileSystem } from './file-system.ts'
import type { JournalSet, OwnedJournal } from './journal-set.ts'
import { emptyLayer, shardOf, stringifyLayer } from './layer-file.ts'
import { LayerMerge } from './layer-merge.ts'
import { lateIn, listHerDocuments, outdatedIn, toLateProblem } from './layer-scheme.ts'
import { applyStoredDiff, createLayerState, type LayerState, noteCommit, statusOf } from './layer-state.ts'
import { moveAside, timeEnding } from './write-durably.ts'

/** Clean layers kept in memory besides those that are being edited. */
const keptLayers = 64

/** One annotator's layer in memory, and its checkpoint. */
export type OpenLayer = {
  readonly annotator: AnnotatorId
  readonly document: DocumentId
  readonly state: LayerState
  readonly database: Low<Layer>
  /** What opening it found wrong. */
  readonly problems: readonly AppError[]
  /** Edits the checkpoint does not hold. */
  behind: number
}

export type LayerStoreOptions = {
  readonly fileSystem: FileSystem
  /** The corpus folder. */
  readonly root: string
  readonly device: DeviceId
  readonly readOnly: boolean
  readonly now: () => string
  readonly journals: JournalSet
  readonly textOf: (document: DocumentId) => Promise<TextOfDocument>
  /** The scheme, and how it came to be what it is. */
  readonly manifest: () => Pick<Corpus, 'scheme' | 'schemeChanges'>
}

/** Layers as checkpoint plus what the journals say since. Throws `AppFailure` and what the system throws. */
export class LayerStore {
  readonly #options: LayerStoreOptions
  readonly #opening = new Map<string, Promise<OpenLayer>>()
  readonly #layers = new Map<string, OpenLayer>()
  /** Commits under way by layer: it stays in memory until they are applied. */
  readonly #held = new Map<string, number>()
  readonly #placed = new WeakMap<StoredRecord, Placed>()
  #opened = 0

  constructor(options: LayerStoreOptions) {
    this.#options = options
  }

  /** Where the checkpoint stands. */
  pathOf(annotator: AnnotatorId, document: DocumentId): string {
    return join(this.#options.root, 'annotations', annotator, shardOf(document), `${document}.json`)
  }

  async open(annotator: AnnotatorId, document: DocumentId): Promise<OpenLayer> {
    const key = keyOf(annotator, document)
    const known = this.#layers.get(key)
    if (known) {
      // Moved to the end: the first are forgotten first.
      this.#layers.delete(key)
      this.#layers.set(key, known)
      return known
    }
    const opening = this.#opening.get(key) ?? this.#load(annotator, document)
    this.#opening.set(key, opening)
    try {
      const layer = await opening
      if (!this.#layers.has(key)) this.#layers.set(key, layer)
      // Whoever reads every layer of a large corpus must not keep them all.
      if (++this.#opened % keptLayers === 0) this.#forget()
      return layer
    } finally {
      this.#opening.delete(key)
    }
  }

  /**
   * Opens layers and keeps them in memory until `act` has ended: a layer that were forgotten and loaded again meanwhile
   * would miss the commit that `act` applies.
   */
  async holding<Value>(
    annotator: AnnotatorId,
    documents: readonly DocumentId[],
    act: (layers: readonly OpenLayer[]) => Promise<Value>,
  ): Promise<Value> {
    const keys = documents.map(document => keyOf(annotator, document))
    for (const key of keys) this.#held.set(key, (this.#held.get(key) ?? 0) + 1)
    try {
      // One after the other: a deed may touch more documents than files can be open at once.
      const layers: OpenLayer[] = []
      for (const document of documents) layers.push(await this.open(annotator, document))
      return await act(layers)
    } finally {
      for (const key of keys) {
        const left = (this.#held.get(key) ?? 1) - 1
        if (left > 0) this.#held.set(key, left)
        else this.#held.delete(key)
      }
    }
  }

  /** The stored record was made from this one: reading the layer need not convert it back. */
  keep(stored: StoredRecord, record: Annotation): void {
    this.#placed.set(stored, { record })
  }

  /** What the scheme's changes since would make of its records; empty where they follow the present scheme. */
  outdated({ state }: OpenLayer): DiffOf<StoredRecord> {
    return outdatedIn(state, this.#options.manifest(), this.#options.device)
  }

  /** A diff, saying so where it shows its layer to follow the present scheme, which nothing said yet. */
  following(layer: OpenLayer, diff: StoredDiff): StoredDiff {
    const { schemeRevision } = layer.state
    const { revision } = this.#options.manifest().scheme
    if (diff.scheme || schemeRevision >= revision || !isEmptyDiff(this.outdated(layer))) return diff
    return { ...diff, scheme: [schemeRevision, revision] }
  }

  /** Every document she has a layer of, in no order. */
  documentsOf(annotator: AnnotatorId): Promise<ReadonlySet<DocumentId>> {
    const { fileSystem, journals, root } = this.#options
    return listHerDocuments(fileSystem, join(root, 'annotations', annotator), journals.of(annotator))
  }

  /** `mapped`: as the present scheme would have the records, which is looked at and not written. */
  async read(layer: OpenLayer, mapped = false): Promise<LayerContent> {
    const { text, offsets } = await this.#options.textOf(layer.document)
    const context = { document: layer.document, text, offsets, device: this.#options.device }
    const records: Annotation[] = []
    const unplaced: StoredRecord[] = []
    const problems: AppError[] = [...layer.problems]
    const outdated = this.outdated(layer)
    const behind = outdated.added.length + outdated.updated.length + outdated.removed.length
    const present = mapped && behind > 0 ? apply(layer.state.records, outdated) : layer.state.records
    for (const stored of present.values()) {
      const placed = this.#placed.get(stored) ?? fromStored(stored, context)
      this.#placed.set(stored, placed)
      if ('record' in placed) records.push(placed.record)
      else unplaced.push(placed.unplaced)
      if (placed.problem) problems.push(placed.problem)
    }
    const late = lateIn(present.values(), this.#options.manifest())
    if (late) problems.push(toLateProblem(layer.document, late))
    const { revision, changedAt, counter } = layer.state
    return {
      annotator: layer.annotator,
      document: layer.document,
      status: statusOf(layer.state),
      schemeRevision: behind === 0 ? this.#options.manifest().scheme.revision : layer.state.schemeRevision,
      behind,
      revision,
      changedAt,
      counter,
      removed: new Map(layer.state.tombstones),
      records,
      unplaced,
      problems,
    }
  }

  /** A durable commit of this device enters the layer: `diffs` are its parts there. */
  apply(
    layer: OpenLayer,
    { name, device }: OwnedJournal,
    { sequence, at }: StoredCommit,
    diffs: readonly StoredDiff[],
  ): void {
    // A commit sent twice is acknowledged twice and applied once.
    if ((layer.state.held.get(name) ?? 0) >= sequence) return
    for (const diff of diffs) applyStoredDiff(layer.state, diff, device)
    noteCommit(layer.state, name, sequence, at)
    layer.behind++
  }

  /** Whether a checkpoint is behind its journals. */
  get isBehind(): boolean {
    return [...this.#layers.values()].some(layer => layer.behind > 0)
  }

  /** Writes the checkpoints that are behind, each as a whole; answers how many. What fails is thrown when all were tried. */
  async checkpoint(): Promise<number> {
    const failures: unknown[] = []
    let written = 0
    for (const layer of [...this.#layers.values()].filter(({ behind }) => behind > 0)) {
      const seen = layer.behind
      const next = this.toLayer(layer)
      try {
        await layer.database.adapter.write(next)
        layer.database.data = next
        layer.behind -= seen
        written++
      } catch (error) {
        failures.push(error)
      }
    }
    this.#forget()
    if (failures.length > 0) throw failures[0]
    return written
  }

  async #load(annotator: AnnotatorId, document: DocumentId): Promise<OpenLayer> {
    const { fileSystem, journals } = this.#options
    const path = this.pathOf(annotator, document)
    const database = new Low(
      new DurableAdapter(fileSystem, path, layerFile, stringifyLayer),
      emptyLayer(annotator, document),
    )
    const problems: AppError[] = []
    let behind = 0
    let layer: Layer | undefined
    try {
      await database.read()
      if (database.data.document !== document || database.data.annotator !== annotator)
        throw new AppFailure({
          code: 'file/broken',
          params: { file: path, reason: 'of another document', movedTo: null },
        })
      layer = database.data
    } catch (thrown) {
      if (!(thrown instanceof AppFailure) || thrown.error.code !== 'file/broken') throw thrown
      problems.push(await this.#quarantine(path, thrown.error))
      database.data = emptyLayer(annotator, document)
      behind++
    }
    const state = createLayerState(layer)
    for (const [name, sequence] of state.held) journals.raise(name, sequence)
    const merge = new LayerMerge(state)
    const followed: number[] = []
    for (const { name, device, journal } of journals.of(annotator)) {
      const held = state.held.get(name) ?? 0
      const places = journal.placesOf(document).filter(place => place.sequence > held)
      const commits = await journal.readPart(places, document)
      const diffs = commits.flatMap(commit => commit.diffs.filter(diff => diff.document === document))
      merge.add(diffs, device)
      followed.push(...diffs.flatMap(({ scheme }) => scheme?.slice(1) ?? []).slice(-1))
      for (const commit of commits) noteCommit(state, name, commit.sequence, commit.at)
      behind += commits.length
    }
    // Each journal's last word on it; of two laptops the one that knew more.
    if (followed.length > 0) state.schemeRevision = Math.max(...followed)
    for (const id of merge.conflicts) problems.push({ code: 'record/conflict', params: { document, id } })
    return { annotator, document, state, database, problems, behind }
  }

  /** The broken file keeps its bytes under another name; the layer is rebuilt from the journals. */
  async #quarantine(path: string, error: AppError & { readonly code: 'file/broken' }): Promise<AppError> {
    if (this.#options.readOnly) return error
    const movedTo = await moveAside(this.#options.fileSystem, path, timeEnding('broken', this.#options.now()))
    return { code: 'file/broken', params: { ...error.params, movedTo } }
  }

  /** As its checkpoint would hold it now. */
  toLayer({ annotator, document, state }: OpenLayer): Layer {
    return {
      version: layerVersion,
      document,
      annotator,
      status: statusOf(state),
      schemeRevision: state.schemeRevision,
      revision: state.revision,
      changedAt: state.changedAt,
      held: Object.fromEntries(state.held),
      records: [...state.records.values()],
      tombstones: Array.from(state.tombstones, ([id, stamp]) => ({ id, stamp })),
    }
  }

  #forget(): void {
    for (const [key, layer] of [...this.#layers]) {
      if (this.#layers.size <= keptLayers) return
      if (layer.behind === 0 && !this.#held.has(key)) this.#layers.delete(key)
    }
  }
}

const keyOf = (annotator: AnnotatorId, document: DocumentId): string => `${annotator}/${document}`

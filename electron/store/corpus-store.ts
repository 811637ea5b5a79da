import type { Commit } from '../../shared/edit/commit.ts'
import type { CorpusDeed, DeedOutcome, LastDeed } from '../../shared/edit/corpus-deed.ts'
import type { Annotator, Corpus } from '../../shared/model/corpus.ts'
import type { Document, Metadata, Provenance } from '../../shared/model/document.ts'
import type { AnnotatorId, DeviceId, DocumentId, RecordId } from '../../shared/model/ids.ts'
import type { Annotation, Stamp, Status } from '../../shared/model/records.ts'
import type { StoredRecord } from '../../shared/model/stored-records.ts'
import type { AppError, Result } from '../../shared/result.ts'
import type { FileSystem } from './file-system.ts'
import type { ProgramMark } from './program-mark.ts'
import type { SchemeStep } from './scheme-change.ts'

/** One annotator's records for one document, offsets in UTF-16. */
export type LayerContent = {
  readonly annotator: AnnotatorId
  readonly document: DocumentId
  readonly status: Status
  /** Revision of the scheme that its records follow. */
  readonly schemeRevision: number
  /** Records that the scheme's changes since would change; 0: they follow the present scheme. */
  readonly behind: number
  /** Commits this layer has seen. */
  readonly revision: number
  /** ISO 8601, UTC; null before the first edit. */
  readonly changedAt: string | null
  /** Highest stamp counter among records and tombstones. */
  readonly counter: number
  readonly records: readonly Annotation[]
  /** When removed records were removed. */
  readonly removed: ReadonlyMap<RecordId, Stamp>
  /** Records whose quote stands nowhere in the text: kept as the file holds them, written back unchanged, shown as problems. */
  readonly unplaced: readonly StoredRecord[]
  /** Misplaced mentions, conflicts, files moved aside. */
  readonly problems: readonly AppError[]
}

export type NewDocument = {
  readonly text: string
  readonly name: string
  readonly metadata: Metadata
  readonly provenance: Provenance
}

/** Records that come from a file: the store gives them stamps; a record that is there already, unchanged, is left alone. */
export type ImportedLayer = { readonly status: Status; readonly records: readonly Annotation[] }

/**
 * A corpus folder. Every method answers with a `Result`: a failing disk is a value, a bug throws.
 * What `addDocument`, `writeLayer` and `saveCommit` acknowledge is durable.
 */
export type CorpusStore = {
  readonly path: string
  /** Nothing can be written here, or nothing was to be written. */
  readonly readOnly: boolean
  /** What was found wrong when it was opened. */
  readonly problems: readonly AppError[]
  /** The manifest as it stands now. */
  manifest(): Corpus
  /** The annotator of that name, entered into the manifest if she is new. */
  ensureAnnotator(name: string): Promise<Result<Annotator>>

  /** Puts one of the manifest's settings; undefined takes it away. */
  saveSetting(name: string, value: unknown): Promise<Result<Corpus>>

  /** In no particular order. */
  listDocumentIds(): Promise<Result<readonly DocumentId[]>>
  /** Errors: `document/missing`, `file/broken` (also where the text does not fit its id), `format/newer`. */
  readDocument(id: DocumentId): Promise<Result<Document>>
  /** `known`: the same text was here already; its provenance is added, nothing else changes. Errors: `text/empty`. */
  addDocument(document: NewDocument): Promise<Result<{ readonly id: DocumentId; readonly known: boolean }>>

  /** Everyone with a layer for the document, `gold` included, sorted. */
  listLayers(id: DocumentId): Promise<Result<readonly AnnotatorId[]>>
  /** By document, for those that have layers: a mark that is another one as soon as any of them has changed. */
  layerMarks(): Promise<Result<ReadonlyMap<DocumentId, string>>>
  /** An empty layer where the annotator has none. `mapped`: its records as the present scheme would have them; nothing is written. */
  readLayer(annotator: AnnotatorId, id: DocumentId, mapped?: boolean): Promise<Result<LayerContent>>
  /**
   * One durable commit `import`. `changed`: records added or updated. `kept`: records that the file has otherwise and without a
   * stamp, so that hers stand.
   */
  writeLayer(
    annotator: AnnotatorId,
    id: DocumentId,
    layer: ImportedLayer,
  ): Promise<Result<{ readonly changed: number; readonly kept: readonly RecordId[] }>>

  /** Appends to the annotator's journal; the same commit sent again is acknowledged again. */
  saveCommit(annotator: AnnotatorId, commit: Commit): Promise<Result<{ readonly sequence: number }>>
  /**
   * A deed in many documents, appended as one line: whole or not at all. Sent again, it is acknowledged again. What stands in the way is
   * left alone and named.
   */
  saveDeed(annotator: AnnotatorId, deed: CorpusDeed): Promise<Result<DeedOutcome>>
  /**
   * Another scheme, and what becomes of all her records by it: one line, whole or not at all. The manifest follows; what was there before is kept
   * in `backups/`. Errors besides the disk's: `scheme/changed` where the scheme is not the one the change was made of.
   */
  changeScheme(annotator: AnnotatorId, change: SchemeStep): Promise<Result<DeedOutcome>>
  /** Brings those of her layers that follow an older scheme to the present one, as one deed of hers; null: there are none. */
  followScheme(annotator: AnnotatorId): Promise<Result<DeedOutcome | null>>
  /** The newest deed of that journal that was done to many documents or from outside; null: none. */
  lastDeed(annotator: AnnotatorId): Promise<Result<LastDeed | null>>
  /** Highest durable sequence of the annotator's journal on this device; 0 before the first. */
  sequenceOf(annotator: AnnotatorId): Promise<Result<number>>
  /** Newest commits of that journal that touch the document, oldest first: their parts there. */
  readHistory(annotator: AnnotatorId, id: DocumentId, limit: number): Promise<Result<readonly Commit[]>>

  /** Writes every checkpoint that is behind; journals keep what could not be written. */
  checkpoint(): Promise<Result<{ readonly written: number }>>
  /** Waits for what is under way, checkpoints, gives the lock back. */
  close(): Promise<Result<{ readonly written: number }>>
}

/** How `openCorpus` and `createCorpus` (open-corpus.ts) are told what to do. */
export type CorpusOptions = {
  readonly path: string
  /** This installation. Read-only commands may pass any. */
  readonly device: DeviceId
  /** `read`: no lock, nothing written. `write`: takes the lock; a folder that cannot be written opens read-only. */
  readonly mode: 'read' | 'write'
  /** Tests bring their own disk, and a program of theirs that has died since. */
  readonly fileSystem?: FileSystem
  readonly program?: ProgramMark
  /** ISO 8601, UTC. */
  readonly now?: () => string
  /** Milliseconds without a commit until checkpoints are written; null: only on `checkpoint` and `close`. 1,000 unless told. */
  readonly idle?: number | null
  /** Told when a checkpoint fails in the background; the journal holds what it would have held. */
  readonly onProblem?: (problem: AppError) => void
}

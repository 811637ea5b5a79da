import { reapply, undoOf } from '../../shared/edit/history.ts'
import { mappingSince } from '../../shared/edit/mapping-since.ts'
import { type DiffOf, isEmptyDiff, squashAll } from '../../shared/edit/records-diff.ts'
import { composeMappings, type SchemeMapping } from '../../shared/edit/scheme-mapping.ts'
import { migrateRecords } from '../../shared/edit/scheme-migration.ts'
import type { StoredDiff } from '../../shared/edit/stored-commit.ts'
import type { SchemeChangeEntry } from '../../shared/model/corpus.ts'
import type { DeviceId, DocumentId } from '../../shared/model/ids.ts'
import { statusRecordId } from '../../shared/model/make-id.ts'
import type { Stamp } from '../../shared/model/records.ts'
import type { StoredRecord } from '../../shared/model/stored-records.ts'
import type { LayerState } from './layer-state.ts'

/** What a change of the scheme, made, taken back or made again, asks of layers. */
export type SchemeWork = {
  readonly mapping: SchemeMapping
  /** The manifest's, before this one. */
  readonly changes: readonly SchemeChangeEntry[]
  /** Of the scheme afterwards. */
  readonly revision: number
  /** Finished articles that change are to be looked at again. */
  readonly review: boolean
  readonly isUndo: boolean
  /** The parts of the line that is taken back or brought again; empty: it is made for the first time. */
  readonly originals: ReadonlyMap<DocumentId, StoredDiff>
  readonly device: DeviceId
}

/** A layer's part of the line, and how many records are left alone. */
export type SchemePart = { readonly diff: StoredDiff; readonly skipped: number }

const noDiff: DiffOf<StoredRecord> = { added: [], updated: [], removed: [] }

/** Null: nothing of it changes. */
export function schemePart(document: DocumentId, state: LayerState, work: SchemeWork): SchemePart | null {
  const stamp: Stamp = [state.counter + 1, work.device]
  const original = work.originals.get(document)
  const known = original ? withoutSchemes(original) : noDiff
  const repeated = work.isUndo ? undoOf(state.records, known, stamp) : reapply(state.records, known, stamp)
  // Records that went or came back one by one are where they are to be; the others, made or changed since, follow by their ids.
  const settled = new Set(idsIn(repeated.diff))
  const others = new Map([...state.records].filter(([id]) => !settled.has(id)))
  const before = mappingSince(work.changes, state.schemeRevision)
  const migrated = migrateRecords(others, composeMappings(before, work.mapping), stamp)
  const followed = new Set(idsIn(migrated))
  const skipped = repeated.skipped.filter(id => !followed.has(id)).length
  const whole = squashAll([repeated.diff, migrated])
  if (isEmptyDiff(whole) && skipped === 0 && !original) return null
  const { added, updated, removed } = work.review ? squashAll([whole, reviewOf(state, whole, stamp)]) : whole
  return {
    diff: {
      document,
      added: [...added],
      updated: updated.map(([from, to]) => [from, to]),
      removed: [...removed],
      scheme: [state.schemeRevision, work.revision],
    },
    skipped,
  }
}

/** Schemes are never taken out again: taking one back is one more. */
const withoutSchemes = ({ added, updated, removed }: StoredDiff): DiffOf<StoredRecord> => ({
  added: added.filter(({ kind }) => kind !== 'scheme'),
  updated,
  removed,
})

const idsIn = ({ added, updated, removed }: DiffOf<StoredRecord>) =>
  [...added, ...updated.map(([, to]) => to), ...removed].map(({ id }) => id)

const isWork = ({ kind }: StoredRecord): boolean =>
  kind === 'entity' || kind === 'relation' || kind === 'agreement' || kind === 'documentLabel'

/** A finished article whose marks change comes back. */
function reviewOf({ records }: LayerState, diff: DiffOf<StoredRecord>, stamp: Stamp): DiffOf<StoredRecord> {
  const status = records.get(statusRecordId)
  const changed = [...diff.added, ...diff.updated.map(([, to]) => to), ...diff.removed]
  if (status?.kind !== 'status' || status.value !== 'done' || !changed.some(isWork)) return noDiff
  return { ...noDiff, updated: [[status, { ...status, value: 'to-discuss', source: 'person', stamp }]] }
}

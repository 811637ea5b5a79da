import type { StoredDiff } from '../../shared/edit/stored-commit.ts'
import type { DeviceId, RecordId } from '../../shared/model/ids.ts'
import type { Layer } from '../../shared/model/layer.ts'
import { statusRecordId } from '../../shared/model/make-id.ts'
import type { Stamp, Status } from '../../shared/model/records.ts'
import type { StoredRecord } from '../../shared/model/stored-records.ts'

/** A layer as the store holds it: records in stored form, so that replaying and checkpointing convert nothing. */
export type LayerState = {
  readonly records: Map<RecordId, StoredRecord>
  readonly tombstones: Map<RecordId, Stamp>
  /** Last sequence seen, by journal name. */
  readonly held: Map<string, number>
  revision: number
  changedAt: string | null
  /** Revision of the scheme that its records are known to follow. */
  schemeRevision: number
  /** Highest stamp counter among records and tombstones. */
  counter: number
}

export const createLayerState = (layer?: Layer): LayerState => ({
  records: new Map(layer?.records.map(record => [record.id, record])),
  tombstones: new Map(layer?.tombstones.map(({ id, stamp }) => [id, stamp])),
  held: new Map(Object.entries(layer?.held ?? {})),
  revision: layer?.revision ?? 0,
  changedAt: layer?.changedAt ?? null,
  schemeRevision: layer?.schemeRevision ?? 0,
  counter: Math.max(0, ...(layer ? [highestCounter(layer.records), highestCounter(layer.tombstones)] : [])),
})

const highestCounter = (stamped: readonly { readonly stamp?: Stamp | undefined }[]): number =>
  stamped.reduce((highest, { stamp }) => Math.max(highest, stamp?.[0] ?? 0), 0)

/** A file may bring a record without one. */
export const stampOf = (record: StoredRecord, device: DeviceId): Stamp => record.stamp ?? [0, device]

/** The newer counter, then the device's name. */
export const isNewer = (a: Stamp, b: Stamp): boolean => a[0] > b[0] || (a[0] === b[0] && a[1] > b[1])

/** A removal is newer than what it removes. */
export const removalStamp = (record: StoredRecord, device: DeviceId): Stamp => [stampOf(record, device)[0] + 1, device]

export function putRecord(state: LayerState, record: StoredRecord): void {
  state.records.set(record.id, record)
  state.tombstones.delete(record.id)
  state.counter = Math.max(state.counter, record.stamp?.[0] ?? 0)
}

export function buryRecord(state: LayerState, id: RecordId, stamp: Stamp): void {
  state.records.delete(id)
  state.tombstones.set(id, stamp)
  state.counter = Math.max(state.counter, stamp[0])
}

/**
 * The diff as it happens to the layer: an import may have changed records since the window read them, and those are what it replaces. Without
 * this the journal would show two edits that did not know each other, and after a crash the import's could win.
 */
export function ontoLayer(state: LayerState, diff: StoredDiff, device: DeviceId): StoredDiff {
  const replacedBy = (from: StoredRecord): StoredRecord => {
    const present = state.records.get(from.id)
    // Older than what the window knew: the commit before this one is still on its way to the disk.
    return present && isNewer(stampOf(present, device), stampOf(from, device)) ? present : from
  }
  const updated = diff.updated.map(([from, to]): [StoredRecord, StoredRecord] => {
    const present = replacedBy(from)
    if (present === from) return [from, to]
    const counter = Math.max(stampOf(to, device)[0], stampOf(present, device)[0] + 1)
    return [present, { ...to, stamp: [counter, device] }]
  })
  return { ...diff, updated, removed: diff.removed.map(replacedBy) }
}

/** Applies what was just written by this device: nothing to merge, its cost is the diff's size. */
export function applyStoredDiff(state: LayerState, diff: StoredDiff, device: DeviceId): void {
  for (const record of diff.removed) buryRecord(state, record.id, removalStamp(record, device))
  for (const [, to] of diff.updated) putRecord(state, to)
  for (const record of diff.added) putRecord(state, record)
  if (diff.scheme) state.schemeRevision = diff.scheme[1]
}

/** A commit has been seen: `at` is ISO 8601, UTC. */
export function noteCommit(state: LayerState, journal: string, sequence: number, at: string): void {
  state.held.set(journal, Math.max(state.held.get(journal) ?? 0, sequence))
  state.revision++
  if (state.changedAt === null || at > state.changedAt) state.changedAt = at
}

/** The layer's status; `new` before anyone has set one. */
export function statusOf(state: LayerState): Status {
  const record = state.records.get(statusRecordId)
  return record?.kind === 'status' ? record.value : 'new'
}

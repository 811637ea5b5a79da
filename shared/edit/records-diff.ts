import type { z } from 'zod'
import type { RecordId } from '../model/ids.ts'
import type { Annotation } from '../model/records.ts'
import type { recordsDiffSchema } from './records-diff-schema.ts'

/** A change as a value. A record stands in one of the three at most; `updated` holds `[from, to]`. */
export type RecordsDiff = z.infer<typeof recordsDiffSchema>

/** The same of records in whatever form: as the window holds them, or as files do. */
export type DiffOf<R> = {
  readonly added: readonly R[]
  readonly updated: readonly (readonly [R, R])[]
  readonly removed: readonly R[]
}

/** A layer's records by id. */
export type Records = ReadonlyMap<RecordId, Annotation>

export const emptyDiff: RecordsDiff = { added: [], updated: [], removed: [] }

export const isEmptyDiff = (diff: DiffOf<unknown>): boolean =>
  diff.added.length + diff.updated.length + diff.removed.length === 0

/** The diff that takes `diff` back. */
export const reverse = <R>({ added, updated, removed }: DiffOf<R>): DiffOf<R> => ({
  added: removed,
  updated: updated.map(([from, to]) => [to, from] as const),
  removed: added,
})

/** Writes the diff into `records` in place: cost is the diff's size, whatever the layer's. */
export function applyInPlace<R extends { readonly id: RecordId }>(records: Map<RecordId, R>, diff: DiffOf<R>): void {
  for (const record of diff.removed) records.delete(record.id)
  for (const [, to] of diff.updated) records.set(to.id, to)
  for (const record of diff.added) records.set(record.id, record)
}

/** A new map with the diff applied. */
export function apply<R extends { readonly id: RecordId }>(
  records: ReadonlyMap<RecordId, R>,
  diff: DiffOf<R>,
): ReadonlyMap<RecordId, R> {
  const next = new Map(records)
  applyInPlace(next, diff)
  return next
}

/** One diff with the effect of `first`, then `second`. What is added and removed again leaves no trace. */
export const squash = (first: RecordsDiff, second: RecordsDiff): RecordsDiff => squashAll([first, second])

/** One diff with the effect of all, in their order. */
export function squashAll<R extends { readonly id: RecordId }>(diffs: readonly DiffOf<R>[]): DiffOf<R> {
  const before = new Map<RecordId, R | undefined>()
  const after = new Map<RecordId, R | undefined>()
  for (const diff of diffs) {
    const note = (id: RecordId, from: R | undefined, to: R | undefined): void => {
      if (!before.has(id)) before.set(id, from)
      after.set(id, to)
    }
    for (const record of diff.removed) note(record.id, record, undefined)
    for (const [from, to] of diff.updated) note(to.id, from, to)
    for (const record of diff.added) note(record.id, undefined, record)
  }
  const added: R[] = []
  const updated: (readonly [R, R])[] = []
  const removed: R[] = []
  for (const [id, from] of before) {
    const to = after.get(id)
    if (from && to) {
      if (from !== to) updated.push([from, to])
    } else if (to) added.push(to)
    else if (from) removed.push(from)
  }
  return { added, updated, removed }
}

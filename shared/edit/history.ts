import type { DocumentId, RecordId } from '../model/ids.ts'
import { statusRecordId } from '../model/make-id.ts'
import type { Annotation, Source, Stamp } from '../model/records.ts'
import type { Commit } from './commit.ts'
import { sameContent } from './edit-context.ts'
import { type DiffOf, emptyDiff, type RecordsDiff, reverse, squash } from './records-diff.ts'

/** What can be undone and redone in one document, the next in turn last. */
export type History = { readonly undo: readonly Commit[]; readonly redo: readonly Commit[] }

export const emptyHistory: History = { undo: [], redo: [] }

/** The history after one more commit: a new deed empties redo; taking back and bringing again move the original deed. */
export function remember(history: History, commit: Commit): History {
  if (commit.undoes !== undefined) return moveBack(history, commit.undoes)
  if (commit.redoes !== undefined) return bringAgain(history, commit.redoes)
  if (commit.joins !== undefined) return goOn(history, commit, commit.joins)
  return isUndoable(commit) ? { undo: [...history.undo, commit], redo: [] } : history
}

/** Rebuilt from the journal's tail, oldest first, so that it survives closing the article and the program. */
export const historyOf = (commits: readonly Commit[]): History => commits.reduce(remember, emptyHistory)

/** What came from a file is not hers to take back. */
const isUndoable = ({ name }: Commit): boolean => name !== 'import'

/** The deed done last goes on; where it is not the last (any more), what would have joined it is a deed of its own. */
function goOn({ undo }: History, commit: Commit, sequence: number): History {
  const deed = undo.at(-1)
  if (deed?.sequence !== sequence) return { undo: [...undo, commit], redo: [] }
  return { undo: [...undo.slice(0, -1), { ...deed, diffs: joinDiffs(deed.diffs, commit.diffs) }], redo: [] }
}

function joinDiffs(first: Commit['diffs'], second: Commit['diffs']): Commit['diffs'] {
  const joined = new Map(first.map(part => [part.document, part.diff]))
  for (const { document, diff } of second) joined.set(document, squash(joined.get(document) ?? emptyDiff, diff))
  return [...joined].map(([document, diff]) => ({ document, diff }))
}

function moveBack({ undo, redo }: History, sequence: number): History {
  const deed = undo.find(commit => commit.sequence === sequence)
  return deed ? { undo: undo.filter(commit => commit !== deed), redo: [...redo, deed] } : { undo, redo }
}

function bringAgain({ undo, redo }: History, sequence: number): History {
  const deed = redo.find(commit => commit.sequence === sequence)
  return deed ? { undo: [...undo, deed], redo: redo.filter(commit => commit !== deed) } : { undo, redo }
}

/** A deed's part in one document; null where it has none. */
export const diffIn = (commit: Commit, document: DocumentId): RecordsDiff | null =>
  commit.diffs.find(part => part.document === document)?.diff ?? null

/** What can still be done of `diff`, and the ids of records that have changed since and are left alone. */
export type Reapplied<R = Annotation> = { readonly diff: DiffOf<R>; readonly skipped: readonly RecordId[] }

type Stamped = {
  readonly id: RecordId
  readonly kind: Annotation['kind']
  readonly source?: Source | undefined
  readonly stamp?: Stamp | undefined
  /** Of a status. */
  readonly value?: unknown
}

/**
 * Takes `diff` back, record by record, where the present value is what the diff left; `stamp` marks what is written. Work that the diff began
 * is not begun any more only where nothing of hers is left.
 */
export function undoOf<R extends Stamped>(
  records: ReadonlyMap<RecordId, R>,
  diff: DiffOf<R>,
  stamp: Stamp,
): Reapplied<R> {
  const back = reapply(records, reverse(diff), stamp)
  if (!isSetByWork(diff)) return back
  return {
    diff: begins(diff) && hasWork(records, back.diff) ? withoutStatus(back.diff) : back.diff,
    // Nobody marked it: that a status set since stays is not worth a word.
    skipped: back.skipped.filter(id => id !== statusRecordId),
  }
}

const isStatus = (record: Stamped): boolean => record.kind === 'status'

/** A status that stands alone was set by her own hand; beside other records it came with them. */
function isSetByWork({ added, updated, removed }: DiffOf<Stamped>): boolean {
  const after = [...added, ...updated.map(([, to]) => to)]
  return after.some(isStatus) && (removed.length > 0 || after.some(record => !isStatus(record)))
}

/** Work begun in a new article, unlike a finished one that came back to be looked at. */
const begins = ({ added, updated }: DiffOf<Stamped>): boolean =>
  [...added, ...updated.map(([, to]) => to)].some(record => isStatus(record) && record.value === 'in-progress')

const isHerMark = ({ kind, source }: Stamped): boolean =>
  source === 'person' && (kind === 'entity' || kind === 'relation' || kind === 'agreement' || kind === 'documentLabel')

/** Whether a mark of hers is there once `diff` is applied. */
function hasWork<R extends Stamped>(records: ReadonlyMap<RecordId, R>, diff: DiffOf<R>): boolean {
  const gone = new Set(diff.removed.map(({ id }) => id))
  for (const record of records.values()) if (isHerMark(record) && !gone.has(record.id)) return true
  return diff.added.some(isHerMark)
}

const withoutStatus = <R extends Stamped>({ added, updated, removed }: DiffOf<R>): DiffOf<R> => ({
  added: added.filter(record => !isStatus(record)),
  updated: updated.filter(([, to]) => !isStatus(to)),
  removed: removed.filter(record => !isStatus(record)),
})

/** Does `diff` again, record by record, where the present value is what the diff found. A status that is so already is left so. */
export function reapply<R extends Stamped>(
  records: ReadonlyMap<RecordId, R>,
  diff: DiffOf<R>,
  stamp: Stamp,
): Reapplied<R> {
  const skipped: RecordId[] = []
  const restamp = (record: R): R => ({ ...record, stamp })
  const isSo = (wanted: R): boolean => {
    const present = records.get(wanted.id)
    return present !== undefined && isStatus(present) && sameContent(present, wanted)
  }
  const stands = (expected: R): R | undefined => {
    const present = records.get(expected.id)
    if (present && sameContent(present, expected)) return present
    skipped.push(expected.id)
    return undefined
  }
  const added = diff.added.filter(record => {
    if (!records.has(record.id)) return true
    if (!isSo(record)) skipped.push(record.id)
    return false
  })
  const updated = diff.updated.flatMap(([from, to]): (readonly [R, R])[] => {
    const present = isSo(to) ? undefined : stands(from)
    return present ? [[present, restamp(to)]] : []
  })
  const removed = diff.removed.flatMap(record => stands(record) ?? [])
  return { diff: { added: added.map(restamp), updated, removed }, skipped }
}

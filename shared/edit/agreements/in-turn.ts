import { ok, type Result } from '../../result.ts'
import type { EditContext, Refusal } from '../edit-context.ts'
import { apply, emptyDiff, type Records, type RecordsDiff, squash } from '../records-diff.ts'

export type Edit = (context: EditContext) => Result<RecordsDiff, Refusal>

/** Commands one after the other, each on what the one before left, as one diff: one commit, one undo. The first refusal refuses all. */
export const inTurn =
  (...edits: readonly Edit[]): Edit =>
  context => {
    let records = context.records
    let whole = emptyDiff
    for (const edit of edits) {
      const done = edit(whole === emptyDiff ? context : { ...context, records, ...nearIn(context, records, whole) })
      if (!done.ok) return done
      whole = squash(whole, done.value)
      records = apply(records, done.value)
    }
    return ok(whole)
  }

/** What is near once `done` is done: the index knows the start alone. */
function nearIn(context: EditContext, records: Records, done: RecordsDiff): Pick<EditContext, 'meeting'> {
  const { meeting } = context
  if (!meeting) return {}
  return { meeting: span => [...[...meeting(span)].flatMap(({ id }) => records.get(id) ?? []), ...done.added] }
}

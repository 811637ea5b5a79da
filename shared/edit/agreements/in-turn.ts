import { ok, type Result } from '../../result.ts'
import type { EditContext, Refusal } from '../edit-context.ts'
import { apply, emptyDiff, type RecordsDiff, squash } from '../records-diff.ts'

export type Edit = (context: EditContext) => Result<RecordsDiff, Refusal>

/** Commands one after the other, each on what the one before left, as one diff: one commit, one undo. The first refusal refuses all. */
export const inTurn =
  (...edits: readonly Edit[]): Edit =>
  context => {
    let present = context
    let whole = emptyDiff
    for (const [at, edit] of edits.entries()) {
      const done = edit(present)
      if (!done.ok) return done
      whole = squash(whole, done.value)
      // Nobody asks after the last: copying a layer of 20,000 records would be felt.
      if (at < edits.length - 1) present = after(present, done.value, whole)
    }
    return ok(whole)
  }

/** What is there once `done` is done; the index of what is near knows the start alone, so `whole` is asked besides. */
function after(context: EditContext, done: RecordsDiff, whole: RecordsDiff): EditContext {
  const records = apply(context.records, done)
  const { meeting } = context
  if (!meeting) return { ...context, records }
  return {
    ...context,
    records,
    meeting: span => [...[...meeting(span)].flatMap(({ id }) => records.get(id) ?? []), ...whole.added],
  }
}

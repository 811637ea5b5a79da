import type { RecordId } from '../model/ids.ts'
import type { CanonicalEntity } from '../model/records.ts'
import { fail, ok, type Result } from '../result.ts'
import { type EditContext, type Refusal, sameContent } from './edit-context.ts'
import type { RecordsDiff } from './records-diff.ts'

/** What of a canonical entity can be set. Undefined leaves a field as it is. */
export type CanonicalChange = {
  readonly type?: string | undefined
  readonly names?: CanonicalEntity['names'] | undefined
  readonly note?: string | undefined
}

/** Names an entity of the corpus otherwise, gives it another type or note. Refuses `gone` or `unchanged`. */
export function changeCanonical(
  context: EditContext,
  id: RecordId,
  change: CanonicalChange,
): Result<RecordsDiff, Refusal> {
  const before = context.records.get(id)
  if (before?.kind !== 'canonicalEntity') return fail('gone')
  const after: CanonicalEntity = {
    ...before,
    type: change.type ?? before.type,
    names: change.names ?? before.names,
    note: change.note ?? before.note,
    source: context.source,
    stamp: context.stamp,
  }
  if (sameContent({ ...before, source: after.source }, after)) return fail('unchanged')
  return ok({ added: [], updated: [[before, after]], removed: [] })
}

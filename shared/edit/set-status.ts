import { statusRecordId } from '../model/make-id.ts'
import type { Status, StatusRecord } from '../model/records.ts'
import { fail, ok, type Result } from '../result.ts'
import type { EditContext, Refusal } from './edit-context.ts'
import type { Records, RecordsDiff } from './records-diff.ts'

/** The layer's status; `new` before anyone has set one. */
export function statusOf(records: Records): Status {
  const record = records.get(statusRecordId)
  return record?.kind === 'status' ? record.value : 'new'
}

/** Sets the layer's status. Refuses `unchanged`. */
export function setStatus(context: EditContext, value: Status): Result<RecordsDiff, Refusal> {
  if (statusOf(context.records) === value) return fail('unchanged')
  const before = context.records.get(statusRecordId)
  const after: StatusRecord = {
    kind: 'status',
    id: statusRecordId,
    value,
    source: context.source,
    stamp: context.stamp,
  }
  return ok(
    before ? { added: [], updated: [[before, after]], removed: [] } : { added: [after], updated: [], removed: [] },
  )
}

/** Her first edit of a new article begins it: the status change that goes into the same commit. */
export function beginWork(context: EditContext): RecordsDiff | null {
  if (statusOf(context.records) !== 'new') return null
  const begun = setStatus(context, 'in-progress')
  return begun.ok ? begun.value : null
}

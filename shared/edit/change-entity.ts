import type { RecordId } from '../model/ids.ts'
import type { Entity, Span } from '../model/records.ts'
import { fail, ok, type Result } from '../result.ts'
import { isInText } from './create-entity.ts'
import { type EditContext, entityOf, type Refusal, sameContent } from './edit-context.ts'
import type { RecordsDiff } from './records-diff.ts'

/** What of an entity can be set. Undefined leaves a field as it is; `normal: null` takes the normal form away. */
export type EntityChange = {
  readonly label?: string
  readonly spans?: readonly Span[]
  readonly note?: string
  readonly doubt?: boolean
  readonly normal?: string | null
}

/**
 * Relabels an entity, moves its edges, writes its note, flags it, sets its normal form.
 * Moving an edge drops a normal form that was given for the old words, unless the change brings one.
 * Refuses `gone`, `unchanged`, or `empty` where a span would hold no character.
 */
export function changeEntity(context: EditContext, id: RecordId, change: EntityChange): Result<RecordsDiff, Refusal> {
  const before = entityOf(context.records, id)
  if (!before) return fail('gone')
  if (change.spans && (change.spans.length === 0 || change.spans.some(span => !isInText(context.text, span))))
    return fail('empty')
  const { normal: held, ...rest } = before
  const normal = change.normal === undefined ? (change.spans ? null : (held ?? null)) : change.normal
  const after: Entity = {
    ...rest,
    label: change.label ?? before.label,
    spans: change.spans ?? before.spans,
    note: change.note ?? before.note,
    doubt: change.doubt ?? before.doubt,
    ...(normal === null ? {} : { normal }),
    source: context.source,
    stamp: context.stamp,
  }
  if (sameContent({ ...before, source: after.source }, after)) return fail('unchanged')
  return ok({ added: [], updated: [[before, after]], removed: [] })
}

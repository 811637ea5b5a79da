import type { RecordId } from '../model/ids.ts'
import type { Entity, Span } from '../model/records.ts'
import { fail, ok, type Result } from '../result.ts'
import { isInText } from './create-entity.ts'
import { type EditContext, entityOf, type Refusal, sameContent } from './edit-context.ts'
import type { RecordsDiff } from './records-diff.ts'

/** What of an entity can be set. Undefined leaves a field as it is; null takes the normal form or the link away. */
export type EntityChange = {
  readonly label?: string | undefined
  readonly spans?: readonly Span[] | undefined
  readonly note?: string | undefined
  readonly doubt?: boolean | undefined
  /** In place of all that it has. */
  readonly attributes?: Entity['attributes'] | undefined
  readonly normal?: string | null | undefined
  /** Id of the canonical entity it names. */
  readonly link?: string | null | undefined
}

/**
 * Relabels an entity, moves its edges, writes its note, flags it, sets its normal form, its link or its attributes.
 * Moving an edge drops a normal form that was given for the old words, unless the change brings one.
 * Refuses `gone`, `unchanged`, or `empty` where a span would hold no character.
 */
export function changeEntity(context: EditContext, id: RecordId, change: EntityChange): Result<RecordsDiff, Refusal> {
  const before = entityOf(context.records, id)
  if (!before) return fail('gone')
  if (change.spans && (change.spans.length === 0 || change.spans.some(span => !isInText(context.text, span))))
    return fail('empty')
  const { normal: held, link: linked, ...rest } = before
  const normal = change.normal === undefined ? (change.spans ? null : (held ?? null)) : change.normal
  const link = change.link === undefined ? (linked ?? null) : change.link
  const after: Entity = {
    ...rest,
    label: change.label ?? before.label,
    spans: change.spans ?? before.spans,
    note: change.note ?? before.note,
    doubt: change.doubt ?? before.doubt,
    attributes: change.attributes ?? before.attributes,
    ...(normal === null ? {} : { normal }),
    ...(link === null ? {} : { link }),
    source: context.source,
    stamp: context.stamp,
  }
  if (sameContent({ ...before, source: after.source }, after)) return fail('unchanged')
  return ok({ added: [], updated: [[before, after]], removed: [] })
}

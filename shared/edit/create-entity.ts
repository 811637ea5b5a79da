import type { RecordId } from '../model/ids.ts'
import type { Entity, Span } from '../model/records.ts'
import { fail, ok, type Result } from '../result.ts'
import type { EditContext, Refusal } from './edit-context.ts'
import type { RecordsDiff } from './records-diff.ts'

/**
 * Marks `spans` (UTF-16, in text order, disjoint) as `label`.
 * Refuses `empty` where a span holds no character of the text, `unchanged` where the same words carry the label already.
 */
export function createEntity(
  context: EditContext,
  entity: { readonly id: RecordId; readonly label: string; readonly spans: readonly Span[]; readonly normal?: string },
): Result<RecordsDiff, Refusal> {
  const { spans } = entity
  if (spans.length === 0 || spans.some(span => !isInText(context.text, span))) return fail('empty')
  const hull = { start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 }
  for (const record of context.meeting?.(hull) ?? context.records.values())
    if (record.kind === 'entity' && record.label === entity.label && sameSpans(record.spans, spans))
      return fail('unchanged')
  const record: Entity = {
    kind: 'entity',
    id: entity.id,
    label: entity.label,
    spans,
    attributes: {},
    note: '',
    doubt: false,
    ...(entity.normal === undefined ? {} : { normal: entity.normal }),
    source: context.source,
    stamp: context.stamp,
  }
  return ok({ added: [record], updated: [], removed: [] })
}

/** Whether a span holds at least one character, all of them in the text. */
export const isInText = (text: string, span: Span): boolean =>
  span.start >= 0 && span.start < span.end && span.end <= text.length

export const sameSpans = (a: readonly Span[], b: readonly Span[]): boolean =>
  a.length === b.length && a.every((span, at) => span.start === b[at]?.start && span.end === b[at]?.end)

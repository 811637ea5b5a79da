import type { Annotation, Entity, Span } from '../model/records.ts'
import { fail, ok, type Result } from '../result.ts'
import { contains } from '../text/span.ts'
import { isInText } from './create-entity.ts'
import type { EditContext, Refusal } from './edit-context.ts'
import { hullOf } from './mention-index.ts'
import type { RecordsDiff } from './records-diff.ts'

/** Whether the words carry the label already, alone or inside a longer mark of it. `near`: mentions that share a character with them. */
export const isMarkedAs = (near: Iterable<Annotation>, label: string, span: Span): boolean => {
  for (const record of near)
    if (record.kind === 'entity' && record.label === label && contains(hullOf(record), span)) return true
  return false
}

/**
 * Adds marks and refusals that were found by a search and chosen. What is there by now is left out: the article may have been worked on
 * since. Refuses `unchanged` where nothing is left, `empty` where a span does not stand in the text.
 */
export function addFound(context: EditContext, records: readonly Annotation[]): Result<RecordsDiff, Refusal> {
  const refused = new Set<string>()
  for (const record of context.records.values())
    if (record.kind === 'dismissal') refused.add(`${record.of} ${record.subject}`)
  const added: Annotation[] = []
  const made: Entity[] = []
  for (const record of records) {
    const stamped: Annotation = { ...record, stamp: context.stamp }
    if (stamped.kind === 'entity') {
      if (stamped.spans.length === 0 || stamped.spans.some(span => !isInText(context.text, span))) return fail('empty')
      const span = hullOf(stamped)
      const near = context.meeting?.(span) ?? context.records.values()
      if (isMarkedAs(near, stamped.label, span) || isMarkedAs(made, stamped.label, span)) continue
      made.push(stamped)
    } else if (stamped.kind === 'dismissal') {
      const key = `${stamped.of} ${stamped.subject}`
      if (refused.has(key)) continue
      refused.add(key)
    }
    added.push(stamped)
  }
  return added.length === 0 ? fail('unchanged') : ok({ added, updated: [], removed: [] })
}

import type { RecordId } from '../model/ids.ts'
import type { Annotation, Dismissal, Span } from '../model/records.ts'
import { fail, ok, type Result } from '../result.ts'
import type { OffsetMap } from '../text/offsets.ts'
import { createEntity } from './create-entity.ts'
import type { EditContext, Refusal } from './edit-context.ts'
import type { RecordsDiff } from './records-diff.ts'

/** A hit of find-everywhere that she takes, with the id it gets. */
export type TakenHit = { readonly id: RecordId; readonly span: Span; readonly normal?: string | undefined }

/** Marks hits with one label. Refuses `unchanged` where all of them carry it already, `empty` where a span holds no character. */
export function markHits(context: EditContext, label: string, hits: readonly TakenHit[]): Result<RecordsDiff, Refusal> {
  const added: Annotation[] = []
  for (const { id, span, normal } of hits) {
    const made = createEntity(context, { id, label, spans: [span], ...(normal === undefined ? {} : { normal }) })
    if (made.ok) added.push(...made.value.added)
    else if (made.error !== 'unchanged') return made
  }
  return added.length === 0 ? fail('unchanged') : ok({ added, updated: [], removed: [] })
}

/**
 * What is refused with *never this one*: this place for this label, whatever form led there. In code points, as all places in files;
 * a document's text never changes, so neither does the place.
 */
export function hitSubject(label: string, span: Span, offsets: OffsetMap): string {
  const [start, end] = [span.start, span.end].map(offset => (offsets.isIdentity ? offset : offsets.toCodePoint(offset)))
  return `${start}-${end} ${label}`
}

/** Places refused for good, by subject. Reads all records once: keep it while they stay the same. */
export function dismissedHits(records: Iterable<Annotation>): ReadonlySet<string> {
  const subjects = new Set<string>()
  for (const record of records)
    if (record.kind === 'dismissal' && record.of === 'find-everywhere') subjects.add(record.subject)
  return subjects
}

/** Refuses a hit for good. Refuses `unchanged` where it is refused already. */
export function dismissHit(context: EditContext, id: RecordId, subject: string): Result<RecordsDiff, Refusal> {
  if (dismissedHits(context.records.values()).has(subject)) return fail('unchanged')
  const dismissal: Dismissal = {
    kind: 'dismissal',
    id,
    of: 'find-everywhere',
    subject,
    source: context.source,
    stamp: context.stamp,
  }
  return ok({ added: [dismissal], updated: [], removed: [] })
}

import type { RecordId } from '../../model/ids.ts'
import type { Agreement, Filler, Role, Span } from '../../model/records.ts'
import { fail, ok, type Result } from '../../result.ts'
import { isInText, sameSpans } from '../create-entity.ts'
import { type EditContext, entityOf, type Refusal, sameContent } from '../edit-context.ts'
import type { RecordsDiff } from '../records-diff.ts'

export const sameFiller = (a: Filler, b: Filler): boolean =>
  'entity' in a ? 'entity' in b && a.entity === b.entity : 'spans' in b && sameSpans(a.spans, b.spans)

/** One filler of one role, whosever it is. */
export type Filled = Pick<Role, 'role' | 'filler'>

export const sameFilled = (a: Filled, b: Filled): boolean => a.role === b.role && sameFiller(a.filler, b.filler)

export const isFilledBy = ({ filler }: Filled, entity: RecordId): boolean =>
  'entity' in filler && filler.entity === entity

/** Why a filler cannot stand: its mention is gone, or its words are none of the text. */
export function refusalOf(context: EditContext, { filler }: Filled): Refusal | null {
  if ('entity' in filler) return entityOf(context.records, filler.entity) ? null : 'gone'
  return areInText(context.text, filler.spans) ? null : 'empty'
}

export const areInText = (text: string, spans: readonly Span[]): boolean =>
  spans.length > 0 && spans.every(span => isInText(text, span))

/** The diff that leaves `after` where `before` is; refuses `unchanged`. */
export function changed(context: EditContext, before: Agreement, after: Agreement): Result<RecordsDiff, Refusal> {
  const written = { ...after, source: context.source, stamp: context.stamp }
  if (sameContent({ ...before, source: context.source }, written)) return fail('unchanged')
  return ok({ added: [], updated: [[before, written]], removed: [] })
}

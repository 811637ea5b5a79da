import type { RecordId } from '../../model/ids.ts'
import type { Agreement, Span } from '../../model/records.ts'
import { fail, ok, type Result } from '../../result.ts'
import type { EditContext, Refusal } from '../edit-context.ts'
import type { RecordsDiff } from '../records-diff.ts'
import { areInText } from './agreement-of.ts'

/** Makes a frame with nothing filled. `trigger`: UTF-16, the words that name it, if any do. Refuses `empty` where they are none of the text. */
export function createAgreement(
  context: EditContext,
  { id, type, trigger }: { readonly id: RecordId; readonly type: string; readonly trigger?: readonly Span[] },
): Result<RecordsDiff, Refusal> {
  if (trigger && !areInText(context.text, trigger)) return fail('empty')
  const record: Agreement = {
    kind: 'agreement',
    id,
    type,
    ...(trigger ? { trigger } : {}),
    roles: [],
    mentions: [],
    attributes: {},
    note: '',
    doubt: false,
    source: context.source,
    stamp: context.stamp,
  }
  return ok({ added: [record], updated: [], removed: [] })
}

import type { RecordId } from '../../model/ids.ts'
import type { Agreement } from '../../model/records.ts'
import { fail, ok, type Result } from '../../result.ts'
import { isInText } from '../create-entity.ts'
import { type EditContext, type Refusal, sameContent } from '../edit-context.ts'
import type { Records, RecordsDiff } from '../records-diff.ts'
import type { AgreementChange } from './agreement-change.ts'

/** The agreement with this id, if the layer holds one. */
export function agreementOf(records: Records, id: RecordId): Agreement | undefined {
  const record = records.get(id)
  return record?.kind === 'agreement' ? record : undefined
}

/**
 * Sets an agreement's type, status, attributes, trigger, note, doubt or other mentions.
 * Refuses `gone`, `unchanged`, or `empty` where a trigger or mention would hold no character of the text.
 */
export function changeAgreement(
  context: EditContext,
  id: RecordId,
  change: AgreementChange,
): Result<RecordsDiff, Refusal> {
  const before = agreementOf(context.records, id)
  if (!before) return fail('gone')
  const places = [...(change.trigger ? [change.trigger] : []), ...(change.mentions ?? [])]
  if (places.some(spans => spans.length === 0 || spans.some(span => !isInText(context.text, span))))
    return fail('empty')
  const { trigger: held, ...rest } = before
  const trigger = change.trigger === undefined ? held : change.trigger
  const after: Agreement = {
    ...rest,
    type: change.type ?? before.type,
    ...(trigger ? { trigger } : {}),
    mentions: change.mentions ?? before.mentions,
    attributes: attributesAfter(before.attributes, change),
    note: change.note ?? before.note,
    doubt: change.doubt ?? before.doubt,
    source: context.source,
    stamp: context.stamp,
  }
  if (sameContent({ ...before, source: after.source }, after)) return fail('unchanged')
  return ok({ added: [], updated: [[before, after]], removed: [] })
}

function attributesAfter(before: Agreement['attributes'], change: AgreementChange): Agreement['attributes'] {
  const { status: held, ...others } = before
  const status = change.status === undefined ? held : change.status
  return { ...(change.attributes ?? others), ...(status === undefined || status === null ? {} : { status }) }
}

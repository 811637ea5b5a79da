import type { AgreementChange } from '../../shared/edit/agreements/agreement-change.ts'
import type { DocumentId, RecordId } from '../../shared/model/ids.ts'
import type { LedgerRow } from '../../shared/model/ledger.ts'
import { appStore } from '../state/app.ts'
import { sendActs } from '../state/send-acts.ts'
import { t } from '../strings/text.ts'
import { chooseNone } from './ledger-session.ts'
import { announce } from './ledger-voice.ts'

/** Only her own agreements can be changed: the others are to read. */
export function isHers({ annotator }: LedgerRow): boolean {
  const { corpus } = appStore.getState()
  return corpus !== null && !corpus.readOnly && annotator === corpus.annotator?.id
}

/** Says why these agreements cannot be changed. */
export const sayNotHers = (): void =>
  announce(t(appStore.getState().corpus?.readOnly ? 'ledger.readOnly' : 'ledger.notHers'))

/** Changes agreements in all their articles: one deed, one undo. */
export async function changeAgreements(rows: readonly LedgerRow[], change: AgreementChange): Promise<void> {
  const hers = rows.filter(isHers)
  if (hers.length === 0) {
    sayNotHers()
    return
  }
  const byDocument = new Map<DocumentId, RecordId[]>()
  for (const { document, id } of hers) byDocument.set(document, [...(byDocument.get(document) ?? []), id])
  const acts = Array.from(byDocument, ([document, ids]) => ({
    document,
    act: { do: 'changeAgreements' as const, ids, change },
  }))
  const outcome = await sendActs('changeAgreement', acts)
  if (outcome === null) return
  announce(t('ledger.changed', { count: outcome.changed }))
  chooseNone()
}

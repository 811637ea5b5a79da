import type { AgreementPlace, LedgerColumn, LedgerRow } from '../../shared/model/ledger.ts'
import { tell } from '../state/app.ts'
import { request } from '../state/request.ts'
import { t } from '../strings/text.ts'
import { ledgerStore } from './ledger-session.ts'
import { announce } from './ledger-voice.ts'

export const placeOf = ({ document, annotator, id }: LedgerRow): AgreementPlace => ({ document, annotator, id })

/** Puts what is shown on the clipboard, or only the rows she has chosen: a table that other programs paste as one. */
export async function copyTable(columns: readonly LedgerColumn[] = ledgerStore.getState().view.columns): Promise<void> {
  const { filter, chosen } = ledgerStore.getState()
  const only = chosen.size === 0 ? null : [...chosen.values()].map(placeOf)
  const answer = await request('copyAgreements', { filter, columns, only })
  if (!answer.ok) return tell([answer.error])
  announce(t('ledger.copied', { count: answer.value.rows }))
}

/** Writes what is shown as CSV where she says. `forExcel`: with the mark by which Excel knows UTF-8. */
export async function saveTable(forExcel: boolean): Promise<void> {
  const { filter, view } = ledgerStore.getState()
  const answer = await request('saveAgreements', { filter, columns: view.columns, forExcel })
  if (!answer.ok) return tell([answer.error])
  if (answer.value !== null) announce(t('ledger.csv.saved', { count: answer.value.rows, file: answer.value.file }))
}

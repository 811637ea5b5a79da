import type { LedgerRow } from '../../shared/model/ledger.ts'
import type { Span } from '../../shared/model/records.ts'
import { appStore } from '../state/app.ts'
import { openDocument } from '../state/navigate.ts'

/** Opens the article at the words that say it. `span`: the evidence she is at, UTF-16; null: where the agreement begins. */
export async function openAgreement(row: LedgerRow, span: Span | null): Promise<void> {
  await openDocument(row.document)
  const { article } = appStore.getState()
  if (article?.store.getState().document.id !== row.document) return
  if (span !== null) article.run({ do: 'selectText', span, exact: true })
}

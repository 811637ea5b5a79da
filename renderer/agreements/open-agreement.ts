import type { LedgerRow } from '../../shared/model/ledger.ts'
import { goldAnnotator } from '../../shared/model/make-id.ts'
import type { Span } from '../../shared/model/records.ts'
import { appStore } from '../state/app.ts'
import { openDocument } from '../state/navigate.ts'
import { isHers } from './change-agreements.ts'

/**
 * Opens the article at the words that say it: with the frame open where the agreement is hers, with gold to look at where it is gold's. `span`:
 * the evidence she is at, UTF-16; null: where the agreement begins.
 */
export async function openAgreement(row: LedgerRow, span: Span | null): Promise<void> {
  await openDocument(row.document)
  const { article } = appStore.getState()
  if (article?.store.getState().document.id !== row.document) return
  if (row.annotator === goldAnnotator) article.run({ do: 'show', layer: 'gold' })
  if (isHers(row)) article.run({ do: 'openFrame', id: row.id })
  const place = span ?? { start: row.start, end: row.start + 1 }
  if (span !== null) article.run({ do: 'selectText', span, exact: true })
  article.view.scrollTo(place)
}

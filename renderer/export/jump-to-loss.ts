import type { Loss } from '../../shared/formats/proof-report.ts'
import { type RecordId, recordIdSchema } from '../../shared/model/ids.ts'
import type { OpenArticle } from '../article/open-article.ts'
import { appStore } from '../state/app.ts'
import { openDocument } from '../state/navigate.ts'

/** Opens the article of a loss with its mention selected, in her layer or, where it is not there, in gold. */
export async function jumpToLoss(loss: Loss): Promise<void> {
  await openDocument(loss.document)
  const article = appStore.getState().article
  const id = recordIdSchema.parse(loss.id)
  if (article?.store.getState().document.id !== loss.document) return
  if (article.store.getState().records.has(id)) selectRecord(article, id)
  else selectInOther(article, id)
}

/** A mention is selected; of an agreement its trigger. */
function selectRecord(article: OpenArticle, id: RecordId): void {
  const record = article.store.getState().records.get(id)
  const trigger = record?.kind === 'agreement' ? record.trigger?.[0] : undefined
  if (record?.kind === 'entity') article.run({ do: 'select', id })
  else if (trigger) article.run({ do: 'selectText', span: trigger, exact: true })
}

/** Shows the other layer and selects there, once it has been read. */
function selectInOther(article: OpenArticle, id: RecordId): void {
  const { layer, document } = article.store.getState()
  const other = layer === 'own' ? 'gold' : 'own'
  if (other === 'gold' && !document.hasGold) return
  const stop = article.store.subscribe((state, before) => {
    if (state.layer !== other || before.layer === other) return
    stop()
    selectRecord(article, id)
  })
  article.run({ do: 'show', layer: other })
}

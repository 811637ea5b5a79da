import { appStore } from '../state/app.ts'
import { openDocument } from '../state/navigate.ts'
import { type Chosen, keyOfMention, setCurrent } from './concordance-store.ts'

/** Opens the article at the mention, selected; the concordance stays as it is and is returned to. */
export async function openMention(mention: Chosen): Promise<void> {
  setCurrent(keyOfMention(mention))
  await openDocument(mention.document)
  const { article } = appStore.getState()
  if (article?.store.getState().document.id === mention.document) article.run({ do: 'select', id: mention.id })
}

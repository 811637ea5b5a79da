import type { OpenArticle } from '../article/open-article.ts'
import { tell } from './app.ts'
import { request } from './request.ts'

/** Writes the article with all its marks where she chooses; answers the file, or null if she chose none or it failed. */
export async function saveCopy(article: OpenArticle): Promise<string | null> {
  // Only her own records can be unsaved; while gold is on the sheet they are not the ones shown.
  if (article.store.getState().layer === 'gold') article.run({ do: 'show', layer: 'own' })
  const { document, records } = article.store.getState()
  const answer = await request('saveCopy', { id: document.id, records: [...records.values()] })
  if (!answer.ok) tell([answer.error])
  return answer.ok ? (answer.value?.file ?? null) : null
}

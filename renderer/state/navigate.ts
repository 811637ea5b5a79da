import type { CorpusInfo, OpenDocument } from '../../shared/api.ts'
import type { DocumentId } from '../../shared/model/ids.ts'
import { type OpenArticle, openArticle } from '../article/open-article.ts'
import type { ArticleView } from '../article/paint/article-view.ts'
import { paintArticle } from '../article/paint-article.ts'
import type { Leave } from '../article/place.ts'
import { appStore, type Screen, tell } from './app.ts'
import { canLeave, leaving } from './leave.ts'
import { nextUnfinished } from './next-unfinished.ts'
import { remember } from './remember.ts'
import { request } from './request.ts'

/** Shows a screen. The article needs one that is open, or one she was in. */
export async function goTo(screen: Screen): Promise<void> {
  const { article } = appStore.getState()
  const last = lastDocument()
  if (screen === 'article' && article === null) {
    if (last !== null) await openDocument(last)
    return
  }
  appStore.setState({ screen })
  await remember({ screen })
}

/** The article she was in last in this corpus; null: none yet. */
export function lastDocument(): DocumentId | null {
  const { settings, corpus, article } = appStore.getState()
  if (article !== null) return article.store.getState().document.id
  return (corpus === null ? undefined : settings.lastDocument[corpus.path]) ?? null
}

/** Opens a document and shows it. What is open is written first; if it cannot be, she is asked. */
export async function openDocument(id: DocumentId): Promise<void> {
  const { article } = appStore.getState()
  if (article?.store.getState().document.id === id) return goTo('article')
  await leaving(async () => {
    if (await canLeave(() => void leaving(() => replaceArticle(id)))) await replaceArticle(id)
  })
}

async function replaceArticle(id: DocumentId): Promise<void> {
  appStore.setState({ opening: id })
  const answer = await request('openDocument', { id })
  const { corpus, settings, opening } = appStore.getState()
  // Another article was asked for meanwhile: that one will be shown.
  if (opening !== id || corpus === null) return
  appStore.setState({ opening: null })
  if (!answer.ok) return tell([answer.error])
  appStore.getState().article?.close()
  const view = paintArticle(answer.value, corpus, settings, appStore.getState().theme)
  const article = toArticle(answer.value, corpus, view)
  const lastDocument = { ...settings.lastDocument, [corpus.path]: id }
  appStore.setState({ article, settings: { ...settings, lastDocument } })
  tell(answer.value.problems)
  await goTo('article')
}

/** Joins a painted document with its records; its keys lead to other articles. */
export function toArticle(document: OpenDocument, corpus: CorpusInfo, view: ArticleView): OpenArticle {
  const article = openArticle(document, corpus, view, to => void leaveTo(to, document))
  if (appStore.getState().settings.showGold && document.hasGold) article.run({ do: 'show', layer: 'gold' })
  return article
}

async function leaveTo(to: Leave, document: OpenDocument): Promise<void> {
  await leaving(async () => {
    const id = to === 'nextUnfinished' ? await nextUnfinished(document) : document[to]
    if (id === null) await goTo('library')
    else await openDocument(id)
  })
}

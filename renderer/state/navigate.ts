import type { CorpusInfo, OpenDocument } from '../../shared/api.ts'
import type { DocumentId } from '../../shared/model/ids.ts'
import type { ArticleState } from '../article/article-state.ts'
import { type OpenArticle, openArticle } from '../article/open-article.ts'
import type { Sheet } from '../article/paint/sheet.ts'
import { paintArticle } from '../article/paint-article.ts'
import type { Leave } from '../article/place.ts'
import { appStore, type Screen, tell } from './app.ts'
import { canLeave, endWriting, leaving } from './leave.ts'
import { nextUnfinished } from './next-unfinished.ts'
import { remember } from './remember.ts'
import { request } from './request.ts'
import { resumeWork } from './resume-work.ts'

/** Shows a screen. The article needs one that is open, or one she was in. */
export async function goTo(screen: Screen): Promise<void> {
  const { article } = appStore.getState()
  const last = lastDocument()
  if (screen === 'article' && article === null) {
    if (last !== null) await openDocument(last)
    return
  }
  appStore.setState({ screen })
  if (screen !== 'find') await remember({ screen })
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
  await putArticle(answer.value, corpus)
  const lastDocument = { ...settings.lastDocument, [corpus.path]: id }
  appStore.setState({ settings: { ...settings, lastDocument } })
  await goTo('article')
}

/** Paints a document in place of the open one, of which `before` tells if it is the same one. Text, marks and keys are there with the next frame, the panels follow it. */
async function putArticle(document: OpenDocument, corpus: CorpusInfo, before?: ArticleState): Promise<void> {
  const { article, settings, theme } = appStore.getState()
  const sheet = paintArticle(document, corpus, settings, theme)
  const isShown = article?.view.element.isConnected ?? false
  if (isShown) article?.view.element.replaceWith(sheet.element)
  article?.close()
  const opened = toArticle(document, corpus, sheet)
  appStore.setState({ article: opened })
  if (before) resumeWork(opened, before)
  if (isShown) {
    opened.view.text.focus({ preventScroll: true })
    await framePainted()
  }
  if (appStore.getState().article === opened) appStore.setState({ inPanels: opened })
  tell(document.problems)
}

/** The next frame has been painted; a window that is not seen paints none, and is not waited for. */
const framePainted = (): Promise<void> =>
  new Promise(resolve => {
    setTimeout(resolve, 100)
    requestAnimationFrame(() => setTimeout(resolve))
  })

/**
 * Takes in what an import wrote to the open article's layer; the screen stays. With marks that are not on disk it waits for the next
 * opening: nothing of hers is taken off the sheet. `anew`: even where its layer is as it was.
 */
export async function refreshArticle({ anew = false }: { readonly anew?: boolean } = {}): Promise<void> {
  const { article, corpus } = appStore.getState()
  if (article === null || corpus === null) return
  endWriting()
  const release = article.hold()
  try {
    if (!(await article.flush())) return
    const before = article.store.getState()
    const { document, revision } = before
    const answer = await request('openDocument', { id: document.id })
    const isOpenStill = appStore.getState().article === article
    if (!answer.ok || !isOpenStill || (!anew && answer.value.revision === revision)) return
    await putArticle(answer.value, corpus, before)
  } finally {
    release()
  }
}

/** Joins a painted document with its records; its keys lead to other articles. */
export function toArticle(document: OpenDocument, corpus: CorpusInfo, sheet: Sheet): OpenArticle {
  const article = openArticle(document, corpus, sheet, to => void leaveTo(to, document))
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

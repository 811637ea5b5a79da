import type { ArticleState } from '../article/article-state.ts'
import type { OpenArticle } from '../article/open-article.ts'
import { appStore } from './app.ts'
import { until } from './until.ts'

/** An article was opened anew under her hands: cursor, selection and open agreement are where they were, as far as they are still there. */
export function resumeWork(article: OpenArticle, before: ArticleState): void {
  const { store, run, view } = article
  const { cursor, selection, exact, edge, part, frame } = before
  const { records, layer } = store.getState()
  if (frame && layer === 'own' && records.has(frame.id)) run({ do: 'openFrame', id: frame.id })
  const selected = before.selected !== null && records.has(before.selected) ? before.selected : null
  store.setState({ cursor, selection, exact, edge, part, selected, fresh: null })
  // The sheet has no height until it is on the screen; by then she may have gone elsewhere in it.
  void until(appStore, ({ screen, article: open }) => screen === 'article' || open !== article).then(() =>
    requestAnimationFrame(() => {
      if (store.getState().cursor !== cursor) return
      const mention = selected === null ? undefined : store.getState().index.get(selected)
      view.scrollTo(selection ?? mention?.spans[0] ?? { start: cursor.focus, end: cursor.focus + 1 })
    }),
  )
}

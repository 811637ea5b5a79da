import { documentLabelsOf, setDocumentLabel, setPublishedAt } from '../../../shared/edit/document-labels.ts'
import type { ArticleSession } from '../article-session.ts'

/** What is said of the article as a whole: labels of the scheme's categories, and the day it was published. */
export function createAbout({ store, say, commit }: ArticleSession) {
  const state = store.getState

  function open(panel: 'about' | 'published'): void {
    if (state().layer === 'gold') say({ said: 'refused', why: 'read-only' })
    else store.setState({ panel })
  }

  /** Labels it so, or no longer. */
  function label(category: string, value: string): void {
    store.setState({ panel: null })
    const holds = documentLabelsOf(state().others, category).every(record => record.value !== value)
    if (commit('setDocumentLabel', context => setDocumentLabel(context, { category, value, holds })))
      say({ said: 'labelled', category, value, holds })
  }

  function publish(day: string | null): void {
    store.setState({ panel: null })
    if (commit('setDocumentLabel', context => setPublishedAt(context, day))) say({ said: 'published', day })
  }

  function write(category: string): void {
    if (state().layer === 'gold') say({ said: 'refused', why: 'read-only' })
    else store.setState({ panel: 'labelText', asksCategory: category })
  }

  return { open, label, publish, write }
}

import { useStore } from 'zustand'
import type { Entity, Span } from '../../shared/model/records.ts'
import type { OpenArticle } from './open-article.ts'

/** What she works on: the selected mention, else the one just made; and what is captured where there is neither. */
export function useShownMention(article: OpenArticle): {
  readonly mention: Entity | null
  readonly spans: readonly Span[] | null
} {
  useStore(article.store, state => state.version)
  const id = useStore(article.store, state => state.selected ?? state.fresh)
  const selection = useStore(article.store, state => state.selection)
  const mention = (id === null ? undefined : article.store.getState().index.get(id)) ?? null
  return { mention, spans: mention?.spans ?? (selection === null ? null : [selection]) }
}

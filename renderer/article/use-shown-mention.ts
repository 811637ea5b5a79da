import type { Entity, Span } from '../../shared/model/records.ts'
import { mergeSpans } from '../../shared/text/span.ts'
import type { OpenArticle } from './open-article.ts'
import { useSettled } from './use-settled.ts'

/**
 * What she works on: the selected mention, else the one just made; and what is captured where there is neither. While she drags, what the
 * drag would leave.
 */
export function useShownMention(article: OpenArticle): {
  readonly mention: Entity | null
  readonly spans: readonly Span[] | null
} {
  useSettled(article, state => state.version)
  const preview = useSettled(article, state => state.preview)
  const id = useSettled(article, state => (state.preview ? state.preview.mention : (state.selected ?? state.fresh)))
  const selection = useSettled(article, state => state.selection)
  const adding = useSettled(article, state => state.adding)
  const mention = (id === null ? undefined : article.store.getState().index.get(id)) ?? null
  const held = adding === null ? [] : adding.spans
  const spans = preview?.spans ?? mention?.spans ?? mergeSpans([...held, ...(selection === null ? [] : [selection])])
  return { mention, spans: spans.length === 0 ? null : spans }
}

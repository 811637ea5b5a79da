import { useStore } from 'zustand'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'
import { announce } from './announce.ts'
import type { OpenArticle } from './open-article.ts'

/** What just happened, in words; null before anything has. */
export function useAnnouncement(article: OpenArticle): string | null {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const announcement = useStore(article.store, state => state.announcement)
  return announcement && announce(announcement, t, { ...article.store.getState(), language })
}

/** Says each move and deed to who does not see it: word, labels, nesting. Two alike are told apart by their count. */
export function LiveRegion({ article }: { readonly article: OpenArticle }) {
  const said = useAnnouncement(article)
  const count = useStore(article.store, state => state.announcement?.count ?? 0)
  return (
    <div className="unseen" role="status" aria-live="polite" data-testid="article-announcement">
      <span key={count}>{said}</span>
    </div>
  )
}

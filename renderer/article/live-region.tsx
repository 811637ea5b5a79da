import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'
import { announce } from './announce.ts'
import type { Announcement } from './article-state.ts'
import type { OpenArticle } from './open-article.ts'
import { useKeysOf } from './use-keymap.ts'
import { useSettled } from './use-settled.ts'

/** Where the cursor goes shows in the text, what is asked in its strip; what was done, and what was refused, is also said in the foot line. */
const isShown = (announcement: Announcement): boolean =>
  announcement.said === 'asked' ||
  announcement.said === 'at' ||
  announcement.said === 'selected' ||
  announcement.said === 'mention' ||
  announcement.said === 'hit'

/** The last deed in words, beside the save state; readers hear it from the live region. */
export function LastDeed({ article }: { readonly article: OpenArticle }) {
  const said = useAnnouncement(article)
  const isKnown = useSettled(article, state => state.announcement === null || isShown(state.announcement))
  return isKnown ? null : (
    <span className="dim last-deed" aria-hidden>
      {said}
    </span>
  )
}

/** What just happened, in words; null before anything has. */
function useAnnouncement(article: OpenArticle): string | null {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const readingKey = useKeysOf()('reading')
  const announcement = useSettled(article, state => state.announcement)
  return announcement && announce(announcement, t, { ...article.store.getState(), language, readingKey })
}

/** Says each move and deed to who does not see it: word, labels, nesting. Two alike are told apart by their count. */
export function LiveRegion({ article }: { readonly article: OpenArticle }) {
  const said = useAnnouncement(article)
  const count = useSettled(article, state => state.announcement?.count ?? 0)
  return (
    <div className="unseen" role="status" aria-live="polite" data-testid="article-announcement">
      <span key={count}>{said}</span>
    </div>
  )
}

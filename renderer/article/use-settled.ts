import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ArticleState } from './article-state.ts'
import type { OpenArticle } from './open-article.ts'

const followers = new WeakMap<OpenArticle, StoreApi<ArticleState>>()

/** The article's state as it was in the frame painted last: it follows at once after each frame, several changes together. */
function followerOf(article: OpenArticle): StoreApi<ArticleState> {
  const known = followers.get(article)
  if (known) return known
  const follower = createStore<ArticleState>(() => article.store.getState())
  let isWaiting = false
  article.store.subscribe(() => {
    if (isWaiting) return
    isWaiting = true
    requestAnimationFrame(() =>
      setTimeout(() => {
        isWaiting = false
        follower.setState(article.store.getState(), true)
      }),
    )
  })
  followers.set(article, follower)
  return follower
}

/**
 * Part of the article's state, for panels that may follow a frame behind: the mark is painted first, without them. What tells of the disk must not:
 * it would say saved beside a mark that is not.
 */
export const useSettled = <Part>(article: OpenArticle, select: (state: ArticleState) => Part): Part =>
  useStore(followerOf(article), select)

import { useDeferredValue } from 'react'
import { useStore } from 'zustand'
import type { OpenArticle } from './open-article.ts'

/**
 * The version of the records for panels that may follow a frame behind: the mark itself is painted first. Hand it to a memoised component, which
 * then is not drawn in the mark's own frame.
 */
export const useSettledVersion = (article: OpenArticle): number =>
  useDeferredValue(useStore(article.store, state => state.version))

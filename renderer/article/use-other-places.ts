import { useEffect, useState } from 'react'
import type { Entity } from '../../shared/model/records.ts'
import { findEverywhere, soughtOf } from '../../shared/text/find-everywhere.ts'
import { heldPlaces } from './find-places.ts'
import { foldWhenIdle } from './folded-text.ts'
import type { OpenArticle } from './open-article.ts'
import { useSettled } from './use-settled.ts'

/** Milliseconds of rest before the article is searched: whoever marks on has no use for it. */
const rest = 250

/** In how many other places a mention's words stand, to be marked as it is; null until that is known. Never in a mark's own frame. */
export function useOtherPlaces(article: OpenArticle, mention: Entity | null): number | null {
  const version = useSettled(article, state => state.version)
  const [found, setFound] = useState<{ readonly mention: Entity; readonly count: number } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the records change in place, `version` says so
  useEffect(() => {
    if (!mention) return
    let giveUp = (): void => {}
    const timer = setTimeout(() => {
      giveUp = foldWhenIdle(article.store.getState().document, text => {
        const state = article.store.getState()
        const sought = soughtOf(state.document.text, mention)
        setFound({ mention, count: findEverywhere(text, sought, heldPlaces(state, sought)).length })
      })
    }, rest)
    return () => {
      clearTimeout(timer)
      giveUp()
    }
  }, [article, mention, version])
  return found !== null && found.mention === mention ? found.count : null
}

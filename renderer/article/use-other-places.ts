import { useEffect, useState } from 'react'
import type { Entity } from '../../shared/model/records.ts'
import { findInSteps, soughtOf } from '../../shared/text/find-everywhere.ts'
import type { Steps } from '../../shared/text/steps.ts'
import type { ArticleState } from './article-state.ts'
import { paragraphsOf } from './document-facts.ts'
import { heldPlaces } from './find-places.ts'
import { foldingOf } from './folded-text.ts'
import { lastFrom } from './mention-facts.ts'
import type { OpenArticle } from './open-article.ts'
import { useSettled } from './use-settled.ts'
import { whenIdle } from './when-idle.ts'

/** Milliseconds of rest before the article is searched: whoever marks on has no use for it. */
const rest = 250

/** `paragraphs` as they are numbered, from 1: those with the places, the first few. */
export type OtherPlaces = { readonly count: number; readonly paragraphs: readonly number[]; readonly isAll: boolean }

/** Paragraphs the chip has room for. */
const namedAtMost = 5

function* otherPlaces(state: ArticleState, mention: Entity): Steps<OtherPlaces> {
  const folded = yield* foldingOf(state.document)
  const sought = soughtOf(state.document.text, mention)
  const hits = yield* findInSteps(folded, sought, heldPlaces(state, sought))
  const starts = paragraphsOf(state.document)
  const paragraphs = [...new Set(hits.map(({ span }) => lastFrom(starts, span.start) + 1))]
  return {
    count: hits.length,
    paragraphs: paragraphs.slice(0, namedAtMost),
    isAll: paragraphs.length <= namedAtMost,
  }
}

/** In how many other places a mention's words stand, to be marked as it is, and where; null until that is known. Never in a mark's own frame. */
export function useOtherPlaces(article: OpenArticle, mention: Entity | null): OtherPlaces | null {
  const version = useSettled(article, state => state.version)
  const [found, setFound] = useState<{ readonly mention: Entity; readonly places: OtherPlaces } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the records change in place, `version` says so
  useEffect(() => {
    if (!mention) return
    let giveUp = (): void => {}
    const timer = setTimeout(() => {
      giveUp = whenIdle(otherPlaces(article.store.getState(), mention), places => setFound({ mention, places }))
    }, rest)
    return () => {
      clearTimeout(timer)
      giveUp()
    }
  }, [article, mention, version])
  return found !== null && found.mention === mention ? found.places : null
}

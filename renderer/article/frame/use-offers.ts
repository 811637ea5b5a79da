import { useEffect, useState } from 'react'
import { type Candidate, candidatesFor } from '../../../shared/edit/agreements/role-candidates.ts'
import { isTitleRole, rolesOfType } from '../../../shared/edit/agreements/role-types.ts'
import type { Agreement } from '../../../shared/model/records.ts'
import type { Steps } from '../../../shared/text/steps.ts'
import type { OpenArticle } from '../open-article.ts'
import { useSettled } from '../use-settled.ts'
import { whenIdle } from '../when-idle.ts'
import { knowledgeAt } from './knowledge-at.ts'

/** Below this a candidate is further from the agreement than what is offered unasked. */
const least = 0

/** Milliseconds without a change before offers are worked out: while she marks, all the time is the marks'. */
const pause = 300

/** What may fill each role, the likeliest first. */
export type Offers = ReadonlyMap<string, readonly Candidate[]>
const none: Offers = new Map()

/** Candidates for the empty roles of an agreement, worked out once she pauses and nothing else is to be done. */
export function useOffers(article: OpenArticle, agreement: Agreement, wanted: boolean): Offers {
  const [offers, setOffers] = useState<Offers>(none)
  const version = useSettled(article, state => state.version)
  // biome-ignore lint/correctness/useExhaustiveDependencies: records change in place; `version` counts their changes
  useEffect(() => {
    if (!wanted) {
      setOffers(none)
      return undefined
    }
    let stop = (): void => undefined
    const waiting = setTimeout(() => {
      stop = whenIdle(stepsFor(article, agreement), setOffers)
    }, pause)
    return () => {
      clearTimeout(waiting)
      stop()
    }
  }, [article, agreement, version, wanted])
  return offers
}

function* stepsFor(article: OpenArticle, agreement: Agreement): Steps<Offers> {
  const state = article.store.getState()
  const knowledge = knowledgeAt(state, agreement.id, article.isAttested)
  if (!knowledge) return none
  const offers = new Map<string, readonly Candidate[]>()
  for (const type of rolesOfType(state.scheme, agreement.type)) {
    if (isTitleRole(type) || agreement.roles.some(({ role }) => role === type.id)) continue
    offers.set(
      type.id,
      candidatesFor(knowledge, type.id).filter(({ score }) => score >= least),
    )
    yield
  }
  return offers
}

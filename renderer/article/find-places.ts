import { dismissedHits, hitSubject } from '../../shared/edit/mark-hits.ts'
import { hullOf } from '../../shared/edit/mention-index.ts'
import type { HeldPlaces, Hit, Sought } from '../../shared/text/find-everywhere.ts'
import { isInBoilerplate } from '../../shared/text/in-boilerplate.ts'
import { contains } from '../../shared/text/span.ts'
import type { ArticleState, Finding, HitState } from './article-state.ts'
import { offsetsOf } from './document-facts.ts'

const dismissed = new WeakMap<ArticleState['others'], ReadonlySet<string>>()

/** Read once for as long as they stay the same. */
function dismissedIn({ others }: ArticleState): ReadonlySet<string> {
  const subjects = dismissed.get(others) ?? dismissedHits(others)
  dismissed.set(others, subjects)
  return subjects
}

/** What the open article holds already, for looking everywhere in it. */
export const heldPlaces = (state: ArticleState, { label }: Sought): HeldPlaces => ({
  meeting: span => state.index.meeting(span),
  isDismissed: span => {
    if (isInBoilerplate(state.document.metadata.boilerplate, span)) return true
    const subjects = dismissedIn(state)
    return subjects.size > 0 && subjects.has(hitSubject(label, span, offsetsOf(state.document)))
  },
})

/** What she has said of a hit: read from the records, so that undo and every other edit speak too. */
export function stateOfHit(state: ArticleState, { sought, passed }: Finding, hit: Hit): HitState {
  const isTaken = state.index
    .meeting(hit.span)
    .some(mention => mention.label === sought.label && contains(hullOf(mention), hit.span))
  if (isTaken) return 'taken'
  if (heldPlaces(state, sought).isDismissed(hit.span)) return 'never'
  return passed.has(hit) ? 'passed' : 'open'
}

/** How many hits stand how. */
export function countHits(state: ArticleState, finding: Finding): Readonly<Record<HitState, number>> {
  const counts = { open: 0, taken: 0, passed: 0, never: 0 }
  for (const hit of finding.hits) counts[stateOfHit(state, finding, hit)] += 1
  return counts
}

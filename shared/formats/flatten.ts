import { assertNever } from '../result.ts'
import { contains, overlaps, type Span } from '../text/span.ts'
import type { Nesting } from './export-options.ts'

/** A mention the flat list leaves out, and the kept one that stands in its place. */
export type LeftOut<Mention> = { readonly mention: Mention; readonly within: Mention }

const lengthOf = (span: Span): number => span.end - span.start

/** Who comes first in the choice; equals keep the order they came in. */
function comparisonFor(nesting: Nesting): (a: Span, b: Span) => number {
  switch (nesting) {
    case 'outermost':
      return (a, b) => a.start - b.start || lengthOf(b) - lengthOf(a)
    case 'innermost':
      return (a, b) => lengthOf(a) - lengthOf(b) || a.start - b.start
    case 'longest':
      return (a, b) => lengthOf(b) - lengthOf(a) || a.start - b.start
    default:
      return assertNever(nesting)
  }
}

/** The mentions in no other, of those in text order: a sweep, where whoever reaches furthest so far contains whoever ends before. */
function outermostOf<Mention extends Span>(mentions: readonly Mention[]): readonly Mention[] {
  let reach = -1
  return mentions.filter(mention => {
    const isOuter = mention.end > reach
    reach = Math.max(reach, mention.end)
    return isOuter
  })
}

/** Non-overlapping spans in text order; finds what a further one would meet in O(log n). */
class FlatList<Mention extends Span> {
  readonly kept: Mention[] = []

  #positionOf(span: Span): number {
    let low = 0
    let high = this.kept.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const there = this.kept[middle]
      if (there && there.end <= span.start) low = middle + 1
      else high = middle
    }
    return low
  }

  meeting(span: Span): Mention | undefined {
    const there = this.kept[this.#positionOf(span)]
    return there && overlaps(there, span) ? there : undefined
  }

  insert(mention: Mention): void {
    this.kept.splice(this.#positionOf(mention), 0, mention)
  }
}

/** Whether none of them, in text order, overlaps another. */
const standApart = (ordered: readonly Span[]): boolean =>
  ordered.every((span, at) => at === 0 || (ordered[at - 1]?.end ?? 0) <= span.start)

/**
 * Chooses mentions that do not overlap. `outermost`: those in no other, the earlier where two cross, then what still fits. `innermost`: the
 * shortest first. `longest`: the longest first. Of two on the same span the one that came first. Both lists in text order.
 */
export function flatten<Mention extends Span>(
  mentions: readonly Mention[],
  nesting: Nesting,
): { readonly kept: readonly Mention[]; readonly leftOut: readonly LeftOut<Mention>[] } {
  const inOrder = mentions.toSorted(comparisonFor('outermost'))
  // Nearly every article: then there is nothing to choose.
  if (standApart(inOrder)) return { kept: inOrder, leftOut: [] }
  const ordered = nesting === 'outermost' ? inOrder : mentions.toSorted(comparisonFor(nesting))
  const outer = nesting === 'outermost' ? new Set(outermostOf(inOrder)) : undefined
  const candidates = outer ? [...ordered.filter(m => outer.has(m)), ...ordered.filter(m => !outer.has(m))] : ordered
  const list = new FlatList<Mention>()
  const refused: Mention[] = []
  for (const mention of candidates)
    if (list.meeting(mention)) refused.push(mention)
    else list.insert(mention)
  const leftOut = refused.flatMap(mention => {
    const within = list.meeting(mention)
    return within ? [{ mention, within }] : []
  })
  return { kept: list.kept, leftOut: leftOut.sort((a, b) => comparisonFor('outermost')(a.mention, b.mention)) }
}

/** Whether one of the two lies wholly within the other. */
export const nests = (first: Span, second: Span): boolean => contains(first, second) || contains(second, first)

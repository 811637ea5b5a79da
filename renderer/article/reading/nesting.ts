import { hullOf } from '../../../shared/edit/mention-index.ts'
import type { Entity } from '../../../shared/model/records.ts'

/** A mention with those inside it. */
export type Nested = { readonly mention: Entity; readonly inside: readonly Nested[] }

/** Whether `inner` lies in `outer` and is shorter: of two over the same words neither holds the other. */
function isWithin(inner: Entity, outer: Entity): boolean {
  const narrow = hullOf(inner)
  const wide = hullOf(outer)
  return wide.start <= narrow.start && narrow.end <= wide.end && wide.end - wide.start > narrow.end - narrow.start
}

const lengthOf = (mention: Entity): number => hullOf(mention).end - hullOf(mention).start

/** Mentions in reading order as a tree: each stands in the shortest that holds it; those that only overlap stand side by side. */
export function nest(mentions: readonly Entity[]): readonly Nested[] {
  const roots: Nested[] = []
  const before: { readonly mention: Entity; readonly inside: Nested[] }[] = []
  for (const mention of mentions) {
    const holder = before
      .filter(outer => isWithin(mention, outer.mention))
      .reduce<(typeof before)[number] | undefined>(
        (least, one) => (least && lengthOf(least.mention) <= lengthOf(one.mention) ? least : one),
        undefined,
      )
    const node = { mention, inside: [] }
    if (holder) holder.inside.push(node)
    else roots.push(node)
    before.push(node)
  }
  return roots
}

import { type KeyPair, linksBetween, type Named, type NameLink, type Reason, reasons } from './same-names.ts'

/** Names that may be one: the one they would be linked to, and those proposed to join it. */
export type NameGroup = {
  readonly hub: Named
  readonly members: readonly { readonly named: Named; readonly reason: Reason }[]
}

/** What a refusal for good names: that these two are not one, in whatever order. */
export const refusalOf = (one: string, other: string): string => `name ${[one, other].sort().join(' | ')}`

/** Entities go before forms, then what is named most, then what is shortest: people call a thing by its short name. */
const hubFirst = (a: Named, b: Named): number =>
  Number(b.kind === 'entity') - Number(a.kind === 'entity') ||
  b.mentions - a.mentions ||
  a.id.length - b.id.length ||
  (a.id < b.id ? -1 : 1)

const rank = (reason: Reason): number => reasons.indexOf(reason)

/**
 * Groups of names that may be one, those of most mentions first. `labels`: whose mentions are names; times and numbers are none. `refused`: what
 * she has said no to, as `refusalOf` has it, by any name of either.
 */
export function groupNames(
  all: readonly Named[],
  pairs: readonly KeyPair[],
  isName: (label: string) => boolean,
  refused: ReadonlySet<string>,
): readonly NameGroup[] {
  const names = all.filter(({ label }) => isName(label))
  const byId = new Map(names.map(named => [named.id, named]))
  const isRefused = (one: Named, other: Named): boolean =>
    refused.size > 0 && one.keys.some(key => other.keys.some(second => refused.has(refusalOf(key, second))))
  const links = linksBetween(names, pairs).filter(({ between: [one, other] }) => {
    const [first, second] = [byId.get(one), byId.get(other)]
    return first !== undefined && second !== undefined && !isRefused(first, second)
  })
  const byEnd = linksByEnd(links)
  return componentsOf(links)
    .map(ids => [...ids].flatMap(id => byId.get(id) ?? []).sort(hubFirst))
    .flatMap(([hub, ...others]): readonly NameGroup[] => {
      if (!hub) return []
      const members = others
        .filter(named => !isRefused(hub, named))
        .map(named => ({ named, reason: reasonFor(hub, byEnd.get(named.id) ?? []) }))
      return members.length === 0 ? [] : [{ hub, members }]
    })
    .sort((a, b) => sumOf(b) - sumOf(a))
}

const sumOf = ({ hub, members }: NameGroup): number =>
  members.reduce((sum, { named }) => sum + named.mentions, hub.mentions)

/** What ties a name to the hub itself, else the surest of what ties it to anything. */
function reasonFor(hub: Named, touching: readonly NameLink[]): Reason {
  const direct = touching.filter(({ between }) => between.includes(hub.id))
  const [surest] = (direct.length > 0 ? direct : touching).map(({ reason }) => reason).sort((a, b) => rank(a) - rank(b))
  return surest ?? 'part'
}

function linksByEnd(links: readonly NameLink[]): ReadonlyMap<string, readonly NameLink[]> {
  const found = new Map<string, NameLink[]>()
  for (const link of links)
    for (const end of link.between) {
      const there = found.get(end)
      if (there) there.push(link)
      else found.set(end, [link])
    }
  return found
}

function componentsOf(links: readonly NameLink[]): readonly ReadonlySet<string>[] {
  const found = new Map<string, Set<string>>()
  for (const {
    between: [one, other],
  } of links) {
    const first = found.get(one) ?? new Set([one])
    const second = found.get(other) ?? new Set([other])
    const [large, small] = first.size < second.size ? [second, first] : [first, second]
    for (const id of small) large.add(id)
    for (const id of large) found.set(id, large)
  }
  return [...new Set(found.values())]
}

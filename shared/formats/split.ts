import type { Split } from './export-options.ts'

export type Side = 'train' | 'validation' | 'test'
/** In the order they are written. */
export const sides = ['train', 'validation', 'test'] as const satisfies readonly Side[]

/** A document to be dealt: its id, and how many mentions it holds by label. Those of one `group` go to one side. */
export type Dealt = { readonly id: string; readonly labels: ReadonlyMap<string, number>; readonly group?: string }

/** Documents that are dealt together: one, or a group. */
type Unit = { readonly id: string; readonly labels: ReadonlyMap<string, number>; readonly ids: readonly string[] }

/** FNV-1a, 32 bits (Fowler, Noll, Vo): the order documents are dealt in depends on seed and id alone, not on how they came. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  // Neighbouring seeds differ in their last characters only: mix the bits once more (the finaliser of MurmurHash3).
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}

type Places = Record<Side, number>

/**
 * How many documents each side takes: the shares rounded by largest remainder; a side that was asked for takes at least one as long as there
 * are as many documents as such sides, at the expense of the largest.
 */
export function sideSizes(documents: number, split: Split): Readonly<Places> {
  const exact = sides.map(side => ({ side, share: (documents * split[side]) / 100 }))
  const sizes: Places = { train: 0, validation: 0, test: 0 }
  for (const { side, share } of exact) sizes[side] = Math.floor(share)
  const byRemainder = exact.toSorted((a, b) => (b.share % 1) - (a.share % 1))
  for (let left = documents - sizes.train - sizes.validation - sizes.test, at = 0; left > 0; left--, at++)
    sizes[byRemainder[at % byRemainder.length]?.side ?? 'train']++
  const asked = sides.filter(side => split[side] > 0)
  if (documents >= asked.length)
    for (const side of asked)
      if (sizes[side] === 0) {
        const largest = asked.reduce((most, other) => (sizes[other] > sizes[most] ? other : most))
        sizes[largest]--
        sizes[side]++
      }
  return sizes
}

function sumOf(members: readonly Dealt[]): ReadonlyMap<string, number> {
  const [first, second] = members
  if (first && !second) return first.labels
  const sum = new Map<string, number>()
  for (const { labels } of members) for (const [label, count] of labels) sum.set(label, (sum.get(label) ?? 0) + count)
  return sum
}

function toUnits(documents: readonly Dealt[]): readonly Unit[] {
  const groups = new Map<string, Dealt[]>()
  // By id, so that a group is called the same in whatever order its documents come.
  for (const document of documents.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const key = document.group === undefined ? `document ${document.id}` : `group ${document.group}`
    const members = groups.get(key)
    if (members) members.push(document)
    else groups.set(key, [document])
  }
  return [...groups.values()].flatMap(members => {
    const [first] = members
    return first ? [{ id: first.id, labels: sumOf(members), ids: members.map(({ id }) => id) }] : []
  })
}

/** Documents by label, the rarest label first: rare ones must be dealt while there is still a choice. */
function labelsFromRarest(documents: readonly Unit[]): readonly string[] {
  const holders = new Map<string, number>()
  for (const { labels } of documents)
    for (const label of labels.keys()) holders.set(label, (holders.get(label) ?? 0) + 1)
  return [...holders].sort(([a, m], [b, n]) => m - n || (a < b ? -1 : 1)).map(([label]) => label)
}

/**
 * Deals whole documents to three sides, the same way for the same seed and documents, with label counts near the shares.
 * A simple form of iterative stratification (Sechidis, Tsoumakas, Vlahavas 2011): label by label from the rarest, each document that holds it and is
 * not dealt yet goes to the side that lacks most of that label, as long as that side has a place; those without a label fill what is left. A group goes as
 * one document would, the largest groups first, to a side that has a place for all of it; where none has, to the one with most places.
 */
export function dealDocuments(documents: readonly Dealt[], split: Split): ReadonlyMap<string, Side> {
  const order = toUnits(documents)
    .map(unit => ({ unit, key: hash(`${unit.id} ${split.seed}`) }))
    .sort((a, b) => b.unit.ids.length - a.unit.ids.length || a.key - b.key || (a.unit.id < b.unit.id ? -1 : 1))
    .map(({ unit }) => unit)
  const places = { ...sideSizes(documents.length, split) }
  const dealt = new Map<string, Side>()
  const wanted = new Map<string, Places>()
  const totals = new Map<string, number>()
  for (const { labels } of order)
    for (const [label, count] of labels) totals.set(label, (totals.get(label) ?? 0) + count)
  for (const [label, total] of totals)
    wanted.set(label, {
      train: (total * split.train) / 100,
      validation: (total * split.validation) / 100,
      test: (total * split.test) / 100,
    })
  const deal = (unit: Unit, wish: Readonly<Places>): void => {
    const size = unit.ids.length
    const fitting = sides.filter(side => places[side] >= size)
    const open = fitting.length > 0 ? fitting : sides.filter(side => split[side] > 0)
    const want = fitting.length > 0 ? wish : places
    const side = open.reduce(
      (best, other) =>
        want[other] > want[best] || (want[other] === want[best] && places[other] > places[best]) ? other : best,
      open[0] ?? 'train',
    )
    for (const id of unit.ids) dealt.set(id, side)
    places[side] -= size
    for (const [label, count] of unit.labels) {
      const left = wanted.get(label)
      if (left) left[side] -= count
    }
  }
  // A group that is dealt late finds no side with a place for all of it.
  for (const unit of order) if (unit.ids.length > 1) deal(unit, shareOf(unit, wanted, places))
  for (const label of labelsFromRarest(order))
    for (const unit of order) {
      const want = wanted.get(label)
      if (want && unit.labels.has(label) && !dealt.has(unit.id)) deal(unit, want)
    }
  for (const unit of order) if (!dealt.has(unit.id)) deal(unit, places)
  return dealt
}

/** What each side lacks of the unit's rarest label; of a unit without labels, its places. */
function shareOf({ labels }: Unit, wanted: ReadonlyMap<string, Places>, places: Places): Readonly<Places> {
  const rarest = [...labels.keys()]
    .flatMap(label => wanted.get(label) ?? [])
    .toSorted((a, b) => a.train + a.validation + a.test - (b.train + b.validation + b.test))
  return rarest[0] ?? places
}

/** A label's name that wants to stand above its mark, px in one plane. `inward`: the mark's letters lie right (1) or left (-1) of `x`. */
export type Wish<Item> = {
  readonly item: Item
  readonly x: number
  readonly inward: 1 | -1
  readonly width: number
  /** The mark's letters on that line: the name may move so far. */
  readonly left: number
  readonly right: number
  /** Top of the line: names on one line keep out of each other's way. */
  readonly line: number
  /** Goes before all others: the mark she works on. */
  readonly first: boolean
}

/** Where a name stands, how wide it is, and how many names of its line had no room beside it. */
export type Placed<Item> = {
  readonly wish: Wish<Item>
  readonly left: number
  readonly width: number
  readonly more: number
}

/** Where the lines begin and end, and what no name may cover. */
type Bounds = { readonly left: number; readonly right: number; readonly taken: readonly Taken[] }
/** A stretch of a line, px in the plane of the wishes. */
export type Taken = { readonly line: number; readonly left: number; readonly right: number }

/** Px between two names. */
const gap = 2

/**
 * Places names on their lines: each at its mark's beginning, or where the ones before it leave room, as near as can be. A name that would
 * not stand above its own mark is not shown; the nearest that is counts it. `wishes` come in reading order, the longer mark first.
 * `moreWidth` is what a count takes, px.
 */
export function layChips<Item>(
  wishes: readonly Wish<Item>[],
  bounds: Bounds,
  moreWidth: number,
): readonly Placed<Item>[] {
  const lines = new Map<number, Wish<Item>[]>()
  for (const wish of wishes) {
    const line = Math.round(wish.line)
    const there = lines.get(line)
    if (there) there.push(wish)
    else lines.set(line, [wish])
  }
  return [...lines.values()].flatMap(line => layLine(line, bounds, moreWidth))
}

function layLine<Item>(wishes: readonly Wish<Item>[], bounds: Bounds, moreWidth: number): readonly Placed<Item>[] {
  const placed: Placed<Item>[] = []
  for (const wish of [...wishes.filter(({ first }) => first), ...wishes.filter(({ first }) => !first)]) {
    const left = roomFor(wish, placed, bounds)
    if (left !== null) placed.push({ wish, left, width: wish.width, more: 0 })
    else {
      const at = nearestTo(wish, placed)
      const host = placed[at]
      if (host) placed[at] = { ...grown(host, placed, bounds, moreWidth), more: host.more + 1 }
    }
  }
  return placed
}

/** Left edge of the free place nearest to where a name belongs; null where its own mark has none. */
function roomFor<Item>(wish: Wish<Item>, placed: readonly Placed<Item>[], bounds: Bounds): number | null {
  const wanted = wish.inward === 1 ? wish.x : wish.x - wish.width
  const ideal = Math.max(bounds.left, Math.min(wanted, bounds.right - wish.width))
  // The mark she works on says its name, beside it if need be.
  const isOver = (left: number): boolean =>
    wish.first || (left + wish.width / 2 >= wish.left && left + wish.width / 2 <= wish.right)
  const others = [...placed, ...takenOn(wish.line, bounds)]
  const places = [
    ideal,
    ...others
      .flatMap(({ left, width }) => [left - gap - wish.width, left + width + gap])
      .filter(left => isOver(left) && left >= bounds.left && left + wish.width <= bounds.right)
      .sort((a, b) => Math.abs(a - ideal) - Math.abs(b - ideal)),
  ]
  return places.find(left => isFree(left, wish.width, others)) ?? null
}

type Room = { readonly left: number; readonly width: number }

const takenOn = (line: number, { taken }: Bounds): readonly Room[] =>
  taken
    .filter(other => Math.round(other.line) === Math.round(line))
    .map(({ left, right }) => ({ left, width: right - left }))

const isFree = (left: number, width: number, placed: readonly Room[]): boolean =>
  placed.every(other => left + width + gap <= other.left || other.left + other.width + gap <= left)

function nearestTo<Item>(wish: Wish<Item>, placed: readonly Placed<Item>[]): number {
  const far = placed.map(({ left, width }) => Math.abs(left + width / 2 - wish.x))
  return far.indexOf(Math.min(...far))
}

/** Makes room for a count, on the side that is free; once. */
function grown<Item>(
  host: Placed<Item>,
  placed: readonly Placed<Item>[],
  bounds: Bounds,
  moreWidth: number,
): Placed<Item> {
  if (host.more > 0) return host
  const others = [...placed.filter(other => other !== host), ...takenOn(host.wish.line, bounds)]
  const width = host.width + moreWidth
  const leftward = host.left - moreWidth
  return isFree(host.left, width, others) || !isFree(leftward, width, others)
    ? { ...host, width }
    : { ...host, width, left: leftward }
}

/** A stretch of a text, UTF-16 offsets, and what it stands for. */
export type Stretch<Item> = { readonly start: number; readonly end: number; readonly item: Item }

/** A piece of a text in which nothing begins or ends, and all that holds it, in the order given. */
export type Piece<Item> = { readonly start: number; readonly end: number; readonly held: readonly Item[] }

/** Cuts a text of `length` units wherever a stretch begins or ends. The pieces tile it; an empty text has none. */
export function piecesOf<Item>(length: number, stretches: readonly Stretch<Item>[]): readonly Piece<Item>[] {
  const cuts = new Set([0, length, ...stretches.flatMap(({ start, end }) => [start, end])])
  const places = [...cuts].sort((a, b) => a - b)
  return places.slice(0, -1).map((start, at) => {
    const end = places[at + 1] ?? length
    const held = stretches.filter(stretch => stretch.start <= start && end <= stretch.end)
    return { start, end, held: held.map(({ item }) => item) }
  })
}

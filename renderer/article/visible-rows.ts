/** Heights in CSS px. One row at most is opened, and stands taller by `extra`. */
export type RowLayout = {
  readonly count: number
  readonly row: number
  /** Position of the opened row; null: none is open. */
  readonly opened: number | null
  readonly extra: number
}

/** Where row `at` begins, from the top of the list. */
export const topOf = (layout: RowLayout, at: number): number =>
  at * layout.row + (layout.opened !== null && at > layout.opened ? layout.extra : 0)

export const heightOf = (layout: RowLayout): number =>
  layout.count * layout.row + (layout.opened === null ? 0 : layout.extra)

/** The row over the point `y`: the opened one owns its details. */
function rowAt(layout: RowLayout, y: number): number {
  const plain = Math.floor(y / layout.row)
  if (layout.opened === null || plain <= layout.opened) return plain
  return Math.max(layout.opened, Math.floor((y - layout.extra) / layout.row))
}

/** Rows to be in the page: those shown, and `spare` on either side. End exclusive. */
export function visibleRows(
  layout: RowLayout,
  scrollTop: number,
  shown: number,
  spare: number,
): { readonly from: number; readonly to: number } {
  const from = Math.max(0, Math.min(layout.count, rowAt(layout, Math.max(0, scrollTop)) - spare))
  const to = Math.min(layout.count, rowAt(layout, Math.max(0, scrollTop + shown)) + 1 + spare)
  return { from, to: Math.max(from, to) }
}

/** Where to scroll so that row `at` shows whole with its details; null: it does already. */
export function scrollFor(layout: RowLayout, at: number, scrollTop: number, shown: number): number | null {
  const top = topOf(layout, at)
  const bottom = top + layout.row + (at === layout.opened ? layout.extra : 0)
  if (top < scrollTop || bottom - top > shown) return top === scrollTop ? null : top
  return bottom > scrollTop + shown ? bottom - shown : null
}

/** Where a thread begins or ends, px in the page: over the middle of words. */
export type Knot = { readonly x: number; readonly y: number }

/** How far a thread rises over the words it joins, px. */
const rise = { least: 10, most: 26 }

/** A thin thread from one place to another, as an SVG path: it leaves upward and arrives from above, so that it crosses few letters. */
export function threadPath(from: Knot, to: Knot): string {
  const far = Math.hypot(to.x - from.x, to.y - from.y)
  const up = Math.min(rise.most, Math.max(rise.least, far / 8))
  const point = ({ x, y }: Knot): string => `${x.toFixed(1)} ${y.toFixed(1)}`
  const above = ({ x, y }: Knot): Knot => ({ x, y: y - up })
  return `M${point(from)}C${point(above(from))} ${point(above(to))} ${point(to)}`
}

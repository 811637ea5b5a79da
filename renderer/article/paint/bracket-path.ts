import type { Edge } from './edges.ts'
import { baselineOf, type Type } from './faces.ts'

/**
 * A half bracket ⸢ or ⸣ at an edge, as an SVG path in the edge's px; It opens toward the letters. Each `step`
 * stands a little higher and further out, so that brackets round one another can be told apart.
 */
export function bracketPath({ x, top, inward }: Edge, type: Type, step: number): string {
  const corner = x - inward * (0.5 + 1.5 * step)
  const em = type.textSize
  const height = top + baselineOf(type) - 0.98 * em - 3 * step
  const [stem, arm] = [0.3 * em, 0.27 * em]
  return `M${point(corner, height + stem)}V${half(height)}H${half(corner + inward * arm)}`
}

/** Strokes of one pixel are sharp on halves. */
const half = (px: number): number => Math.round(px - 0.5) + 0.5
const point = (x: number, y: number): string => `${half(x)} ${half(y)}`

import { lineUnder } from './faces.ts'
import { lanesSeen, lineStyles, unknownLabel } from './highlight-styles.ts'
import type { PaintedMark } from './lanes.ts'
import type { OwnLine } from './overlay.ts'
import type { Rect } from './rects.ts'
import type { Sheet } from './sheet.ts'

/** The line of the mention that is selected once more, half as thick again; null for a mark too deep for a line. */
export function ownLineOf({ marks, look }: Sheet, { id, label }: PaintedMark, rects: readonly Rect[]): OwnLine | null {
  const painted = marks.shown.flatMap(section => [...section.painted]).find(({ mark }) => mark.id === id)
  if (!painted || painted.lane >= lanesSeen) return null
  const now = look()
  const { line, colour } = now.labels.find(one => one.id === label) ?? unknownLabel
  const thick = Math.max(1, Math.round(lineStyles[line].thick * now.textSize)) * 1.5
  const heights = line === 'double' ? [-1, 2] : [0]
  const path = rects.flatMap(({ left, right, top }) => {
    const y = lineUnder(now, top, painted.lane)
    return heights.map(height => `M${right.toFixed(1)} ${y + height}H${left.toFixed(1)}`)
  })
  return { path: path.join(''), colour: colour[now.theme], thick, isDotted: line === 'dotted' }
}

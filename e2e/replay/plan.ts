import { cheapestPath } from './cheapest-path.ts'
import type { Desk, Stand } from './desk.ts'
import type { Mention } from './gold.ts'
import { type Input, key } from './input.ts'
import type { StepsFrom } from './moves.ts'

/** Dearer than any mention is: what is not reached by then cannot be marked. */
const limit = 14

/** One name for all stands from which the same keys do the same. */
export function nameOf({ cursor, selection, exact, selected, fresh, edge, leaping, landing }: Stand): string {
  const { anchor, focus } = cursor
  const column = landing?.offset === focus ? landing.x : null
  return [anchor, focus, selection?.start, selection?.end, exact, selected, fresh, edge, leaping, column].join(' ')
}

/**
 * The shortest row of inputs, from where the cursor is, that marks exactly `mention`, its label's key `labelKey` last. The desk is left
 * where it was. Throws where no keys lead there.
 */
export function shortestWay(desk: Desk, mention: Mention, labelKey: string, stepsFrom: StepsFrom): readonly Input[] {
  const start = desk.stand()
  const marksIt = (stand: Stand): boolean => {
    desk.resume(stand)
    const span = desk.toMark(mention.label)
    return span?.start === mention.start && span.end === mention.end
  }
  const found = cheapestPath({ start, isGoal: marksIt, stepsFrom, keyOf: nameOf, limit: () => limit })
  desk.resume(start)
  if (!found) throw new Error(`no keys mark ${mention.label} ${mention.start}–${mention.end}`)
  return [...found.ways.flat(), key(labelKey)]
}

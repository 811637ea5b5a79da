import { spansEqual } from '../../shared/text/span.ts'
import type { Desk } from './desk.ts'
import type { Mention } from './gold.ts'
import { type Input, key } from './input.ts'

/**
 * Whether she looks everywhere for the mention just made: whenever the program says beside it that its words stand elsewhere, be it once,
 * and be they none to mark. She knows no more of the text ahead than that.
 */
export const looksEverywhere = (desk: Desk): boolean => desk.otherPlaces() > 0

export const lookEverywhere: Input = key('KeyP')

/**
 * What she presses next on the places shown, which she judges by their context: all that are left at once where all are right, none of
 * them where none is, else this one or not this one. Null once she is back in the text.
 */
export function judgement(desk: Desk, gold: readonly Mention[]): Input | null {
  const hits = desk.hits()
  if (!hits) return null
  const right = hits.open.map(span => gold.some(mention => mention.label === hits.label && spansEqual(mention, span)))
  if (right.every(one => one)) return key('Enter')
  if (!right.some(one => one)) return key('Escape')
  return key(right[0] ? 'Space' : 'KeyB')
}

import type { Rect } from './rects.ts'

/** Reach of a pin's knob, px. */
const pinReach = 9

/** Edges of the selection, px in the page. The start's knob is above its line, the end's below. */
export type Pins = { readonly start: Pin; readonly end: Pin }
type Pin = { readonly x: number; readonly top: number; readonly bottom: number }

/** The start pin stands where reading begins: at the right in Arabic, at the left where only Latin is selected. */
export function pinsOf(chosen: readonly Rect[], rtl: boolean): Pins | null {
  const first = chosen[0]
  const last = chosen.at(-1)
  if (!first || !last) return null
  return {
    start: { x: rtl ? first.right : first.left, top: first.top, bottom: first.bottom + 4 },
    end: { x: rtl ? last.left : last.right, top: last.top, bottom: last.bottom + 4 },
  }
}

/** The pin whose knob is under a point of the page; its stem would swallow clicks on the letter beside it. */
export function pinUnder(pins: Pins, x: number, y: number): 'start' | 'end' | null {
  const start = Math.max(Math.abs(x - pins.start.x), Math.abs(y - pins.start.top))
  const end = Math.max(Math.abs(x - pins.end.x), Math.abs(y - pins.end.bottom))
  if (Math.min(start, end) > pinReach) return null
  return start < end ? 'start' : 'end'
}

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}]/u
const leftToRight = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}]/u

/** Whether the words of a selection read from the right; where both directions stand in it, as the document does. */
export function readsFromRight(words: string, document: 'rtl' | 'ltr'): boolean {
  const right = rightToLeft.test(words)
  return right === leftToRight.test(words) ? document === 'rtl' : right
}

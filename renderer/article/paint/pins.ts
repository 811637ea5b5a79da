import type { Rect } from './rects.ts'

/** Edges of the selection, px in the page. The start's knob is above its line, the end's below. */
export type Pins = { readonly start: Pin; readonly end: Pin }
type Pin = { readonly x: number; readonly top: number; readonly bottom: number }

/** How far a knob's middle stands off the letters, px. */
const clear = 6

/** A letter at an edge of the selection: where it stands, and the next letter inward, where there is one. */
export type EdgeLetter = { readonly rect: Rect; readonly inward: Rect | null; readonly letter: string }

/**
 * The pins stand at the very edge of the first and the last letter, on the side where that letter begins or ends: in Latin inside Arabic that
 * may be in the middle of the picture. A letter's direction is seen by where its neighbour stands.
 */
export function pinsOf(first: EdgeLetter, last: EdgeLetter, direction: 'rtl' | 'ltr'): Pins {
  const startsRight = readsLeft(first.rect, first.inward) ?? readsFromRight(first.letter, direction)
  // The neighbour inward of the last letter comes before it.
  const comesFromRight = last.inward && readsLeft(last.inward, last.rect)
  const endsLeft = comesFromRight ?? readsFromRight(last.letter, direction)
  return {
    start: {
      x: startsRight ? first.rect.right : first.rect.left,
      top: first.rect.top - clear,
      bottom: first.rect.bottom + 4,
    },
    end: { x: endsLeft ? last.rect.left : last.rect.right, top: last.rect.top, bottom: last.rect.bottom + clear },
  }
}

/** Whether the later of two letters stands to the left of the earlier; null where they stand on two lines or in one place. */
function readsLeft(earlier: Rect, later: Rect | null): boolean | null {
  if (!later || Math.abs(earlier.top - later.top) > 2 || earlier.left === later.left) return null
  return later.left < earlier.left
}

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}]/u
const leftToRight = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}]/u

/** Whether words read from the right; where both directions stand in them or none, as the document does. */
export function readsFromRight(words: string, document: 'rtl' | 'ltr'): boolean {
  const right = rightToLeft.test(words)
  return right === leftToRight.test(words) ? document === 'rtl' : right
}

import type { Span } from '../../../shared/model/records.ts'
import { type Block, type Part, partsOf } from './text-dom.ts'

/** A piece of a span's picture, in px from the origin it was asked for. One line may hold several where directions mix. */
export type Rect = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number }

/** Gaps up to here (px) are rounding, not another run. */
const touching = 1.5

function rectsOfPart({ block, from, to }: Part): readonly DOMRect[] {
  const range = document.createRange()
  range.setStart(block.node, from)
  range.setEnd(block.node, to)
  return [...range.getClientRects()].filter(rect => rect.width > 0)
}

const joins = (rect: Rect, piece: Rect): boolean =>
  Math.abs(rect.top - piece.top) < 2 && piece.left <= rect.right + touching && rect.left <= piece.right + touching

/** The picture of a span as rectangles from `origin` (client px), in logical order, neighbours on a line joined. */
export function rectsFrom(
  origin: { readonly left: number; readonly top: number },
  blocks: readonly Block[],
  span: Span,
): readonly Rect[] {
  const rects: Rect[] = []
  for (const client of partsOf(blocks, span).flatMap(rectsOfPart)) {
    const piece = {
      top: client.top - origin.top,
      bottom: client.bottom - origin.top,
      left: client.left - origin.left,
      right: client.right - origin.left,
    }
    const at = rects.findIndex(rect => joins(rect, piece))
    const met = rects[at]
    if (met) rects[at] = { ...met, left: Math.min(met.left, piece.left), right: Math.max(met.right, piece.right) }
    else rects.push(piece)
  }
  return rects
}

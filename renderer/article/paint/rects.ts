import type { Span } from '../../../shared/model/records.ts'
import { type Letters, type Part, partsOf } from './text-dom.ts'

/** A piece of a span's picture, in px from the origin it was asked for. One line may hold several where directions mix. */
export type Rect = { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number }

/** Gaps up to here (px) are rounding, not another run. */
const touching = 1.5

function rectsOfPart({ block, from, to }: Part<Letters>): readonly DOMRect[] {
  const range = document.createRange()
  range.setStart(block.node, from)
  range.setEnd(block.node, to)
  return [...range.getClientRects()].filter(rect => rect.width > 0)
}

const joins = (rect: Rect, piece: Rect): boolean =>
  Math.abs(rect.top - piece.top) < 2 && piece.left <= rect.right + touching && rect.left <= piece.right + touching

type Origin = { readonly left: number; readonly top: number }

/** The picture of a span from `origin` (client px), one rectangle for each run of one direction on one line, in logical order. */
export const piecesFrom = (origin: Origin, blocks: readonly Letters[], span: Span): readonly Rect[] =>
  partsOf(blocks, span)
    .flatMap(rectsOfPart)
    .map(({ top, bottom, left, right }) => ({
      top: top - origin.top,
      bottom: bottom - origin.top,
      left: left - origin.left,
      right: right - origin.left,
    }))

/** The picture of a span as rectangles from `origin` (client px), in logical order, neighbours on a line joined. */
export function rectsFrom(origin: Origin, blocks: readonly Letters[], span: Span): readonly Rect[] {
  const rects: Rect[] = []
  for (const piece of piecesFrom(origin, blocks, span)) {
    const at = rects.findIndex(rect => joins(rect, piece))
    const met = rects[at]
    if (met) rects[at] = { ...met, left: Math.min(met.left, piece.left), right: Math.max(met.right, piece.right) }
    else rects.push(piece)
  }
  return rects
}

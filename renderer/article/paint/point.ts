import { isGraphemeBorder, previousGrapheme } from '../../../shared/text/graphemes.ts'
import type { Block } from './text-dom.ts'

/** The gap between characters nearest to a point (client px): node and offset in it. Chrome 114 has only the older name. */
function caretAt(x: number, y: number): { readonly node: Node; readonly offset: number } | null {
  if ('caretPositionFromPoint' in document && typeof document.caretPositionFromPoint === 'function') {
    const position = document.caretPositionFromPoint(x, y)
    return position ? { node: position.offsetNode, offset: position.offset } : null
  }
  const range = document.caretRangeFromPoint(x, y)
  return range ? { node: range.startContainer, offset: range.startOffset } : null
}

/** Characters written from left to right inside Arabic: beside them a gap of the text is not a gap of the picture. */
const leftToRight = /[\p{Nd}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u

/** How far from the gap a character may stand where directions mix, UTF-16 units: about a line. */
const reach = 80

/**
 * Offset (UTF-16) of the character under a point, not of the gap beside it. The caret tells the gap; the rectangles of its neighbours
 * tell which of them lies there, or lies nearest on that line: the gap at a line's end is also the gap before the next one. Null
 * outside the text.
 */
export function offsetUnder(blockOf: (node: Node) => Block | undefined, x: number, y: number): number | null {
  const caret = caretAt(x, y)
  const block = caret ? blockOf(caret.node) : undefined
  if (!caret || !block) return null
  const { data } = block.node
  if (data.length === 0) return block.start
  const gap = caret.node === block.node ? caret.offset : caret.offset === 0 ? 0 : data.length
  const beside = nearest(block.node, Math.max(0, gap - 1), Math.min(data.length, gap + 1), x, y)
  const from = Math.max(0, gap - reach)
  const to = Math.min(data.length, gap + reach)
  const found =
    beside.distance > 0 && leftToRight.test(data.slice(from, to)) ? nearest(block.node, from, to, x, y) : beside
  return block.start + graphemeStart(data, found.offset)
}

/** The character from `from` to `to` whose rectangle is nearest to the point; another line is further than any place on this one. */
function nearest(node: Text, from: number, to: number, x: number, y: number): { offset: number; distance: number } {
  const range = document.createRange()
  let best = { offset: from, distance: Number.POSITIVE_INFINITY }
  for (let offset = from; offset < to && best.distance > 0; offset++) {
    range.setStart(node, offset)
    range.setEnd(node, offset + 1)
    for (const rect of range.getClientRects()) {
      const distance = outside(y, rect.top, rect.bottom) * 10_000 + outside(x, rect.left, rect.right)
      if (distance < best.distance) best = { offset, distance }
    }
  }
  return best
}

/** Begin of the cluster that holds the character at `offset`. */
const graphemeStart = (text: string, offset: number): number =>
  isGraphemeBorder(text, offset) ? offset : previousGrapheme(text, offset)

const outside = (at: number, from: number, to: number): number => Math.max(from - at, at - to, 0)

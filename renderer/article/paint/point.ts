import { nextGrapheme, previousGrapheme } from '../../../shared/text/graphemes.ts'
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

/**
 * Offset (UTF-16) of the character under a point, not of the gap beside it: the caret tells the gap, the rectangles of its two
 * neighbours tell which of them lies there. Null outside the text.
 */
export function offsetUnder(blockOf: (node: Node) => Block | undefined, x: number, y: number): number | null {
  const caret = caretAt(x, y)
  const block = caret ? blockOf(caret.node) : undefined
  if (!caret || !block) return null
  const { data } = block.node
  if (data.length === 0) return block.start
  const gap = caret.node === block.node ? caret.offset : caret.offset === 0 ? 0 : data.length
  const before = gap > 0 ? previousGrapheme(data, gap) : null
  if (before !== null && (gap === data.length || covers(block.node, before, gap, x))) return block.start + before
  return block.start + Math.min(gap, data.length - 1)
}

function covers(node: Text, from: number, to: number, x: number): boolean {
  const range = document.createRange()
  range.setStart(node, from)
  range.setEnd(node, Math.max(to, nextGrapheme(node.data, from)))
  return [...range.getClientRects()].some(rect => rect.left <= x && x <= rect.right)
}

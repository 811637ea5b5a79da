import type { Span } from '../../../shared/model/records.ts'
import type { Rect } from './rects.ts'
import { holderAt } from './text-dom.ts'

/** What a line key needs to know of the sheet: the blocks of text in order, and where their characters stand, in px from one origin. */
export type Lines = {
  readonly blocks: readonly Span[]
  readonly rectOf: (offset: number) => Rect | undefined
  readonly lineHeight: number
}

const middleOf = (rect: Rect): number => (rect.top + rect.bottom) / 2
const farFrom = (rect: Rect, x: number): number => Math.max(rect.left - x, x - rect.right, 0)

/**
 * The character nearest to `x` on the visual line below or above the one of `offset` (UTF-16); `x` null: under the character itself. It
 * asks the rectangles of characters, not the point, so it also answers for what is out of sight. At the first and last line `offset` stays.
 */
export function stepLine(lines: Lines, offset: number, down: boolean, x: number | null): { offset: number; x: number } {
  const own = rectNear(lines, offset)
  if (!own) return { offset, x: x ?? 0 }
  const at = x ?? (own.left + own.right) / 2
  let line: number | null = null
  let best: { readonly offset: number; readonly far: number } | null = null
  for (const place of walk(lines.blocks, offset, down)) {
    const rect = lines.rectOf(place)
    if (!rect) continue
    const below = (middleOf(rect) - middleOf(own)) * (down ? 1 : -1)
    if (below < lines.lineHeight / 2) continue
    line ??= middleOf(rect)
    if (Math.abs(middleOf(rect) - line) > lines.lineHeight / 2) break
    const far = farFrom(rect, at)
    if (best === null || far < best.far) best = { offset: place, far }
  }
  return { offset: best?.offset ?? offset, x: at }
}

/** The character's own rectangle, or that of one before it: separators of paragraphs and spaces at a line's end have none. */
function rectNear({ blocks, rectOf }: Lines, offset: number): Rect | undefined {
  const own = rectOf(offset)
  if (own) return own
  for (const place of walk(blocks, offset, false)) {
    const rect = rectOf(place)
    if (rect) return rect
  }
  return undefined
}

/** Offsets of characters after `offset` in reading order, or before it, the nearest first. */
function* walk(blocks: readonly Span[], offset: number, onward: boolean): Iterable<number> {
  const step = onward ? 1 : -1
  let at = holderAt(blocks, offset)
  for (let block = blocks[at]; block; at += step, block = blocks[at]) {
    const from = onward ? Math.max(block.start, offset + 1) : Math.min(block.end, offset) - 1
    for (let place = from; place >= block.start && place < block.end; place += step) yield place
  }
}

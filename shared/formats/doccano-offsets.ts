import { isGraphemeBorder, nextGrapheme, snapToGraphemes } from '../text/graphemes.ts'
import { createOffsetMap } from '../text/offsets.ts'
import type { OffsetUnit } from './export-options.ts'
import { type Place, placeAsOne } from './span-graph.ts'

/** Offsets of one text in a unit of doccano's; `toUtf16` is undefined outside the text and inside a character. */
export type UnitMap = {
  readonly fromUtf16: (utf16: number) => number
  readonly toUtf16: (offset: number) => number | undefined
}

function graphemesOf(text: string): UnitMap {
  const borders = [0]
  for (let at = 0; at < text.length; ) {
    at = nextGrapheme(text, at)
    borders.push(at)
  }
  const places = new Map(borders.map((utf16, at) => [utf16, at]))
  return { fromUtf16: utf16 => places.get(utf16) ?? 0, toUtf16: offset => borders[offset] }
}

/** A text's offsets in this unit. */
export function createUnitMap(text: string, unit: OffsetUnit): UnitMap {
  if (unit === 'grapheme') return graphemesOf(text)
  const offsets = createOffsetMap(text)
  if (unit === 'code-point') {
    const length = offsets.toCodePoint(text.length)
    return {
      fromUtf16: offsets.toCodePoint,
      toUtf16: offset => (offset <= length ? offsets.toUtf16(offset) : undefined),
    }
  }
  const isBorder = (offset: number): boolean =>
    offset <= text.length && offsets.toUtf16(offsets.toCodePoint(offset)) === offset
  return { fromUtf16: utf16 => utf16, toUtf16: offset => (isBorder(offset) ? offset : undefined) }
}

/** One stretch; where graphemes are counted it holds whole ones. */
export const placeIn =
  (text: string, unit: OffsetUnit): Place =>
  spans => {
    const placed = placeAsOne(spans)
    const [span] = placed?.spans ?? []
    if (unit !== 'grapheme' || !placed || !span) return placed
    if (isGraphemeBorder(text, span.start) && isGraphemeBorder(text, span.end)) return placed
    return { spans: [snapToGraphemes(text, span)], reason: placed.reason ?? 'grown-to-grapheme' }
  }

import { baselineOf, faces, namesAbove, type Type } from './faces.ts'

/** How large names above the marks are, and how far their band stands above the baseline, px. */
export type ChipMeasures = { readonly size: number; readonly height: number; readonly above: number }

/** From the middle of a line to what is clear of it, px: a double one is the deepest. */
const underLine = 3

/** Where the names of a line stand, px. */
export type Band = { readonly top: number; readonly height: number }

/**
 * Names keep clear of the letters' tops; where the lines leave more room they rise above the fill. `all`: every mark says its name, and the
 * leading leaves room for the lines of three lanes, too (`leadingOf`).
 */
export function chipMeasures(look: Type & { readonly leading: number }, all: boolean): ChipMeasures {
  const { textSize: em, font, leading } = look
  const { lane, step } = faces[font]
  const size = Math.max(9, Math.round(0.47 * em * 2) / 2)
  const height = Math.round(size * 1.3)
  const room = leading * em - (lane + (all ? 2 * step : 0)) * em - underLine - height
  return { size, height, above: Math.min(namesAbove * em, Math.max(0.76 * em, room)) }
}

/** The band over a line whose letters' rectangles begin at `line`. */
export const chipBand = (look: Type, { above, height }: ChipMeasures, line: number): Band => ({
  top: line + baselineOf(look) - above - height,
  height,
})

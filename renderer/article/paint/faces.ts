import type { Settings } from '../../../shared/model/settings.ts'

/** A face that articles are read in; em of its size, measured (e2e/painting-story.ts measures again). */
type Face = {
  /** CSS font-family. */
  readonly family: string
  /** From the top of a letter's box to the baseline. The half of the face that holds the space decides, as everywhere in CSS. */
  readonly ascent: number
  /** Middle of the highest line under the baseline: below يٍ, the deepest sign of a word's end. */
  readonly lane: number
  /** From one line to the next below it. */
  readonly step: number
}

export const faces: Readonly<Record<Settings['font'], Face>> = {
  naskh: { family: '"Noto Naskh Arabic", serif', ascent: 0.973, lane: 0.65, step: 0.18 },
  amiri: { family: '"Amiri", serif', ascent: 1.12, lane: 0.8, step: 0.16 },
  scheherazade: { family: '"Scheherazade New", serif', ascent: 1.34, lane: 0.74, step: 0.17 },
  plex: { family: '"IBM Plex Sans Arabic", sans-serif', ascent: 1.09, lane: 0.8, step: 0.16 },
}

/**
 * From line to line, em: what she chose; where every mark says its name, at least so much that three lines, a name and the highest
 * letters have room between one line of words and the next.
 */
export const leadingOf = ({ font, leading, chips }: Pick<Settings, 'font' | 'leading' | 'chips'>): number =>
  chips === 'all' ? Math.max(leading, faces[font].lane + 2 * faces[font].step + 1.85) : leading

/** Which face, and its size in px. */
export type Type = { readonly font: Settings['font']; readonly textSize: number }

/** Baseline below the top of a letter's rectangle, px: the engine takes whole ones. */
export const baselineOf = ({ font, textSize }: Type): number => Math.round(faces[font].ascent * textSize)

/** Feet of the names of labels above the baseline where there is room, em: clear of nearly all letters. */
export const namesAbove = 1.07

/** Where the line above the place of work stands, for a letter's rectangle that begins at `top`, px: in tall faces below the names. */
export const lineAbove = (type: Type, top: number): number =>
  top + 0.5 + Math.max(0, baselineOf(type) - Math.floor(namesAbove * type.textSize))

/** Middle of a lane's line under the baseline, em. Lane 0 is nearest to the letters. */
export const laneOffset = (font: Settings['font'], lane: number): number => faces[font].lane + faces[font].step * lane

/** Middle of a lane's line under a letter's rectangle that begins at `top`, px. */
export const lineUnder = (type: Type, top: number, lane: number): number =>
  Math.round(top + baselineOf(type) + laneOffset(type.font, lane) * type.textSize)

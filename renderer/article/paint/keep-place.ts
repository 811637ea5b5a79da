import type { Span } from '../../../shared/model/records.ts'
import type { Rect } from './rects.ts'
import type { Look } from './sheet-marks.ts'

type Reader = {
  /** The scroll container. */
  readonly element: HTMLElement
  /** Offset (UTF-16) of the character under a point of the window. */
  readonly offsetAt: (clientX: number, clientY: number) => number | null
  /** Where a span stands, px in the page. */
  readonly rectsOf: (span: Span) => readonly Rect[]
  /** Where the page begins in the window, px. */
  readonly origin: () => DOMRect
}

/** Heights of the view at which a line is looked for: something may lie over the text. */
const looked = [0.1, 0.3, 0.5, 0.7]

/**
 * Remembers the line she reads: that of `cursor` where it is in sight, else one near the top. What it returns brings that line back to
 * where it stood, however the lines have broken since; null where no text is in sight.
 */
export function holdPlace({ element, offsetAt, rectsOf, origin }: Reader, cursor: number | null): (() => void) | null {
  const box = element.getBoundingClientRect()
  /** The middle of the line of a character, px in the window. */
  const lineOf = (offset: number): number | null => {
    const rect = rectsOf({ start: offset, end: offset + 1 })[0]
    return rect ? (rect.top + rect.bottom) / 2 + origin().top : null
  }
  const isInSight = (offset: number): boolean => {
    const line = lineOf(offset)
    return line !== null && box.top < line && line < box.bottom
  }
  const across = (box.left + box.right) / 2
  const place =
    cursor !== null && isInSight(cursor)
      ? cursor
      : looked.map(part => offsetAt(across, box.top + box.height * part)).find(at => at !== null && isInSight(at))
  const stood = place === undefined || place === null ? null : lineOf(place)
  if (place === undefined || place === null || stood === null) return null
  const bringBack = (): void => {
    // Twice: a section comes into sight with its own height in place of the estimated one.
    for (let time = 0; time < 2; time++) {
      const line = lineOf(place)
      if (line !== null && Math.abs(line - stood) >= 1) element.scrollTop += line - stood
    }
  }
  return () => {
    bringBack()
    const left = element.scrollTop
    const again = (): void => {
      if (Math.abs(element.scrollTop - left) < 1) bringBack()
    }
    // The engine lays out what is near two frames later; another face may have to be fetched first.
    requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(again)))
    if (document.fonts.status === 'loading') void document.fonts.ready.then(again)
  }
}

/** Whether lines may break elsewhere. */
export const movesLetters = (before: Look, next: Look): boolean =>
  (['textSize', 'font', 'measure', 'leading'] as const).some(key => before[key] !== next[key])

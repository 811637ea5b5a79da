import type { Rect } from './rects.ts'

/** What stands nearer to an edge counts as out of sight, px. */
const edge = 8

/**
 * How far to scroll, px, so that a line comes into sight that stands `above` px under the upper edge of a view of `height` px and ends
 * `below` px under its lower one: not at all where it is in sight, else until it stands a third down, so that there is text to read before
 * it and more after it.
 */
export const scrollStep = (above: number, below: number, height: number): number =>
  above >= edge && below <= -edge ? 0 : above - height / 3

/** Scrolls `element` so that a rectangle (px in `page`) is in sight; the window, too, where the screen is longer than it (400 %). */
export function scrollIntoSight(element: HTMLElement, page: HTMLElement, rect: Rect): void {
  const box = element.getBoundingClientRect()
  const host = page.getBoundingClientRect()
  const step = scrollStep(rect.top + host.top - box.top, rect.bottom + host.top - box.bottom, box.height)
  if (step !== 0) element.scrollTop += step
  const { top } = step === 0 ? host : page.getBoundingClientRect()
  const inWindow = scrollStep(rect.top + top, rect.bottom + top - innerHeight, innerHeight)
  if (inWindow !== 0) scrollBy(0, inWindow)
}

/** A scroll container taken out of the document forgets where it was: puts it back when it returns. Returns what stops it. */
export function keepScroll(element: HTMLElement): () => void {
  let remembered = 0
  let away = true
  const remember = (): void => {
    if (!away) remembered = element.scrollTop
  }
  const seen = new ResizeObserver(() => {
    const isAway = element.clientHeight === 0
    if (away && !isAway && element.scrollTop === 0) element.scrollTop = remembered
    away = isAway
  })
  element.addEventListener('scroll', remember, { passive: true })
  seen.observe(element)
  return () => {
    element.removeEventListener('scroll', remember)
    seen.disconnect()
  }
}

import type { Rect } from './rects.ts'

/** Room kept above and below what is scrolled to, px. */
const air = 90
/** What stands nearer to an edge counts as out of sight, px. */
const edge = 8

/** Scrolls `element` so that a rectangle (px in `page`) is in sight: not at all where it is, no further than needed where it is near. */
export function scrollIntoSight(element: HTMLElement, page: HTMLElement, rect: Rect): void {
  const box = element.getBoundingClientRect()
  const host = page.getBoundingClientRect()
  const above = rect.top + host.top - box.top
  const below = rect.bottom + host.top - box.bottom
  if (above >= edge && below <= -edge) return
  const wanted = above < edge ? above - air : below + air
  element.scrollTop += Math.abs(wanted) > box.height ? above - box.height / 3 : wanted
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

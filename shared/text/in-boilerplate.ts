import type { Boilerplate } from '../model/boilerplate.ts'
import type { Span } from './span.ts'

/** Whether a span shares a character with what is not the article's own: nothing is offered to be marked there. */
export const isInBoilerplate = (boilerplate: readonly Boilerplate[] | undefined, span: Span): boolean =>
  boilerplate?.some(({ start, end }) => start < span.end && span.start < end) ?? false

/** Where the article's own words begin (UTF-16): behind menus and paths above it; 0 where nothing stands above it, or nothing is its own. */
export function ownStart(text: string, boilerplate: readonly Boilerplate[] = []): number {
  let at = 0
  for (const { start, end } of boilerplate) {
    if (text.slice(at, start).trim() !== '') break
    at = end
  }
  const own = at === 0 ? -1 : text.slice(at).search(/\S/u)
  return own < 0 ? 0 : at + own
}

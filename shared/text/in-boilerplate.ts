import type { Boilerplate } from '../model/boilerplate.ts'
import type { Span } from './span.ts'

/** Whether a span shares a character with what is not the article's own: nothing is offered to be marked there. */
export const isInBoilerplate = (boilerplate: readonly Boilerplate[] | undefined, span: Span): boolean =>
  boilerplate?.some(({ start, end }) => start < span.end && span.start < end) ?? false

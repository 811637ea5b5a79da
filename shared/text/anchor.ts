import { findFolded, fold, foldQuery } from './folding.ts'
import { assertOffset, type Span } from './span.ts'

function nearestExact(text: string, quote: string, near: number): Span | undefined {
  const onward = text.indexOf(quote, near)
  const back = text.lastIndexOf(quote, near)
  if (onward === -1 && back === -1) return undefined
  // Equally far: the one before.
  const start = back !== -1 && (onward === -1 || near - back <= onward - near) ? back : onward
  return { start, end: start + quote.length }
}

function nearestFolded(text: string, quote: string, near: number): Span | undefined {
  const [first, ...others] = findFolded(fold(text), foldQuery(quote))
  if (first === undefined) return undefined
  const distance = (span: Span) => Math.abs(span.start - near)
  return others.reduce((nearest, span) => (distance(span) < distance(nearest) ? span : nearest), first)
}

/**
 * Where a mention stands that is known by its words: the occurrence of `quote` that begins nearest to `near` (UTF-16). Any exact
 * occurrence, however far, goes before one that only reads the same; nothing fuzzier is tried, since a mark must not land on other
 * words. Undefined where there is none, or the quote is empty.
 */
export function anchorByQuote(text: string, quote: string, near: number): Span | undefined {
  assertOffset(text, near)
  if (quote === '') return undefined
  return nearestExact(text, quote, near) ?? nearestFolded(text, quote, near)
}

import { hullOf } from '../edit/mention-index.ts'
import type { Entity, Span } from '../model/records.ts'
import { assertNever } from '../result.ts'
import type { Borders } from './export-options.ts'

/** A mention as a token format places it: one stretch of the text (UTF-16), from its first fragment to its last. */
export type PlacedMention = Span & { readonly entity: Entity }

/** How many spans at the start of the list satisfy `isBefore`, which holds for a prefix of it. O(log n). */
function countLeading(spans: readonly Span[], isBefore: (span: Span) => boolean): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const span = spans[middle]
    if (span && isBefore(span)) low = middle + 1
    else high = middle
  }
  return low
}

/** Range of tokens, end exclusive, that share a character with `span`. */
export function tokenRange(tokens: readonly Span[], span: Span): { readonly first: number; readonly end: number } {
  const first = countLeading(tokens, token => token.end <= span.start)
  const end = countLeading(tokens, token => token.start < span.end)
  return { first, end: Math.max(first, end) }
}

/**
 * Where a stretch stands in a format made of tokens. `word`, `clitic`: it grows to the tokens it touches. `gold`: its own borders,
 * tokens will be cut there; spaces at its edges belong to no token and fall away. Undefined where it holds only spaces.
 */
export function placeOnTokens(tokens: readonly Span[], span: Span, borders: Borders): Span | undefined {
  const range = tokenRange(tokens, span)
  const first = tokens[range.first]
  const last = tokens[range.end - 1]
  if (!first || !last || range.first === range.end) return undefined
  switch (borders) {
    case 'word':
    case 'clitic':
      return { start: first.start, end: last.end }
    case 'gold':
      return { start: Math.max(first.start, span.start), end: Math.min(last.end, span.end) }
    default:
      return assertNever(borders)
  }
}

/** Where a mention stands in a format made of tokens, from its first fragment to its last; see `placeOnTokens`. */
export function placeMention(tokens: readonly Span[], entity: Entity, borders: Borders): PlacedMention | undefined {
  const placed = placeOnTokens(tokens, hullOf(entity), borders)
  return placed && { entity, ...placed }
}

/** The same tokens, cut wherever a mention begins or ends inside one. `tokens` stand in text order. */
export function cutTokens(tokens: readonly Span[], mentions: readonly Span[]): readonly Span[] {
  const cuts = [...new Set(mentions.flatMap(mention => [mention.start, mention.end]))].sort((a, b) => a - b)
  const pieces: Span[] = []
  let next = 0
  for (const token of tokens) {
    let { start } = token
    while ((cuts[next] ?? Number.POSITIVE_INFINITY) <= start) next++
    for (let cut = cuts[next]; cut !== undefined && cut < token.end; cut = cuts[++next]) {
      pieces.push({ start, end: cut })
      start = cut
    }
    pieces.push({ start, end: token.end })
  }
  return pieces
}

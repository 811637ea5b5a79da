import { hullOf } from '../edit/mention-index.ts'
import type { Entity, Span } from '../model/records.ts'
import { assertNever } from '../result.ts'
import type { Borders } from './export-options.ts'
import type { TaggedRange } from './tags.ts'

/** A mention as a token format places it: one stretch of the text (UTF-16), from its first fragment to its last. */
export type PlacedMention = Span & { readonly entity: Entity }

/** How many tokens end at or before `offset`. O(log n). */
function countEndedBy(tokens: readonly Span[], offset: number): number {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((tokens[middle]?.end ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}

/** Range of tokens, end exclusive, that share a character with `span`. Cost: one search, and as many steps as it has tokens. */
export function tokenRange(tokens: readonly Span[], span: Span): { readonly first: number; readonly end: number } {
  const first = countEndedBy(tokens, span.start)
  let end = first
  for (let token = tokens[end]; token && token.start < span.end; token = tokens[++end]);
  return { first, end }
}

/** A mention, and the tokens it stands on. */
export type RangedMention = TaggedRange & { readonly mention: PlacedMention }

export function toRanged(tokens: readonly Span[], mention: PlacedMention): RangedMention {
  // Not spread: that costs as much as all the rest of it (measured).
  const { first, end } = tokenRange(tokens, mention)
  return { first, end, label: mention.entity.label, mention }
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
  return placed && { entity, start: placed.start, end: placed.end }
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

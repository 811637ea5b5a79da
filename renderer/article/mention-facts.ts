import { hullOf, type MentionIndex } from '../../shared/edit/mention-index.ts'
import type { Entity, Span } from '../../shared/model/records.ts'

/** A letter, its marks, a digit, or what stands between letters unseen (tatweel, joiners). */
const isWordCharacter = (character: string): boolean => /[\p{L}\p{M}\p{N}\u200c\u200d]/u.test(character)

/** The whole words that `span` begins and ends in. UTF-16 offsets; looks at no more of the text than those words. */
export function wordsAround(text: string, span: Span): Span {
  let { start, end } = span
  while (start > 0 && isWordCharacter(text.charAt(start - 1)) && isWordCharacter(text.charAt(start))) start--
  while (end < text.length && isWordCharacter(text.charAt(end)) && isWordCharacter(text.charAt(end - 1))) end++
  return { start, end }
}

/** A span within its words: what was left out before it, what it holds, what was left out after it. */
export type Borders = { readonly before: string; readonly inside: string; readonly after: string }

export function bordersOf(text: string, span: Span): Borders {
  const words = wordsAround(text, span)
  return {
    before: text.slice(words.start, span.start),
    inside: text.slice(span.start, span.end),
    after: text.slice(span.end, words.end),
  }
}

const encloses = (outer: Entity, inner: Entity): boolean => {
  const wide = hullOf(outer)
  const narrow = hullOf(inner)
  return wide.start <= narrow.start && narrow.end <= wide.end && wide.end - wide.start > narrow.end - narrow.start
}

/** Mentions that `entity` lies within, the widest first. Costs what is near. */
export const enclosing = (index: MentionIndex, entity: Entity): readonly Entity[] =>
  index.meeting(hullOf(entity)).filter(other => encloses(other, entity))

/** How deep a mention is nested; 0: in no other. */
export const depthOf = (index: MentionIndex, entity: Entity): number => enclosing(index, entity).length

/** Position, from 0, of the last of `starts` (ascending) that is not after `offset`; 0 where all are. */
export function lastFrom(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return Math.max(0, low - 1)
}

/**
 * Cuts a long surface for one line, at a word border in logical order: an ellipsis by the browser would eat the wrong
 * end of a Latin run. `limit` is in UTF-16 units.
 */
export function shorten(surface: string, limit: number): string {
  const line = surface.replace(/\s+/g, ' ')
  if (line.length <= limit) return line
  const cut = line.lastIndexOf(' ', limit)
  return `${line.slice(0, cut > limit / 2 ? cut : limit).trimEnd()}…`
}

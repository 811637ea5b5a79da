import type { TaggedRange } from './tags.ts'

/** Tokens of an item at most, as GLiNER is set when it comes (`max_len`): what is beyond is cut off in training. */
export const longestItem = 384

/** Tokens of a mention at most that GLiNER looks at as it comes (`max_width`). */
export const longestMention = 12

/**
 * Where items begin and end, in tokens: as many sentences as fit. A sentence that fits in none is cut between mentions, and through them only where they
 * leave no other place.
 */
export function cutItems(
  tokens: number,
  /** Where sentences begin; asked for only where there is something to part. */
  sentenceStarts: () => readonly number[],
  mentions: readonly TaggedRange[],
): readonly { readonly first: number; readonly end: number }[] {
  if (tokens <= longestItem) return [{ first: 0, end: tokens }]
  const sentences = new Set(sentenceStarts())
  const isInside = new Uint8Array(tokens + 1)
  for (const { first, end } of mentions)
    if (end - first <= longestItem) for (let at = first + 1; at < end; at++) isInside[at] = 1
  const items: { first: number; end: number }[] = []
  let first = 0
  const lastBefore = (limit: number, fits: (at: number) => boolean): number => {
    for (let at = limit; at > first; at--) if (fits(at)) return at
    return -1
  }
  while (tokens - first > longestItem) {
    const limit = first + longestItem
    const sentence = lastBefore(limit, at => sentences.has(at) && !isInside[at])
    const between = sentence === -1 ? lastBefore(limit, at => !isInside[at]) : sentence
    const end = between === -1 ? limit : between
    items.push({ first, end })
    first = end
  }
  items.push({ first, end: tokens })
  return items
}

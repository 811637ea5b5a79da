import type { Document } from '../model/document.ts'
import type { Span } from '../model/records.ts'
import { splitSentences } from '../text/sentences.ts'
import { isSpaced, spacedSentences } from './spaced-text.ts'
import { tokenRange } from './token-alignment.ts'

/**
 * Indices of tokens before which a blank line stands. A sentence end inside a mention separates nothing: an I- at the start of a sentence would
 * be no tag sequence. `mentions` stand in text order.
 */
export function sentenceStarts(
  document: Document,
  tokens: readonly Span[],
  mentions: readonly Span[],
): ReadonlySet<number> {
  const { text } = document
  const starts = new Set<number>()
  let mention = 0
  // How far mentions reach that began before the sentence.
  let reach = 0
  for (const { start } of isSpaced(document) ? spacedSentences(text) : splitSentences(text)) {
    for (let next = mentions[mention]; next && next.start < start; next = mentions[++mention])
      reach = Math.max(reach, next.end)
    if (reach <= start) starts.add(tokenRange(tokens, { start, end: text.length }).first)
  }
  return starts
}

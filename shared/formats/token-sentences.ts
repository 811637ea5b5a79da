import type { Document } from '../model/document.ts'
import type { Span } from '../model/records.ts'
import { splitSentences } from '../text/sentences.ts'
import { isSpaced, spacedSentences } from './spaced-text.ts'

/**
 * Indices of tokens before which a blank line stands, in order. A sentence end inside a mention separates nothing: an I- at the start of a sentence would
 * be no tag sequence. `mentions` stand in text order.
 */
export function sentenceStarts(
  document: Document,
  tokens: readonly Span[],
  mentions: readonly Span[],
): readonly number[] {
  const { text } = document
  const starts: number[] = []
  let token = 0
  let mention = 0
  // How far mentions reach that began before the sentence.
  let reach = 0
  for (const { start } of isSpaced(document) ? spacedSentences(text) : splitSentences(text)) {
    for (let next = mentions[mention]; next && next.start < start; next = mentions[++mention])
      reach = Math.max(reach, next.end)
    if (reach > start) continue
    while ((tokens[token]?.end ?? Number.POSITIVE_INFINITY) <= start) token++
    if (starts.at(-1) !== token) starts.push(token)
  }
  return starts
}

/** Tokens from one sentence start to the next, the first from 0: where each begins and ends; one without tokens where there are none. `starts` in order. */
export function toSentences(tokens: number, starts: readonly number[]): readonly (readonly [number, number])[] {
  const sentences: (readonly [number, number])[] = []
  let begin = 0
  for (const start of starts) {
    if (start <= begin || start >= tokens) continue
    sentences.push([begin, start])
    begin = start
  }
  sentences.push([begin, tokens])
  return sentences
}

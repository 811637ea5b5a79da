import { cliticEnds, mayHoldClitic, readCliticTable } from './clitic-segmenter.ts'
import type { SegmentTable } from './segment-table.ts'
import type { Span } from './span.ts'
import { tokenize } from './tokens.ts'

/** Words looked up are remembered, as the same ones come again and again; beyond so many they are forgotten, so that memory stays flat. */
const mostKnown = 100_000

/** Cuts a text into tokens (UTF-16), in order, without a gap but spaces. */
export type Tokenizer = (text: string) => readonly Span[]

/**
 * The tokens of `tokenize`, clitics as tokens of their own: و ف ب ل ك, and ل of للـ. It knows `table` and no annotation, so that a word is cut
 * alike wherever it stands.
 */
export function createSegmenter(table: SegmentTable): Tokenizer {
  const { countClitics } = readCliticTable(table)
  const known = new Map<string, readonly number[]>()
  const endsIn = (word: string): readonly number[] => {
    const there = known.get(word)
    if (there) return there
    if (known.size > mostKnown) known.clear()
    const ends = cliticEnds(word, countClitics)
    known.set(word, ends)
    return ends
  }
  return text => {
    const tokens: Span[] = []
    for (const token of tokenize(text)) {
      const { kind, start, end } = token
      const isCandidate = kind === 'word' && mayHoldClitic(text.charCodeAt(start))
      const ends = isCandidate ? endsIn(text.slice(start, end)) : []
      if (ends.length === 0) {
        tokens.push(token)
        continue
      }
      let from = start
      for (const cut of ends) {
        tokens.push({ start: from, end: start + cut })
        from = start + cut
      }
      tokens.push({ start: from, end })
    }
    return tokens
  }
}

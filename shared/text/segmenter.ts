import { cliticEnds, readCliticTable } from './clitic-segmenter.ts'
import type { SegmentTable } from './segment-table.ts'
import type { Span } from './span.ts'
import { tokenize } from './tokens.ts'

/** Cuts a text into tokens (UTF-16), in order, without a gap but spaces. */
export type Tokenizer = (text: string) => readonly Span[]

/**
 * The tokens of `tokenize`, clitics as tokens of their own: و ف ب ل ك, and ل of للـ. It knows `table` and no annotation, so that a word is cut
 * alike wherever it stands.
 */
export function createSegmenter(table: SegmentTable): Tokenizer {
  const { countClitics } = readCliticTable(table)
  return text => {
    const tokens: Span[] = []
    for (const { kind, start, end } of tokenize(text)) {
      let from = start
      if (kind === 'word')
        for (const cut of cliticEnds(text.slice(start, end), countClitics)) {
          tokens.push({ start: from, end: start + cut })
          from = start + cut
        }
      tokens.push({ start: from, end })
    }
    return tokens
  }
}

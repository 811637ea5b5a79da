import type { Span } from './span.ts'

/** A text without some of its stretches. */
export type CutText = {
  readonly text: string
  /** Where a span of the whole text stands in it; null where it holds a character that was cut. UTF-16. */
  readonly toCut: (span: Span) => Span | null
  /** The way back: where a character of it stands in the whole text; null for a line break that parts what would else run together. */
  readonly toWhole: (at: number) => number | null
}

/** What is kept: it stands at `from` in the whole text, at `at` in the cut one. */
type Piece = { readonly from: number; readonly length: number; readonly at: number }

/** `stretches`: UTF-16, in text order, none within another. Where words on both sides of one would run together a line break parts them. */
export function cutText(whole: string, stretches: readonly Span[]): CutText {
  const pieces: Piece[] = []
  let text = ''
  let from = 0
  for (const { start, end } of [...stretches, { start: whole.length, end: whole.length }]) {
    if (start > from) {
      if (/\S$/u.test(text) && /\S/u.test(whole.charAt(from))) text += '\n'
      pieces.push({ from, length: start - from, at: text.length })
      text += whole.slice(from, start)
    }
    from = end
  }
  return {
    text,
    toCut: ({ start, end }) => {
      const piece = pieces.find(({ from, length }) => from <= start && end <= from + length)
      return piece ? { start: start - piece.from + piece.at, end: end - piece.from + piece.at } : null
    },
    toWhole: at => {
      const piece = pieces.find(piece => piece.at <= at && at < piece.at + piece.length)
      return piece ? at - piece.at + piece.from : null
    },
  }
}

import { nextGrapheme, snapToGraphemes } from './graphemes.ts'
import type { Span } from './span.ts'
import { tokenAt } from './tokens.ts'

/**
 * Some words of a text among their neighbours, in logical order, for a line that is aligned on them. `lead` and `tail` are what their first
 * and last word has besides: clitics and endings, which join on and must be drawn with them. Line breaks are spaces.
 */
export type WordsInContext = {
  readonly before: string
  readonly lead: string
  readonly words: string
  readonly tail: string
  readonly after: string
}

const flatten = (text: string): string => text.replaceAll(/\s+/gu, ' ')

/** `span` with about `reach` UTF-16 units of its neighbours on either side, cut between words, or between graphemes where a word is longer. */
export function wordsInContext(text: string, span: Span, reach = 90): WordsInContext {
  const first = tokenAt(text, span.start)
  const last = span.end > span.start ? tokenAt(text, span.end - 1) : first
  const start = Math.min(first?.start ?? span.start, span.start)
  const end = Math.max(last?.end ?? span.end, span.end)
  return {
    before: flatten(before(text, start, reach)),
    lead: text.slice(start, span.start),
    words: flatten(text.slice(span.start, span.end)),
    tail: text.slice(span.end, end),
    after: flatten(after(text, end, reach)),
  }
}

function before(text: string, end: number, reach: number): string {
  if (end <= reach) return text.slice(0, end)
  const from = end - reach
  const space = /\s+(?=\S)/u.exec(text.slice(from, end))
  const cut = space ? from + space.index + space[0].length : nextGrapheme(text, from)
  return `…${text.slice(snapToGraphemes(text, { start: Math.min(cut, end), end }).start, end)}`
}

function after(text: string, start: number, reach: number): string {
  if (text.length - start <= reach) return text.slice(start)
  const space = /\s\S*$/u.exec(text.slice(start, start + reach))
  const cut = space ? start + space.index : start + reach
  return `${text.slice(start, snapToGraphemes(text, { start, end: cut }).end)}…`
}

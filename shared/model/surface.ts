import type { Span } from './records.ts'

/** The words of a mention: its fragments joined by one space. */
export function surfaceOf(text: string, spans: readonly Span[]): string {
  const [first, second] = spans
  // Nearly every mention is in one piece, and an export asks for each of them several times.
  if (first && !second) return text.slice(first.start, first.end)
  return spans.map(span => text.slice(span.start, span.end)).join(' ')
}

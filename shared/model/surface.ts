import type { Span } from './records.ts'

/** The words of a mention: its fragments joined by one space. */
export const surfaceOf = (text: string, spans: readonly Span[]): string =>
  spans.map(span => text.slice(span.start, span.end)).join(' ')

/** A stretch of a text: UTF-16 offsets, end exclusive, `text.slice(start, end)`. */
export type Span = { readonly start: number; readonly end: number }

/** Whether `inner` lies wholly within `outer` (equal spans contain each other). */
export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end

/** Whether two spans share a character. Spans that only touch do not, nor does an empty span at the other's edge. */
export const overlaps = (first: Span, second: Span): boolean => first.start < second.end && second.start < first.end

export const spansEqual = (first: Span, second: Span): boolean =>
  first.start === second.start && first.end === second.end

/** The smallest span around all of `spans`. Throws RangeError on an empty list. */
export function coveringSpan(spans: readonly Span[]): Span {
  if (spans.length === 0) throw new RangeError('no span to cover')
  return spans.reduce((cover, span) => ({
    start: Math.min(cover.start, span.start),
    end: Math.max(cover.end, span.end),
  }))
}

/** Throws RangeError unless `offset` is a whole number from 0 to the text's length (UTF-16). */
export function assertOffset(text: string, offset: number): void {
  if (!Number.isInteger(offset) || offset < 0 || offset > text.length)
    throw new RangeError(`offset ${offset} is outside the text (0 to ${text.length})`)
}

/** Throws RangeError unless `span` lies in the text and does not run backwards. */
export function assertSpan(text: string, span: Span): void {
  assertOffset(text, span.start)
  assertOffset(text, span.end)
  if (span.start > span.end) throw new RangeError(`span ${span.start}–${span.end} runs backwards`)
}

/** The same stretches in text order, those that overlap or touch made one. */
export function mergeSpans(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = []
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last && span.start <= last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) }
    else merged.push(span)
  }
  return merged
}

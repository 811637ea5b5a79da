import { anchorByQuote } from '../text/anchor.ts'
import type { OffsetMap } from '../text/offsets.ts'
import type { Span } from './records.ts'

export type StoredSpans = readonly (readonly [number, number])[]

/** UTF-16. `moved`: the quote stood elsewhere than stated. */
export type PlacedSpans = { readonly spans: readonly Span[]; readonly moved: boolean }

/** The quote's part for each fragment: fragments are joined by one space, their lengths are stated in code points. */
function quotesOf(spans: StoredSpans, surface: string): readonly string[] | undefined {
  const points = [...surface]
  const lengths = spans.map(([start, end]) => end - start)
  const total = lengths.reduce((sum, length) => sum + length, spans.length - 1)
  if (spans.length === 1) return [surface]
  if (total !== points.length || lengths.some(length => length < 1)) return undefined
  let at = 0
  return lengths.map(length => {
    const quote = points.slice(at, at + length).join('')
    at += length + 1
    return quote
  })
}

/**
 * Finds stored fragments (code points) in the text: where they are stated if the quote stands there, else at the quote's
 * occurrence nearest to that. Undefined where the quote stands nowhere or its fragments would change order.
 * Without a quote the stated place is taken, if the text has it.
 */
export function placeQuote(
  stored: StoredSpans,
  surface: string | undefined,
  text: string,
  offsets: OffsetMap,
): PlacedSpans | undefined {
  const length = offsets.isIdentity ? text.length : offsets.toCodePoint(text.length)
  const whole = stored.length === 1 ? stored[0] : undefined
  if (whole && surface !== undefined && whole[0] < whole[1] && whole[1] <= length) {
    // Nearly every mention of a large layer ends here.
    const [start, end] = offsets.isIdentity ? whole : [offsets.toUtf16(whole[0]), offsets.toUtf16(whole[1])]
    if (text.slice(start, end) === surface) return { spans: [{ start, end }], moved: false }
  }
  // Nothing stated is nowhere: a role may come without any filler.
  if (stored.length === 0) return undefined
  const isStated = stored.every(
    ([start, end], at) => start < end && end <= length && (at === 0 || (stored[at - 1]?.[1] ?? 0) <= start),
  )
  if (isStated) {
    const spans = offsets.isIdentity
      ? stored.map(([start, end]) => ({ start, end }))
      : stored.map(([start, end]) => ({ start: offsets.toUtf16(start), end: offsets.toUtf16(end) }))
    const found = spans.map(({ start, end }) => text.slice(start, end)).join(' ')
    if (surface === undefined || found === surface) return { spans, moved: false }
  }
  const quotes = surface ? quotesOf(stored, surface) : undefined
  if (!quotes) return undefined
  const spans: Span[] = []
  for (const [at, quote] of quotes.entries()) {
    const near = offsets.toUtf16(Math.min(stored[at]?.[0] ?? 0, length))
    const span = anchorByQuote(text, quote, near)
    if (!span || span.start >= span.end || (spans.at(-1)?.end ?? 0) > span.start) return undefined
    spans.push({ start: span.start, end: span.end })
  }
  return { spans, moved: true }
}

import { createOffsetMap } from '../text/offsets.ts'

/** Words that a file says stand at offsets of its own unit. */
export type StatedQuote = {
  readonly spans: readonly (readonly [number, number])[]
  readonly surface: string | undefined
}

/** How a file counts: each of its offsets as one in code points of the text. */
export type OffsetReading = {
  /** What is told where it is not the unit the format promises; null where it is. */
  readonly unit: string | null
  readonly toCodePoint: (offset: number) => number
}

const inOrder: OffsetReading = { unit: null, toCodePoint: offset => offset }

/** Offsets that counted CRLF as one: each moves by the pairs before it. */
function overPairs(text: string): (offset: number) => number {
  const points = [...text]
  const places: number[] = []
  for (const [at, point] of points.entries()) if (point !== '\n' || points[at - 1] !== '\r') places.push(at)
  return offset => (offset <= places.length ? (places[offset] ?? points.length) : offset)
}

const spaceless = (words: string): string => words.replace(/\\n|\s+/g, '')

/**
 * The unit in which most of the quotes stand where they are said to: code points; else UTF-16, as tools in a browser count; else code points of the text with
 * LF alone, as Python reads it. Texts where they are all the same are not looked at twice.
 */
export function readingOf(text: string, quotes: readonly StatedQuote[]): OffsetReading {
  const offsets = createOffsetMap(text)
  const hasPairs = text.includes('\r\n')
  if (offsets.isIdentity && !hasPairs) return inOrder
  const length = offsets.toCodePoint(text.length)
  const candidates: OffsetReading[] = [
    inOrder,
    ...(offsets.isIdentity
      ? []
      : [
          {
            unit: 'UTF-16 units',
            toCodePoint: (offset: number) => (offset <= text.length ? offsets.toCodePoint(offset) : offset),
          },
        ]),
    ...(hasPairs ? [{ unit: 'characters of the text with LF for CRLF', toCodePoint: overPairs(text) }] : []),
  ]
  const fits = ({ toCodePoint }: OffsetReading): number =>
    quotes.filter(({ spans, surface }) => {
      if (surface === undefined) return false
      const found = spans.map(([start, end]) => {
        const [from, to] = [toCodePoint(start), toCodePoint(end)]
        return from < to && to <= length ? text.slice(offsets.toUtf16(from), offsets.toUtf16(to)) : ''
      })
      return spaceless(found.join(' ')) === spaceless(surface)
    }).length
  return candidates.reduce(
    (best, reading) => {
      const count = fits(reading)
      return count > best.count ? { reading, count } : best
    },
    { reading: inOrder, count: -1 },
  ).reading
}

import type { Span } from '../../../shared/model/records.ts'
import { nextGrapheme, previousGrapheme } from '../../../shared/text/graphemes.ts'
import type { Rect } from './rects.ts'

/** Where a span's picture begins or ends on the page, px. `inward`: its letters lie to the right of `x` (1) or to the left (-1). */
export type Edge = { readonly x: number; readonly top: number; readonly bottom: number; readonly inward: 1 | -1 }

/** Pieces of the picture of `text.slice(start, end)`, one for each run of one direction on one line; none where nothing is drawn. */
export type Measure = (span: Span) => readonly Rect[]

/** What asks for an edge: the text, how it is drawn, and the direction of its paragraphs. */
export type Drawn = { readonly text: string; readonly measure: Measure; readonly direction: 'rtl' | 'ltr' }

/**
 * The true edges of a span: the start stands at the leading side of its first visible character, the end at the trailing side of its
 * last, each in that character's own direction. So they hold where a Latin name or a number turns the line round, and where lines
 * break. Null where nothing of the span is drawn.
 */
export function edgesOf(drawn: Drawn, span: Span): { readonly start: Edge; readonly end: Edge } | null {
  const start = startOf(drawn, span)
  const end = endOf(drawn, span)
  return start && end && { start, end }
}

/** The leading edge alone. */
export function startOf(drawn: Drawn, span: Span): Edge | null {
  const { start, end } = span
  for (let at = start; at < end; at = nextGrapheme(drawn.text, at)) {
    const letter = letterOn(drawn, { start: at, end: nextGrapheme(drawn.text, at) }, span)
    if (letter) return letter.goesRight ? edge(letter.rect, 'left', 1) : edge(letter.rect, 'right', -1)
  }
  return null
}

function endOf(drawn: Drawn, span: Span): Edge | null {
  const { start, end } = span
  for (let at = end; at > start; at = previousGrapheme(drawn.text, at)) {
    const letter = letterOn(drawn, { start: previousGrapheme(drawn.text, at), end: at }, span)
    if (letter) return letter.goesRight ? edge(letter.rect, 'right', -1) : edge(letter.rect, 'left', 1)
  }
  return null
}

const edge = (rect: Rect, side: 'left' | 'right', inward: 1 | -1): Edge => ({
  x: rect[side],
  top: rect.top,
  bottom: rect.bottom,
  inward,
})

type Letter = { readonly rect: Rect; readonly goesRight: boolean }

/**
 * A character with its rectangle and the way its run reads; null where it is not seen. A number is one sign to the reader, who comes to
 * it from where the line comes, though its digits run the other way: it is taken whole, as far as the span goes.
 */
function letterOn(drawn: Drawn, at: Span, span: Span): Letter | null {
  const { text, measure, direction } = drawn
  const rect = measure(at)[0]
  if (rect === undefined || text.slice(at.start, at.end).trim() === '') return null
  const number = numberAt(drawn, at)
  if (!number) return { rect, goesRight: goesRight(drawn, at, rect) }
  const seen = { start: Math.max(number.start, span.start), end: Math.min(number.end, span.end) }
  const pieces = measure(seen)
  return { rect: (seen.start === at.start ? pieces[0] : pieces.at(-1)) ?? rect, goesRight: direction === 'ltr' }
}

/**
 * The number at a place: digits with the points and strokes between them, and the signs of a share or a currency that are drawn in one
 * with them. Null where it stands in a run of words, as in a Latin name.
 */
function numberAt(drawn: Drawn, at: Span): Span | null {
  const { text, measure } = drawn
  if (!figure.test(text.slice(at.start, at.end))) return null
  const core = grown(text, at, inNumber)
  while (core.start < core.end && !digit.test(text.charAt(core.start))) core.start++
  while (core.end > core.start && !digit.test(text.charAt(core.end - 1))) core.end--
  if (core.start === core.end) return null
  const signed = grown(text, core, sign)
  const number = measure(signed).length === measure(core).length ? signed : core
  if (at.start < number.start || number.end < at.end) return null
  const before = { start: number.start > 0 ? previousGrapheme(text, number.start) : 0, end: number.start }
  const after = { start: number.end, end: number.end < text.length ? nextGrapheme(text, number.end) : number.end }
  const isInWords =
    isOnePiece(drawn, before, { start: number.start, end: number.start + 1 }) ||
    isOnePiece(drawn, { start: number.end - 1, end: number.end }, after)
  return isInWords ? null : number
}

/** What surrounds a place as long as each character is of a kind. */
function grown(text: string, { start, end }: Span, kind: RegExp): { start: number; end: number } {
  let [from, to] = [start, end]
  while (from > 0 && kind.test(text.charAt(from - 1))) from--
  while (to < text.length && kind.test(text.charAt(to))) to++
  return { start: from, end: to }
}

/** Whether two neighbours are drawn as one piece. */
const isOnePiece = ({ measure }: Drawn, one: Span, other: Span): boolean =>
  one.start < one.end &&
  other.start < other.end &&
  measure(one).length > 0 &&
  measure(other).length > 0 &&
  measure({ start: one.start, end: other.end }).length === 1

const digit = /\p{Nd}/u
const sign = /[%٪‰‱#°+\p{Sc}]/u
const figure = /[\p{Nd}%٪‰‱#°+\p{Sc}]/u
const inNumber = /[\p{Nd}%٪‰‱#°+\p{Sc}.,:/٫٬-]/u

const middle = (rect: Rect): number => (rect.left + rect.right) / 2

/**
 * Whether the run that a character stands in reads to the right. Its neighbour in the same run tells, since the two are one piece of the
 * picture: so the rules of bidirectional text need not be worked out a second time. A character that is a run of its own is asked itself.
 */
function goesRight({ text, measure, direction }: Drawn, at: Span, own: Rect): boolean {
  const next = { start: at.end, end: at.end < text.length ? nextGrapheme(text, at.end) : at.end }
  const previous = { start: at.start > 0 ? previousGrapheme(text, at.start) : at.start, end: at.start }
  for (const [neighbour, both] of [
    [next, { start: at.start, end: next.end }],
    [previous, { start: previous.start, end: at.end }],
  ] as const) {
    if (neighbour.start === neighbour.end) continue
    const other = measure(neighbour)[0]
    if (other && Math.abs(other.top - own.top) < 2 && measure(both).length === 1)
      return middle(other) > middle(own) === (neighbour === next)
  }
  const character = text.slice(at.start, at.end)
  if (leftToRight.test(character)) return true
  return !rightToLeft.test(character) && direction === 'ltr'
}

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}]/u
const leftToRight = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u

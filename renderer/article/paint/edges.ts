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
  const number = numberAt(text, at, span)
  if (!number) return { rect, goesRight: goesRight(drawn, at, rect) }
  const pieces = measure(number)
  return { rect: (number.start === at.start ? pieces[0] : pieces.at(-1)) ?? rect, goesRight: direction === 'ltr' }
}

/** The digits at a place of a span, with the points and strokes between them; null where a letter of another script is written to them. */
function numberAt(text: string, at: Span, span: Span): Span | null {
  if (!digit.test(text.slice(at.start, at.end))) return null
  let { start, end } = at
  while (start > span.start && inNumber.test(text.charAt(start - 1))) start--
  while (end < span.end && inNumber.test(text.charAt(end))) end++
  while (start < at.start && !digit.test(text.charAt(start))) start++
  while (end > at.end && !digit.test(text.charAt(end - 1))) end--
  return foreign.test(text.charAt(start - 1)) || foreign.test(text.charAt(end)) ? null : { start, end }
}

const digit = /\p{Nd}/u
const inNumber = /[\p{Nd}.,:/٫٬-]/u
const foreign = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u

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

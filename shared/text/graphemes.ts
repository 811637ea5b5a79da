import { assertOffset, assertSpan, type Span } from './span.ts'

// Borders follow Unicode Standard Annex 29, by Intl.Segmenter. It only ever sees the window between two borders that are certain by
// the two characters beside them, so that the cost does not grow with the text.
const segmenter = new Intl.Segmenter('ar', { granularity: 'grapheme' })

/** Characters that always begin a cluster, unless one that clings forward precedes them. */
const beginner =
  /[\p{Script=Arabic}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Han}\p{Nd}\p{P}\p{Z}\p{S}]/u
const clingsBack = /[\p{M}\p{Grapheme_Extend}\p{Emoji_Modifier}\p{Regional_Indicator}]/u
/** Grapheme_Cluster_Break=Prepend: number signs such as U+0600 take the next character with them. */
const clingsForward =
  /[\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u0D4E\u{110BD}\u{110CD}\u{111C2}\u{111C3}\u{1193F}\u{11941}\u{11A3A}\u{11A84}-\u{11A89}\u{11D46}\u{11F02}]/u
const zeroWidthJoiner = 0x200d

function isPlainUnit(unit: number): boolean {
  // Arabic letters and ASCII except line feed: nearly every character, decided without a pattern.
  return (
    (unit >= 0x20 && unit < 0x7f) ||
    (unit >= 0x621 && unit <= 0x64a) ||
    (unit >= 0x671 && unit <= 0x6d3) ||
    unit === 0x60c ||
    unit === 0x61b ||
    unit === 0x61f
  )
}

const startsPair = (unit: number) => unit >= 0xd800 && unit < 0xdc00
const endsPair = (unit: number) => unit >= 0xdc00 && unit < 0xe000

function codePointBefore(text: string, offset: number): number {
  const unit = text.charCodeAt(offset - 1)
  const isPair = endsPair(unit) && offset > 1 && startsPair(text.charCodeAt(offset - 2))
  return isPair ? (text.codePointAt(offset - 2) ?? unit) : unit
}

/** Whether the two characters at `offset` alone prove a cluster border; false says nothing. */
export function isCertainBorder(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return true
  const unit = text.charCodeAt(offset)
  const before = text.charCodeAt(offset - 1)
  if (isPlainUnit(unit) && isPlainUnit(before)) return true
  if (endsPair(unit) && startsPair(before)) return false
  const after = String.fromCodePoint(text.codePointAt(offset) ?? unit)
  if (!beginner.test(after) || clingsBack.test(after)) return false
  const previous = codePointBefore(text, offset)
  return previous !== zeroWidthJoiner && !clingsForward.test(String.fromCodePoint(previous))
}

function certainBorderAtOrBefore(text: string, offset: number): number {
  let border = offset
  while (!isCertainBorder(text, border)) border -= 1
  return border
}

function certainBorderAfter(text: string, offset: number): number {
  let border = Math.min(offset + 1, text.length)
  while (!isCertainBorder(text, border)) border += 1
  return border
}

/** The cluster that holds the character at `offset`, which must be less than the text's length. */
function clusterAt(text: string, offset: number): Span {
  const from = certainBorderAtOrBefore(text, offset)
  const to = certainBorderAfter(text, offset)
  if (to - from === 1) return { start: from, end: to }
  const cluster = segmenter.segment(text.slice(from, to)).containing(offset - from)
  // `containing` is undefined only outside the string, and offset is inside it.
  if (cluster === undefined) throw new RangeError(`no cluster at ${offset}`)
  return { start: from + cluster.index, end: from + cluster.index + cluster.segment.length }
}

/** Whether no letter is parted from its marks at `offset` (UTF-16). Both ends of the text are borders. */
export function isGraphemeBorder(text: string, offset: number): boolean {
  assertOffset(text, offset)
  return isCertainBorder(text, offset) || clusterAt(text, offset).start === offset
}

/** The next border after `offset`; the text's end stays. */
export function nextGrapheme(text: string, offset: number): number {
  assertOffset(text, offset)
  return offset === text.length ? offset : clusterAt(text, offset).end
}

/** The last border before `offset`; the text's start stays. */
export function previousGrapheme(text: string, offset: number): number {
  assertOffset(text, offset)
  return offset === 0 ? offset : clusterAt(text, offset - 1).start
}

/**
 * Grows a span until it cuts no cluster, so that a diacritic never parts from its letter. An edge between lam and alef stays, since
 * ل|أحمد is a usual cut: whoever moves an edge there shows it, by `splitsLamAlef`.
 */
export function snapToGraphemes(text: string, span: Span): Span {
  assertSpan(text, span)
  return {
    start: isGraphemeBorder(text, span.start) ? span.start : clusterAt(text, span.start).start,
    end: isGraphemeBorder(text, span.end) ? span.end : clusterAt(text, span.end).end,
  }
}

const lam = 0x644
const alefs = new Set([0x627, 0x623, 0x625, 0x622, 0x671])
const isArabicMark = (unit: number) => (unit >= 0x64b && unit <= 0x65f) || unit === 0x670

/**
 * Whether `offset` stands between a lam and an alef that are written as one ligature (لا لأ لإ لآ لٱ), marks on the lam included:
 * the picture cannot be cut there. A presentation form such as ﻻ is one character and cannot be split at all.
 */
export function splitsLamAlef(text: string, offset: number): boolean {
  assertOffset(text, offset)
  if (!alefs.has(text.charCodeAt(offset))) return false
  let letter = offset - 1
  while (letter > 0 && isArabicMark(text.charCodeAt(letter))) letter -= 1
  return text.charCodeAt(letter) === lam
}

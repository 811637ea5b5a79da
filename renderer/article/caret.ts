import type { Span } from '../../shared/model/records.ts'
import { nextGrapheme, previousGrapheme, snapToGraphemes } from '../../shared/text/graphemes.ts'
import { nextSentence, previousSentence, sentenceAt } from '../../shared/text/sentences.ts'
import { nextWord, previousWord, snapToWords, type Token, tokenAt, wordAt } from '../../shared/text/tokens.ts'
import type { Caret, Edge } from './article-state.ts'

/** Moves of the cursor, all pure, all in logical order: onward is toward the text's end, whichever way that lies on the screen. */

/** Words with the signs beside them that are theirs: the % of 16%, the $ of $450, the partner of a quote or bracket among them. */
function withSigns(text: string, words: Span): Span {
  const before = words.start > 0 ? tokenAt(text, words.start - 1) : undefined
  const after = words.end < text.length ? tokenAt(text, words.end) : undefined
  const isSign = (token: Token | undefined): token is Token => token?.kind === 'punctuation' || token?.kind === 'other'
  if (!isSign(before) && !isSign(after)) return words
  // What of them is not theirs is left out again.
  const start = isSign(before) && before.end === words.start ? before.start : words.start
  return snapToGraphemes(text, snapToWords(text, { start, end: isSign(after) ? after.end : words.end }))
}

/** What a drag over `span` selects: its words with the signs that are theirs, or its signs where it holds no word. */
export function wordsOver(text: string, span: Span): Span {
  const words = snapToGraphemes(text, snapToWords(text, span))
  const holdsWord = (nextWord(text, words.start)?.start ?? text.length) < words.end
  return holdsWord ? withSigns(text, words) : words
}

/** The word after signs or spaces, or the one before them where their paragraph ends first. */
function wordBeside(text: string, offset: number): Span | undefined {
  const next = nextWord(text, offset)
  const previous = previousWord(text, offset)
  if (!next || !previous) return next ?? previous
  const breaks = (from: number, to: number): boolean => /[\n\r\u2028\u2029]/u.test(text.slice(from, to))
  return breaks(offset, next.start) && !breaks(previous.end, offset) ? previous : next
}

/**
 * The word the cursor stands on; where there is none, the nearest before or after. Where a combining mark has no letter of its own to
 * sit on, what it sits on comes along.
 */
function bareWordAt(text: string, offset: number): Span {
  const word = wordAt(text, offset) ?? wordBeside(text, offset)
  return word ? snapToGraphemes(text, word) : { start: 0, end: text.length }
}

/** The word the cursor stands on with the sign that belongs to it: 16%, $450. */
export const cursorWord = (text: string, offset: number): Span => withSigns(text, bareWordAt(text, offset))

const resting = (offset: number): Caret => ({
  cursor: { anchor: offset, focus: offset },
  selection: null,
  exact: false,
  selected: null,
  fresh: null,
  edge: 'end',
  part: null,
})

/** The cursor on the word at `offset`, nothing selected. */
export const caretAt = (text: string, offset: number): Caret => resting(bareWordAt(text, offset).start)

/** What a label key would mark. */
export const spanOf = (text: string, caret: Caret): Span => caret.selection ?? cursorWord(text, caret.cursor.focus)

/** Whole words from the one at `anchor` to the one at `focus`, both in. */
function wordsBetween(text: string, anchor: number, focus: number): Span {
  const a = bareWordAt(text, anchor)
  const b = bareWordAt(text, focus)
  return withSigns(text, { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) })
}

/** Selects whole words from `anchor` to `focus`; one word alone is the cursor itself. */
export function caretOver(text: string, anchor: number, focus: number): Caret {
  const from = bareWordAt(text, anchor).start
  const to = bareWordAt(text, focus).start
  if (from === to) return resting(to)
  return {
    ...resting(to),
    cursor: { anchor: from, focus: to },
    selection: wordsBetween(text, from, to),
    edge: to < from ? 'start' : 'end',
  }
}

/** Selects exactly `span`; the cursor stands on its last word. */
export const caretOn = (text: string, span: Span): Caret => ({
  ...resting(bareWordAt(text, span.start).start),
  cursor: { anchor: bareWordAt(text, span.start).start, focus: lastWordIn(text, span) },
  selection: span,
  exact: true,
})

/** Start of the last word that begins in `span`, or of the one that holds its end. */
export function lastWordIn(text: string, span: Span): number {
  const last = wordAt(text, Math.max(span.start, span.end - 1))
  return (last ?? previousWord(text, span.end) ?? span).start
}

/** Start of the word one step onward or back from the one at `offset`; the same where the text ends. */
export function wordStep(text: string, offset: number, onward: boolean): number {
  const word = bareWordAt(text, offset)
  const next = onward ? nextWord(text, word.end) : previousWord(text, word.start)
  return (next ?? word).start
}

/**
 * Start of the word a sentence key leads to. Moving: the next sentence's first word, or this one's, then the one before's.
 * Extending onward: this sentence's last word, then the next one's.
 */
export function sentenceStep(text: string, offset: number, onward: boolean, extend: boolean): number {
  const word = bareWordAt(text, offset)
  if (!onward) {
    const start = previousSentence(text, word.start)
    return start === undefined ? word.start : bareWordAt(text, start).start
  }
  const next = nextSentence(text, word.start)
  if (!extend) return next === undefined ? word.start : bareWordAt(text, next).start
  const here = sentenceAt(text, word.start)
  const last = here ? lastWordIn(text, here) : word.start
  if (last > word.start) return last
  const following = next === undefined ? undefined : sentenceAt(text, next)
  return following ? lastWordIn(text, following) : word.start
}

/** Whether something between two words parts them: a sign that is no hyphen or slash, or the end of a paragraph. */
const parts = (between: string): boolean => /[^\s\-/‐‑–]|[\r\n\u2028\u2029]/u.test(between)

/**
 * Start of the last word before the next sign after the one at `offset`, in the same sentence: what *grow* takes in. At a sign already,
 * the one after it counts. The same where the sentence ends.
 */
export function growStep(text: string, offset: number): number {
  const first = bareWordAt(text, offset)
  const end = sentenceAt(text, offset)?.end ?? first.end
  let last = first
  for (let next = nextWord(text, last.end); next && next.start < end; next = nextWord(text, last.end)) {
    if (last !== first && parts(text.slice(last.end, next.start))) break
    last = next
  }
  return last.start
}

/** Start of the last word before the sign that *grow* passed last, not before the one at `anchor`: what *shrink* leaves. */
export function shrinkStep(text: string, anchor: number, focus: number): number {
  let last = bareWordAt(text, focus)
  for (
    let before = previousWord(text, last.start);
    before && before.start >= anchor;
    before = previousWord(text, last.start)
  ) {
    const passed = parts(text.slice(before.end, last.start))
    last = before
    if (passed) break
  }
  return last.start
}

/** One edge of `span` by one letter with its marks; null where the span would be left empty or the text ends. */
export function edgeByLetter(text: string, span: Span, edge: Edge, onward: boolean): Span | null {
  const from = span[edge]
  if (onward ? from >= text.length : from <= 0) return null
  const to = onward ? nextGrapheme(text, from) : previousGrapheme(text, from)
  return keepFilled({ ...span, [edge]: to })
}

/** `span` with one edge at `offset`, as a pin is dragged: never inside a grapheme, and at least one letter stays. */
export function edgeAt(text: string, span: Span, edge: Edge, offset: number): Span {
  const moved =
    edge === 'start'
      ? { start: Math.min(offset, previousGrapheme(text, span.end)), end: span.end }
      : { start: span.start, end: Math.max(offset, nextGrapheme(text, span.start)) }
  return snapToGraphemes(text, moved)
}

/** One edge of `span` by one word, so that it keeps whole words at that edge; null where nothing would be left. */
export function edgeByWord(text: string, span: Span, edge: Edge, onward: boolean): Span | null {
  const last = edge === 'end' ? lastWordIn(text, span) : bareWordAt(text, span.start).start
  const to = wordStep(text, last, onward)
  if (to === last) return null
  const word = bareWordAt(text, to)
  // Only this edge is moved: the other one may stand inside a word.
  const moved = edge === 'end' ? { start: span.start, end: word.end } : { start: word.start, end: span.end }
  if (moved.start >= moved.end) return null
  const whole = {
    start: Math.min(moved.start, bareWordAt(text, moved.start).start),
    end: Math.max(moved.end, word.end),
  }
  return { ...moved, [edge]: withSigns(text, whole)[edge] }
}

const keepFilled = (span: Span): Span | null => (span.start < span.end ? span : null)

import type { Span } from '../model/records.ts'
import { nextGrapheme } from '../text/graphemes.ts'
import { isWord, tokenAt, tokenize } from '../text/tokens.ts'
import { bareForm } from '../text/word-letters.ts'

/** What is unusual about a border: a sign taken along, a quote half taken, an end inside a word, a clitic that is cut off elsewhere, a mark over lines or very long. */
export type BorderCode = 'sign' | 'half-quote' | 'inside-start' | 'inside-end' | 'clitic' | 'lines' | 'long'

/** `fix`: the span as it would be drawn elsewhere; null where only she can say. UTF-16. */
export type Border = { readonly code: BorderCode; readonly fix: Span | null }

const pairs = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['«', '»'],
  ['“', '”'],
  ['‘', '’'],
])
const closers = new Set(pairs.values())

/** Signs that belong to a name or a figure when they end it. */
const kept = /[%٪‰°$€£¥+#]/u
const outer = /[\s\p{P}]/u
const clitics = /^[وفس]?[بلك]?(?:ا?ل)?$/u
const pronouns = /^(?:ه|ها|هم|هما|هن|ك|كم|كما|كن|نا|ي)$/u

/** Words a name may have; a longer mark is a clause. */
const longest = 30

function isBalanced(words: string): boolean {
  const open: string[] = []
  for (const letter of words) {
    const closer = pairs.get(letter)
    if (closer !== undefined) open.push(closer)
    else if (closers.has(letter) && open.pop() !== letter) return false
  }
  return open.length === 0
}

/** The span without the signs and spaces at its ends; a bracket stays where its partner stands inside. Null where nothing would remain. */
function withoutSigns(text: string, { start, end }: Span): Span | null {
  let from = start
  let to = end
  const drops = (at: number, rest: string): boolean => {
    const letter = text.charAt(at)
    if (!outer.test(letter) || kept.test(letter)) return false
    return !((pairs.has(letter) || closers.has(letter)) && isBalanced(rest))
  }
  // Quotes and brackets around the whole stay out.
  const wraps = (): boolean =>
    to - from > 2 && pairs.get(text.charAt(from)) === text.charAt(to - 1) && isBalanced(text.slice(from + 1, to - 1))
  for (let before = -1; before !== to - from; ) {
    before = to - from
    while (from < to && drops(from, text.slice(from, to))) from++
    while (to > from && drops(to - 1, text.slice(from, to))) to--
    if (wraps()) {
      from++
      to--
    }
  }
  return from < to ? { start: from, end: to } : null
}

/** The words behind one or two letters that can be clitics, the likeliest first; UTF-16. */
export function behindClitics(text: string, span: Span): readonly Span[] {
  const cuts: Span[] = []
  let at = span.start
  while (cuts.length < 2) {
    const next = nextGrapheme(text, at)
    if (next >= span.end || !clitics.test(bareForm(text.slice(span.start, next)))) break
    cuts.push({ start: next, end: span.end })
    at = next
  }
  return cuts.reverse()
}

/**
 * What is unusual about a mention's borders, the first that applies; null: nothing. `isNamed` says whether words, as a mention of the same
 * label, stand elsewhere.
 */
export function unusualBorder(text: string, span: Span, isNamed: (span: Span) => boolean): Border | null {
  const words = text.slice(span.start, span.end)
  const trimmed = withoutSigns(text, span)
  if (trimmed && (trimmed.start !== span.start || trimmed.end !== span.end)) return { code: 'sign', fix: trimmed }
  if (!isBalanced(words)) return { code: 'half-quote', fix: null }
  if (/[\n\r\u2028\u2029]/u.test(words)) return { code: 'lines', fix: null }
  const first = tokenAt(text, span.start)
  if (first && isWord(first) && first.start < span.start) {
    if (!clitics.test(bareForm(text.slice(first.start, span.start))))
      return { code: 'inside-start', fix: { start: first.start, end: span.end } }
  } else {
    const cut = behindClitics(text, span).find(isNamed)
    if (cut && !isNamed(span)) return { code: 'clitic', fix: cut }
  }
  const last = tokenAt(text, span.end - 1)
  if (last && isWord(last) && last.end > span.end && !pronouns.test(bareForm(text.slice(span.end, last.end))))
    return { code: 'inside-end', fix: { start: span.start, end: last.end } }
  return tokenize(text, span).filter(isWord).length > longest ? { code: 'long', fix: null } : null
}

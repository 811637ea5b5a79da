import { charClass, classAt } from './char-class.ts'
import { assertOffset, assertSpan, type Span } from './span.ts'
import { endOfScan, kindOfScan, scanToken, skipSpace, type TokenKind, tokenBorderAtOrBefore } from './token-scan.ts'

/** UTF-16 offsets into the whole text. */
export type Token = Span & { readonly kind: TokenKind }

/** What the cursor stops at and the counter counts. */
export const isWord = (token: Token): boolean => token.kind === 'word' || token.kind === 'number'

function tokenFrom(text: string, start: number): Token {
  const scan = scanToken(text, start)
  return { start, end: endOfScan(scan), kind: kindOfScan(scan) }
}

/**
 * The tokens of the text, or those that share a character with `span`, unclipped: a stretch has the tokens that the whole text has
 * there. They never overlap and hold every character but spaces. Annotations play no part.
 */
export function tokenize(text: string, span: Span = { start: 0, end: text.length }): readonly Token[] {
  assertSpan(text, span)
  const tokens: Token[] = []
  let offset = skipSpace(text, tokenBorderAtOrBefore(text, span.start))
  while (offset < span.end) {
    const token = tokenFrom(text, offset)
    if (token.end > span.start) tokens.push(token)
    offset = skipSpace(text, token.end)
  }
  return tokens
}

/** The token that holds the character at `offset`, of whatever kind; undefined at a space or at the text's end. */
export function tokenAt(text: string, offset: number): Token | undefined {
  assertOffset(text, offset)
  if (offset === text.length || classAt(text, offset) === charClass.space) return undefined
  let start = skipSpace(text, tokenBorderAtOrBefore(text, offset))
  let token = tokenFrom(text, start)
  while (token.end <= offset) {
    start = skipSpace(text, token.end)
    token = tokenFrom(text, start)
  }
  return token.start <= offset ? token : undefined
}

/** The word or number at `offset`; at a word's end, where none begins, the one that ends there. */
export function wordAt(text: string, offset: number): Token | undefined {
  const at = tokenAt(text, offset)
  if (at !== undefined && isWord(at)) return at
  const before = offset === 0 ? undefined : tokenAt(text, offset - 1)
  return before !== undefined && isWord(before) && before.end === offset ? before : undefined
}

/** The first word or number that begins at or after `offset`. From a cursor on a word, ask with the word's end. */
export function nextWord(text: string, offset: number): Token | undefined {
  const within = tokenAt(text, offset)
  let start = skipSpace(text, within === undefined || within.start === offset ? offset : within.end)
  while (start < text.length) {
    const token = tokenFrom(text, start)
    if (isWord(token)) return token
    start = skipSpace(text, token.end)
  }
  return undefined
}

/** The last word or number that ends at or before `offset`. From a cursor on a word, ask with the word's start. */
export function previousWord(text: string, offset: number): Token | undefined {
  assertOffset(text, offset)
  let end = offset
  while (end > 0) {
    const token = tokenAt(text, end - 1)
    if (token !== undefined && isWord(token) && token.end <= offset) return token
    end = token === undefined ? end - 1 : token.start
  }
  return undefined
}

/** Marks of quotation that pair with each other, in whatever direction: the press writes ”هواوي“ and «الأفق". */
const quoteKinds = ['"“”„‟«»', "'‘’‚‛‹›"] as const
const apostrophe = /(?<=\p{L})['’](?=\p{L})/gu
/** Opening and closing, in turn. */
const brackets = ['()', '[]', '{}', '﴿﴾'] as const
const belongsToNumber = /^[%٪‰$€£]$/u
/** A longer selection is no mention: its quotes are not looked at, so that dragging stays quick. */
const longestQuoted = 2000

const charactersOf = (text: string, characters: string) =>
  [...text].filter(character => characters.includes(character)).length

/** Whether `sign`, which stands at the `side` of `inside`, is the partner of one in there. */
function pairsWithin(inside: string, sign: string, side: 'start' | 'end'): boolean {
  if (sign === '') return false
  const quotes = quoteKinds.find(kind => kind.includes(sign))
  if (quotes !== undefined) return charactersOf(inside.replace(apostrophe, ''), quotes) % 2 === 1
  const pair = brackets.find(candidate => candidate.charAt(side === 'start' ? 0 : 1) === sign)
  if (pair === undefined) return false
  const surplus = charactersOf(inside, pair.charAt(0)) - charactersOf(inside, pair.charAt(1))
  return side === 'start' ? surplus < 0 : surplus > 0
}

/** Takes in, of what was selected, a percent or currency sign of the number beside it and the partner of a quote or bracket among the words. */
function keepSelectedSigns(text: string, words: Span, selected: Span): Span {
  const first = tokenAt(text, words.start)
  const last = tokenAt(text, words.end - 1)
  // A sign may carry what has no width of its own, such as a joiner.
  const signEndAt = (offset: number): number => tokenAt(text, offset)?.end ?? offset + 1
  let { start, end } = words
  if (end < selected.end && last?.kind === 'number' && belongsToNumber.test(text.charAt(end))) end = signEndAt(end)
  if (start > selected.start && first?.kind === 'number' && belongsToNumber.test(text.charAt(start - 1))) start -= 1
  if (end - start > longestQuoted) return { start, end }
  if (end < selected.end && pairsWithin(text.slice(start, end), text.charAt(end), 'end')) end = signEndAt(end)
  if (start > selected.start && pairsWithin(text.slice(start, end), text.charAt(start - 1), 'start')) start -= 1
  return { start, end }
}

function snapToSigns(text: string, span: Span): Span {
  const tokens = tokenize(text, span)
  return { start: tokens[0]?.start ?? span.start, end: tokens.at(-1)?.end ?? span.start }
}

/**
 * What a drag over `span` selects: its words and numbers whole (hyphen and slash are borders), without the spaces and signs around
 * them; but 16% keeps its sign and X “Y” its second quote, where they were dragged over. A span of signs alone keeps them, one of
 * spaces alone becomes empty at its start.
 */
export function snapToWords(text: string, span: Span): Span {
  assertSpan(text, span)
  if (span.start === span.end) return span
  const first = tokenAt(text, span.start)
  const last = tokenAt(text, span.end - 1)
  const selected = { start: first?.start ?? span.start, end: last?.end ?? span.end }
  const firstWord = nextWord(text, selected.start)
  const lastWord = previousWord(text, selected.end)
  if (firstWord === undefined || lastWord === undefined || firstWord.end > selected.end) return snapToSigns(text, span)
  return keepSelectedSigns(text, { start: firstWord.start, end: lastWord.end }, selected)
}

import { characterBefore, charClass, classAt } from './char-class.ts'
import { assertOffset, assertSpan, type Span } from './span.ts'
import { skipSpace } from './token-scan.ts'

const terminators = '.!?؟؛…۔'
const separators = '\n\r\u2028\u2029'
/** Always closes what stands before it. */
const closers = '”»)]}’›'
/** Closes or opens: only what follows tells. The press writes “ and « for closing too. */
const eitherWay = '"\'“«‘‹'

/** What a UTF-16 unit does to a sentence, as bits, so that a text is looked through without a pattern. */
const terminates = 1
const separates = 2
const signs = new Uint8Array(0x10000)
for (const sign of terminators) signs[sign.charCodeAt(0)] = terminates
for (const sign of separators) signs[sign.charCodeAt(0)] = separates

/** 0 where a unit does nothing, and beyond the text. */
const signAt = (text: string, offset: number): number => signs[text.charCodeAt(offset)] ?? 0
const isTerminator = (text: string, offset: number) => signAt(text, offset) === terminates
const isSeparator = (text: string, offset: number) => signAt(text, offset) === separates
const isSpaceOrEnd = (text: string, offset: number) =>
  offset >= text.length || classAt(text, offset) === charClass.space

function afterTerminators(text: string, offset: number): number {
  let end = offset
  while (isTerminator(text, end)) end += 1
  return end
}

/** Closing quotes and brackets stay with their sentence. */
function afterClosers(text: string, offset: number): number {
  let end = offset
  while (end < text.length) {
    const sign = text.charAt(end)
    const isCloser = closers.includes(sign)
    const closesHere =
      eitherWay.includes(sign) && (isSpaceOrEnd(text, end + 1) || closers.includes(text.charAt(end + 1)))
    if (!isCloser && !closesHere) return end
    end += 1
  }
  return end
}

/** At most so many characters of the word before a dot are looked at. */
const longestLookBack = 24

/** What stands before the dot at `dot`: a run of letters or digits, as far as it is looked at. */
function wordBefore(text: string, dot: number): { readonly text: string; readonly start: number } {
  let start = dot
  while (start > 0 && dot - start < longestLookBack) {
    const before = characterBefore(text, start)
    const found = classAt(text, before)
    const isPart =
      found === charClass.arabic ||
      found === charClass.letter ||
      found === charClass.digit ||
      found === charClass.extend
    if (!isPart) break
    start = before
  }
  return { text: text.slice(start, dot).replace(/[\p{M}\u0640]/gu, ''), start }
}

const startsParagraph = (text: string, offset: number) => {
  let start = offset
  while (start > 0 && !isSeparator(text, start - 1) && classAt(text, start - 1) === charClass.space) start -= 1
  return start === 0 || isSeparator(text, start - 1)
}

const singleLetter = /^(?:\p{Script=Arabic}|\p{Lu})$/u
const abbreviations = new Set(['dr', 'mr', 'mrs', 'ms', 'prof', 'st', 'no', 'vs'])

/** Whether a single dot at `dot` belongs to its word: د. أحمد, U.S., GSM.R, 10.5, and the 1. that numbers a paragraph. */
function dotBelongsToWord(text: string, dot: number): boolean {
  const before = wordBefore(text, dot)
  if (singleLetter.test(before.text) || abbreviations.has(before.text.toLowerCase())) return true
  if (/^\p{N}{1,3}$/u.test(before.text) && startsParagraph(text, before.start)) return true
  const after = dot + 1
  if (isSpaceOrEnd(text, after)) return false
  const next = classAt(text, after)
  // Without a space a dot ends a sentence only between two Arabic words (التعاون.وقال), or before a sign.
  const endsArabicWord = /\p{Script=Arabic}$/u.test(before.text)
  return next === charClass.letter || next === charClass.digit || (next === charClass.arabic && !endsArabicWord)
}

/** The offset after the sentence that the terminators at `offset` end, closing quotes included; undefined where they end none. */
function sentenceEndAt(text: string, offset: number): number | undefined {
  const signsEnd = afterTerminators(text, offset)
  const isSingleDot = signsEnd === offset + 1 && text.charAt(offset) === '.' && !isTerminator(text, offset - 1)
  if (isSingleDot && dotBelongsToWord(text, offset)) return undefined
  const end = afterClosers(text, signsEnd)
  if (end > signsEnd || isSpaceOrEnd(text, end)) return end
  const next = classAt(text, end)
  // Signs inside a name or an address, ?a=b, end nothing.
  return next === charClass.letter || next === charClass.digit ? undefined : end
}

/** The offset after the sentence that `start` is in: after its last sign, or at the end of its paragraph's content. */
function endOfSentence(text: string, start: number): number {
  const { length } = text
  for (let at = start; at < length; at++) {
    const sign = signAt(text, at)
    if (sign === 0) continue
    if (sign === separates) return at
    const end = sentenceEndAt(text, at)
    if (end !== undefined) return end
    at = afterTerminators(text, at) - 1
  }
  return length
}

/** The last sentence start at or before `limit`, looking back no further than `floor`. Cost: that of one sentence. */
export function sentenceStartAtOrBefore(text: string, limit: number, floor = 0): number | undefined {
  // The first character from here on that is no space, kept while walking back, so that blank lines cost nothing twice.
  let content = skipSpace(text, limit)
  for (let offset = limit - 1; offset >= floor; offset -= 1) {
    if (isSeparator(text, offset)) {
      if (content <= limit && content < text.length) return content
    } else if (isTerminator(text, offset)) {
      if (!isTerminator(text, offset + 1)) {
        const end = sentenceEndAt(text, firstOfRun(text, offset))
        const start = end === undefined ? undefined : skipSpace(text, end)
        if (start !== undefined && start <= limit && start < text.length) return start
      }
      content = offset
    } else if (classAt(text, offset) !== charClass.space) content = offset
  }
  const start = floor === 0 ? skipSpace(text, 0) : undefined
  return start !== undefined && start <= limit && start < text.length ? start : undefined
}

function firstOfRun(text: string, offset: number): number {
  let first = offset
  while (first > 0 && isTerminator(text, first - 1)) first -= 1
  return first
}

function startAfter(text: string, offset: number): number | undefined {
  let start = sentenceStartAtOrBefore(text, offset) ?? skipSpace(text, 0)
  while (start <= offset && start < text.length) start = skipSpace(text, endOfSentence(text, start))
  return start < text.length ? start : undefined
}

/** `end`, or where the space before it begins. */
function withoutSpace(text: string, start: number, end: number): number {
  let trimmed = end
  while (trimmed > start && classAt(text, characterBefore(text, trimmed)) === charClass.space) trimmed -= 1
  return trimmed
}

/**
 * The sentence at `offset`, without the spaces around it; in the spaces between two, the one before. Undefined in a blank text.
 * Sentences end at . ! ? ؟ ؛ … and with their paragraph; a dot in a number or an abbreviation ends none.
 */
export function sentenceAt(text: string, offset: number): Span | undefined {
  assertOffset(text, offset)
  const start = sentenceStartAtOrBefore(text, offset) ?? skipSpace(text, 0)
  if (start >= text.length) return undefined
  return { start, end: withoutSpace(text, start, endOfSentence(text, start)) }
}

/** Where the next sentence after `offset` begins. */
export function nextSentence(text: string, offset: number): number | undefined {
  assertOffset(text, offset)
  return startAfter(text, offset)
}

/** Where the last sentence before `offset` begins: inside a sentence, its own start. */
export function previousSentence(text: string, offset: number): number | undefined {
  assertOffset(text, offset)
  return offset === 0 ? undefined : sentenceStartAtOrBefore(text, offset - 1)
}

/** The sentences that share a character with `span`, unclipped, in order. Between them stands nothing but space. */
export function splitSentences(text: string, span: Span = { start: 0, end: text.length }): readonly Span[] {
  assertSpan(text, span)
  const sentences: Span[] = []
  let start = sentenceStartAtOrBefore(text, span.start) ?? skipSpace(text, 0)
  while (start < text.length && start < span.end) {
    const next = endOfSentence(text, start)
    const end = withoutSpace(text, start, next)
    if (end > span.start) sentences.push({ start, end })
    start = skipSpace(text, next)
  }
  return sentences
}

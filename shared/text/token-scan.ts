import { characterBefore, charClass, classAt, runEnd, widthAt } from './char-class.ts'
import { isCertainBorder } from './graphemes.ts'

export type TokenKind = 'word' | 'number' | 'punctuation' | 'other'

const arabicWordPart = charClass.arabic | charClass.extend
const numberPart = charClass.digit | charClass.extend
const foreignWordPart = charClass.letter | charClass.digit | charClass.extend

const isDigitAt = (text: string, offset: number) => offset < text.length && classAt(text, offset) === charClass.digit
const isLetterAt = (text: string, offset: number) => offset < text.length && classAt(text, offset) === charClass.letter

function numberEnd(text: string, start: number): number {
  let end = runEnd(text, start, numberPart)
  while (end < text.length && classAt(text, end) === charClass.separator && isDigitAt(text, end + 1)) {
    end = runEnd(text, end + 1, numberPart)
  }
  return end
}

const zeroWidthJoiner = 0x200d
const pictograph = /\p{Extended_Pictographic}/u

const characterAt = (text: string, offset: number): string => text.slice(offset, offset + widthAt(text, offset))
const isPictographAt = (text: string, offset: number): boolean =>
  offset < text.length && pictograph.test(characterAt(text, offset))

/** Letters that stand for flags, in twos. */
function isRegionalAt(text: string, offset: number): boolean {
  const codePoint = text.codePointAt(offset) ?? 0
  return codePoint >= 0x1f1e6 && codePoint <= 0x1f1ff
}

/** The end of what clings to a sign: tatweel and the soft hyphen belong to the letters behind it. */
function clingingEnd(text: string, start: number): number {
  let end = start
  while (end < text.length && classAt(text, end) === charClass.extend) {
    const unit = text.charCodeAt(end)
    if (unit === 0x640 || unit === 0xad) break
    end += widthAt(text, end)
  }
  return end
}

/**
 * A sign stands alone, with whatever clings to it: an emoji joined from several is one, and so is a flag. Told without the engine's grapheme
 * clusters, which change with its Unicode: every consumer of the tokens is to come to the same ones (`formats/tokenizer-files.ts`).
 */
function signEnd(text: string, start: number): number {
  const end = start + widthAt(text, start)
  if (isRegionalAt(text, start)) return clingingEnd(text, isRegionalAt(text, end) ? end + 2 : end)
  let joined = clingingEnd(text, end)
  if (joined === end || !isPictographAt(text, start)) return joined
  while (text.charCodeAt(joined - 1) === zeroWidthJoiner && isPictographAt(text, joined))
    joined = clingingEnd(text, joined + widthAt(text, joined))
  return joined
}

const ofKind = { word: 0, number: 1, punctuation: 2, other: 3 } as const
const kinds: readonly TokenKind[] = ['word', 'number', 'punctuation', 'other']

/** End and kind of a token in one number, so that counting words in a long text makes no objects. No text is so long (2^30 units) that it would not fit. */
const pack = (end: number, kind: number) => (end << 2) | kind
export const endOfScan = (scan: number): number => scan >>> 2
export const kindOfScan = (scan: number): TokenKind => kinds[scan & 3] ?? 'other'

function scanAfterExtends(text: string, start: number): number {
  const end = runEnd(text, start, charClass.extend)
  if (end === text.length) return pack(end, ofKind.other)
  const next = classAt(text, end)
  if (next === charClass.arabic) return pack(runEnd(text, end, arabicWordPart), ofKind.word)
  return next === charClass.letter ? pack(runEnd(text, end, foreignWordPart), ofKind.word) : pack(end, ofKind.other)
}

/**
 * Scans the token that begins at `start`, which must hold no space and be a token's beginning. Read the answer with `endOfScan` and
 * `kindOfScan`. Rules: a word is letters of Arabic, or letters and digits of other scripts (5G, H2O), marks included, so و11 and
 * وHuawei part where the script changes; a number takes dots and commas between digits (2,380, ١٢٫٥), its % stands apart; every other
 * sign is a token of its own.
 */
export function scanToken(text: string, start: number): number {
  const first = classAt(text, start)
  if (first === charClass.arabic) return pack(runEnd(text, start, arabicWordPart), ofKind.word)
  if (first === charClass.letter) return pack(runEnd(text, start, foreignWordPart), ofKind.word)
  if (first === charClass.digit) {
    const digitsEnd = runEnd(text, start, numberPart)
    if (isLetterAt(text, digitsEnd)) return pack(runEnd(text, digitsEnd, foreignWordPart), ofKind.word)
    return pack(numberEnd(text, start), ofKind.number)
  }
  if (first === charClass.extend) return scanAfterExtends(text, start)
  return pack(signEnd(text, start), first === charClass.other ? ofKind.other : ofKind.punctuation)
}

function startsAfterDigits(text: string, offset: number): boolean {
  const before = classAt(text, characterBefore(text, offset))
  return before === charClass.digit || before === charClass.extend
}

/** Whether the characters beside `offset` prove that no token crosses it; false says nothing. */
function isCertainTokenBorder(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return true
  const previousStart = characterBefore(text, offset)
  if (previousStart + widthAt(text, previousStart) > offset) return false
  const previous = classAt(text, previousStart)
  const next = classAt(text, offset)
  if (previous === charClass.space || next === charClass.space) return true
  switch (next) {
    case charClass.extend:
      return false
    case charClass.arabic:
      return previous !== charClass.arabic && previous !== charClass.extend
    case charClass.letter:
      return previous !== charClass.letter && previous !== charClass.digit && previous !== charClass.extend
    case charClass.digit:
      if (previous === charClass.separator) return previousStart === 0 || !startsAfterDigits(text, previousStart)
      return previous === charClass.arabic || previous === charClass.punctuation || previous === charClass.other
    case charClass.separator:
      return !(startsAfterDigits(text, offset) && isDigitAt(text, offset + 1))
    case charClass.other:
      return (previous !== charClass.other && previous !== charClass.extend) || isCertainBorder(text, offset)
    case charClass.punctuation:
      return previous !== charClass.extend || isCertainBorder(text, offset)
  }
}

/** The nearest offset at or before `offset` where scanning may begin: the cost is that of a token, not of the text. */
export function tokenBorderAtOrBefore(text: string, offset: number): number {
  let border = offset
  while (!isCertainTokenBorder(text, border)) border -= 1
  return border
}

/** The offset of the first character at or after `offset` that is no space. */
export function skipSpace(text: string, offset: number): number {
  return runEnd(text, offset, charClass.space)
}

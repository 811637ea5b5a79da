/** What a character does in a token. Bits, so that a run of several classes is one comparison a character. */
export const charClass = {
  space: 1,
  /** Clings to what stands before: diacritics, tatweel, ZWNJ, ZWJ, soft hyphen. */
  extend: 2,
  arabic: 4,
  /** A letter of any other script. */
  letter: 8,
  digit: 16,
  punctuation: 32,
  /** A dot or comma that may stand inside a number. */
  separator: 64,
  other: 128,
} as const

type CharClass = (typeof charClass)[keyof typeof charClass]

const space = /[\s\u0085]/u
const extend = /[\p{M}\p{Grapheme_Extend}\p{Emoji_Modifier}\u0640\u200C-\u200D\u00AD\u0E33\u0EB3]/u
// The number signs U+0600–0605 and U+06DD are written around the digits that follow them.
const digit = /[\p{N}\u0600-\u0605\u06DD]/u
const separator = /[.,\u066B\u066C]/u

/** The class of a code point, asked of the engine's Unicode: for one that is met often ask `classAt`. */
export function classify(codePoint: number): CharClass {
  const character = String.fromCodePoint(codePoint)
  if (space.test(character)) return charClass.space
  if (extend.test(character)) return charClass.extend
  if (digit.test(character)) return charClass.digit
  if (separator.test(character)) return charClass.separator
  if (/\p{P}/u.test(character)) return charClass.punctuation
  if (/\p{L}/u.test(character)) return /\p{Script=Arabic}/u.test(character) ? charClass.arabic : charClass.letter
  return charClass.other
}

// Filled as characters are met: 0 is "not met yet", and stays for a high surrogate, whose class the next unit decides.
const unitClasses = new Uint8Array(0x10000)
const astralClasses = new Map<number, CharClass>()

const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdbff

function classOf(codePoint: number): CharClass {
  const known = astralClasses.get(codePoint)
  if (known !== undefined) return known
  const found = classify(codePoint)
  if (codePoint > 0xffff || isHighSurrogate(codePoint)) astralClasses.set(codePoint, found)
  else unitClasses[codePoint] = found
  return found
}

const isKnown = (value: number | undefined): value is CharClass => value !== undefined && value !== 0

/** The class of the character that begins at `offset`, which must be less than the text's length. */
export function classAt(text: string, offset: number): CharClass {
  const unit = text.charCodeAt(offset)
  const known = unitClasses[unit]
  return isKnown(known) ? known : classOf(text.codePointAt(offset) ?? unit)
}

/** The offset after the run of characters from `start` whose class is among the bits of `classes`. */
export function runEnd(text: string, start: number, classes: number): number {
  const length = text.length
  let end = start
  while (end < length) {
    const known = unitClasses[text.charCodeAt(end)] ?? 0
    if ((known & classes) !== 0) end += 1
    else if (known !== 0 || (classAt(text, end) & classes) === 0) return end
    else end += widthAt(text, end)
  }
  return end
}

/** How many UTF-16 units the character at `offset` takes: 1 or 2. */
export function widthAt(text: string, offset: number): number {
  const unit = text.charCodeAt(offset)
  return isHighSurrogate(unit) && (text.codePointAt(offset) ?? unit) > 0xffff ? 2 : 1
}

/** Where the character before `offset` begins; `offset` must be more than 0. */
export function characterBefore(text: string, offset: number): number {
  const unit = text.charCodeAt(offset - 1)
  const isLow = unit >= 0xdc00 && unit <= 0xdfff
  return isLow && offset > 1 && widthAt(text, offset - 2) === 2 ? offset - 2 : offset - 1
}

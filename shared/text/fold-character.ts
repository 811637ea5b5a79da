// Written so that two spellings a reader takes for one fold to one. Compatibility decomposition (Unicode Standard Annex 15) opens
// presentation forms and ligatures (ﻻ, ﷲ, ﬁ) and parts letters from their marks, composed or not: أ and ا + U+0654 alike.

/** First and last code point of what folds to nothing. Marks of other scripts are left, since they make other words. */
const dropped: readonly (readonly [number, number])[] = [
  [0xad, 0xad], // soft hyphen
  [0x300, 0x36f], // combining accents
  [0x591, 0x5bd], // Hebrew points, and on to U+05C7 without the Hebrew signs between them
  [0x5bf, 0x5bf],
  [0x5c1, 0x5c2],
  [0x5c4, 0x5c5],
  [0x5c7, 0x5c7],
  [0x610, 0x61a], // Arabic marks
  [0x61c, 0x61c], // Arabic letter mark
  [0x640, 0x640], // tatweel
  [0x64b, 0x65f],
  [0x670, 0x670],
  [0x674, 0x674], // high hamza, as in the decomposition of U+0675
  [0x6d6, 0x6dc], // Koranic signs
  [0x6df, 0x6e8],
  [0x6ea, 0x6ed],
  [0x898, 0x89f],
  [0x8ca, 0x8e1],
  [0x8e3, 0x8ff],
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0x200b, 0x200f], // zero-width space and joiners, direction marks
  [0x202a, 0x202e],
  [0x2060, 0x2064],
  [0x2066, 0x2069],
  [0x20d0, 0x20ff],
  [0xfe00, 0xfe0f], // variation selectors
  [0xfe20, 0xfe2f],
]

const isDropped = (character: string) => {
  const codePoint = character.codePointAt(0) ?? 0
  return dropped.some(([first, last]) => first <= codePoint && codePoint <= last)
}

/** Each row: the characters that are taken for the one after them. */
const sameAs: readonly (readonly [string, string])[] = [
  ['ٱٲٳ', 'ا'],
  ['ىی', 'ي'],
  ['ةۃهہھە', 'ه'],
  ['کڪ', 'ك'],
  ['“”„‟«»″〝〞', '"'],
  ['‘’‚‛‹›`´′', "'"],
  ['،٬', ','],
  ['؛', ';'],
  ['؟', '?'],
  ['٪', '%'],
  ['٫۔', '.'],
  ['‐‑‒–—―−', '-'],
  ['ς', 'σ'],
]

const sameAsTable: ReadonlyMap<string, string> = new Map(
  sameAs.flatMap(([characters, one]) => [...characters].map(character => [character, one] as const)),
)

const hangul = /\p{Script=Hangul}/u
const zeros = [0x660, 0x6f0]

function toAsciiDigit(character: string): string {
  const codePoint = character.codePointAt(0) ?? 0
  const zero = zeros.find(first => codePoint >= first && codePoint < first + 10)
  return zero === undefined ? character : String(codePoint - zero)
}

function foldPart(part: string): string {
  if (isDropped(part)) return ''
  if (/\s/u.test(part)) return ' '
  return sameAsTable.get(part) ?? toAsciiDigit(part)
}

/**
 * What one character (code point) folds to: nothing for a diacritic or tatweel, one space for any space, several characters for a
 * presentation form. Hangul syllables stay whole.
 */
export function foldCharacter(character: string): string {
  const known = sameAsTable.get(character)
  if (known !== undefined) return known
  if (hangul.test(character)) return character
  // Lower case may bring new marks (İ), decomposition new capitals: twice each is enough for a fixed point.
  const plain = character.normalize('NFKD').toLowerCase().normalize('NFKD')
  const folded = [...plain].map(foldPart).join('')
  // Spacing forms of marks (¨, U+FE70) decompose to a space and the mark: no space was written.
  return folded.trim() === '' && !/\s/u.test(character) ? '' : folded
}

// Written so that two spellings a reader takes for one fold to one. Compatibility decomposition (Unicode Standard Annex 15) opens
// presentation forms and ligatures (ﻻ, ﷲ, ﬁ) and parts letters from their marks, composed or not: أ and ا + U+0654 alike.

const dropped =
  /[\u0300-\u036F\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u061C\u0640\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E8\u06EA-\u06ED\u0898-\u089F\u08CA-\u08E1\u08E3-\u08FF\u1AB0-\u1AFF\u1DC0-\u1DFF\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\u20D0-\u20FF\uFE00-\uFE0F\uFE20-\uFE2F\u00AD\u0674]/u

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
  if (dropped.test(part)) return ''
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

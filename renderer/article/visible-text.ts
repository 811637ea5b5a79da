import { isGraphemeBorder, nextGrapheme } from '../../shared/text/graphemes.ts'

/** A stretch of a text to be shown as it is, or a character that nobody sees, by a name. */
export type VisiblePiece =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'sign'; readonly name: string }
  | { readonly kind: 'tatweel'; readonly text: string }

/** Short names as keyboards and editors write them; anything else is named by its number. */
const names: Readonly<Record<string, string>> = {
  '\u200D': 'ZWJ',
  '\u200C': 'ZWNJ',
  '\u200B': 'ZWSP',
  '\u200E': 'LRM',
  '\u200F': 'RLM',
  '\u061C': 'ALM',
  '\u2060': 'WJ',
  '\uFEFF': 'BOM',
  '\u00AD': 'SHY',
  '\u00A0': 'NBSP',
  '\u202F': 'NNBSP',
  '\t': 'TAB',
  '\n': '↵',
  '\r': '↵',
  '\u2028': '↵',
  '\u2029': '¶',
  '\u202A': 'LRE',
  '\u202B': 'RLE',
  '\u202C': 'PDF',
  '\u202D': 'LRO',
  '\u202E': 'RLO',
  '\u2066': 'LRI',
  '\u2067': 'RLI',
  '\u2068': 'FSI',
  '\u2069': 'PDI',
}
const zeroWidthJoiner = '\u200D'
const dottedCircle = '\u25CC'

/** Format characters that show themselves: number signs written around the figures that follow. */
const showsItself = /[\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2]/u
const unseen = /[\p{Cf}\p{Cc}\p{Cs}\u00A0\u202F\u2028\u2029]/u
const emoji = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20E3/u

const nameOf = (character: string): string =>
  names[character] ?? `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/**
 * A text as the eye should check it: joiners, marks of direction and unusual spaces by name, tatweel apart, a mark without its letter on a
 * dotted circle. Marks of direction are named and not obeyed, so that nothing is reversed; a joiner keeps joining on both sides.
 */
export function visiblePieces(text: string): readonly VisiblePiece[] {
  const pieces: VisiblePiece[] = []
  let words = ''
  const flush = (): void => {
    if (words !== '') pieces.push({ kind: 'words', text: words })
    words = ''
  }
  for (let at = 0; at < text.length; ) {
    const end = nextGrapheme(text, at)
    const cluster = text.slice(at, end)
    at = end
    if (emoji.test(cluster)) {
      words += cluster
      continue
    }
    if (/^\u0640+$/u.test(cluster)) {
      flush()
      pieces.push({ kind: 'tatweel', text: cluster })
      continue
    }
    for (const character of cluster) {
      if (unseen.test(character) && !showsItself.test(character)) {
        if (character === zeroWidthJoiner) words += zeroWidthJoiner
        flush()
        // CRLF is one line break.
        if (!(character === '\n' && cluster === '\r\n')) pieces.push({ kind: 'sign', name: nameOf(character) })
        if (character === zeroWidthJoiner) words = zeroWidthJoiner
      } else words += /\p{M}/u.test(character) && hasNoLetter(words) ? dottedCircle + character : character
    }
  }
  flush()
  return pieces.reduce(joinTatweel, [])
}

const hasNoLetter = (words: string): boolean => words === '' || /[\s\u200D]$/u.test(words)

/** A run of tatweel is one piece. */
function joinTatweel(joined: readonly VisiblePiece[], piece: VisiblePiece): readonly VisiblePiece[] {
  const last = joined.at(-1)
  return last?.kind === 'tatweel' && piece.kind === 'tatweel'
    ? [...joined.slice(0, -1), { kind: 'tatweel', text: last.text + piece.text }]
    : [...joined, piece]
}

/** The beginning and the end of a long text, each whole words; the end is empty where nothing was cut. `limit` in UTF-16 units. */
export function headAndTail(text: string, limit: number): readonly [head: string, tail: string] {
  if (text.length <= limit) return [text, '']
  const half = Math.floor(limit / 2)
  const head = text.lastIndexOf(' ', half)
  const tail = text.indexOf(' ', text.length - half)
  return [
    text.slice(0, head > half / 2 ? head : borderAtOrBefore(text, half)).trimEnd(),
    text
      .slice(tail >= 0 && tail < text.length - half / 2 ? tail : borderAtOrBefore(text, text.length - half))
      .trimStart(),
  ]
}

function borderAtOrBefore(text: string, offset: number): number {
  let border = offset
  while (!isGraphemeBorder(text, border)) border -= 1
  return border
}

/** A longer selection is not counted: it is no mention. UTF-16 units. */
const longestCounted = 5000

/** How many characters a reader counts, letters with their marks as one; null where the text is too long to matter. */
export function countCharacters(text: string): number | null {
  if (text.length > longestCounted) return null
  let count = 0
  for (let at = 0; at < text.length; at = nextGrapheme(text, at)) count += 1
  return count
}

import { charClass, classify } from './char-class.ts'

/** First and last code point, both included. */
export type CodePointRange = readonly [number, number]

/** Which characters the tokenizer takes for what, in the Unicode of the engine that writes: what a consumer needs to part the same text alike. */
export type TokenClasses = Readonly<Record<keyof typeof charClass | 'pictograph', readonly CodePointRange[]>>

/** No characters are assigned between these planes. */
const planes: readonly CodePointRange[] = [
  [0, 0x3ffff],
  [0xe0000, 0xe0fff],
]
const pictograph = /\p{Extended_Pictographic}/u

function rangesOf(isIn: (codePoint: number) => boolean): readonly CodePointRange[] {
  const ranges: CodePointRange[] = []
  let first: number | null = null
  for (const [from, to] of planes)
    for (let codePoint = from; codePoint <= to + 1; codePoint++) {
      const isInside = codePoint <= to && isIn(codePoint)
      if (isInside) first ??= codePoint
      else if (first !== null) {
        ranges.push([first, codePoint - 1])
        first = null
      }
    }
  return ranges
}

let known: TokenClasses | null = null

/** Looks at every character once, which takes some tenths of a second; `other` is what no range holds, and stays empty. */
export function tokenClasses(): TokenClasses {
  if (known) return known
  const classes = new Uint8Array(0xe1000)
  for (const [from, to] of planes)
    for (let codePoint = from; codePoint <= to; codePoint++) classes[codePoint] = classify(codePoint)
  const of = (bit: number) => rangesOf(codePoint => classes[codePoint] === bit)
  known = {
    space: of(charClass.space),
    extend: of(charClass.extend),
    arabic: of(charClass.arabic),
    letter: of(charClass.letter),
    digit: of(charClass.digit),
    punctuation: of(charClass.punctuation),
    separator: of(charClass.separator),
    other: [],
    pictograph: rangesOf(codePoint => pictograph.test(String.fromCodePoint(codePoint))),
  }
  return known
}

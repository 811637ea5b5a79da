import type { Span } from '../model/records.ts'

/** Words of a text as spaCy's `Doc` holds them. */
export type SpacyWords = {
  readonly words: readonly string[]
  /** Whether one ASCII space follows the word. */
  readonly spaces: readonly boolean[]
}

/** Where such words stand in their text (UTF-16). */
export type WordPlaces = Pick<SpacyWords, 'spaces'> & { readonly places: readonly Span[] }

/**
 * spaCy's `Doc(words, spaces)`: words tile the text, one ASCII space after a word is its flag, every other space is a word of its own, so that
 * `doc.text` is the text again.
 */
export function toWords(text: string, tokens: readonly Span[]): WordPlaces {
  const spaces: boolean[] = []
  const places: Span[] = []
  const add = (place: Span): void => {
    spaces.push(false)
    places.push(place)
  }
  const fillGap = (from: number, until: number): void => {
    const isFlag = places.length > 0 && text.charCodeAt(from) === 0x20
    if (isFlag) spaces[spaces.length - 1] = true
    const start = isFlag ? from + 1 : from
    if (start < until) add({ start, end: until })
  }
  let end = 0
  for (const token of tokens) {
    if (end < token.start) fillGap(end, token.start)
    add(token)
    end = token.end
  }
  if (end < text.length) fillGap(end, text.length)
  return { spaces, places }
}

/** Where each word stands (UTF-16); null where words and spaces do not make the text. */
export function placeWords(text: string, { words, spaces }: SpacyWords): readonly Span[] | null {
  const places: Span[] = []
  let offset = 0
  for (const [at, word] of words.entries()) {
    if (!text.startsWith(word, offset)) return null
    places.push({ start: offset, end: offset + word.length })
    offset += word.length
    if (spaces[at] && text.charAt(offset++) !== ' ') return null
  }
  return offset === text.length ? places : null
}

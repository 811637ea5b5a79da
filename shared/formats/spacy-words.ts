import type { Span } from '../model/records.ts'

/** Words of a text as spaCy's `Doc` holds them, each with its place (UTF-16). */
export type SpacyWords = {
  readonly words: readonly string[]
  /** Whether one ASCII space follows the word. */
  readonly spaces: readonly boolean[]
  readonly places: readonly Span[]
}

/**
 * spaCy's `Doc(words, spaces)`: words tile the text, one ASCII space after a word is its flag, every other space is a word of its own, so that
 * `doc.text` is the text again.
 */
export function toWords(text: string, tokens: readonly Span[]): SpacyWords {
  const words: string[] = []
  const spaces: boolean[] = []
  const places: Span[] = []
  const add = (start: number, end: number): void => {
    words.push(text.slice(start, end))
    spaces.push(false)
    places.push({ start, end })
  }
  let end = 0
  const fillGap = (until: number): void => {
    const isFlag = words.length > 0 && text.charAt(end) === ' ' && end < until
    if (isFlag) spaces[spaces.length - 1] = true
    const from = isFlag ? end + 1 : end
    if (from < until) add(from, until)
  }
  for (const token of tokens) {
    fillGap(token.start)
    add(token.start, token.end)
    end = token.end
  }
  fillGap(text.length)
  return { words, spaces, places }
}

/** Where each word stands (UTF-16); null where words and spaces do not make the text. */
export function placeWords(
  text: string,
  { words, spaces }: Pick<SpacyWords, 'words' | 'spaces'>,
): readonly Span[] | null {
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

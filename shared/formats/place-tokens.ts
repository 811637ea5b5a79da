import type { Span } from '../model/records.ts'

/** What the tokenizer counts as space between tokens. */
const space = /[\s\u0085]/u

function skipSpaces(text: string, offset: number): number {
  let next = offset
  while (next < text.length && space.test(text.charAt(next))) next++
  return next
}

/** Where each token stands (UTF-16): the next one always after the last, nothing but space between. Null where they are not the text's. */
export function placeTokens(text: string, tokens: readonly string[]): readonly Span[] | null {
  const spans: Span[] = []
  let offset = skipSpaces(text, 0)
  for (const token of tokens) {
    if (token === '' || !text.startsWith(token, offset)) return null
    spans.push({ start: offset, end: offset + token.length })
    offset = skipSpaces(text, offset + token.length)
  }
  return offset === text.length ? spans : null
}

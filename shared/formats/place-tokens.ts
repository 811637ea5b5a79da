import type { Span } from '../model/records.ts'
import { charClass, classAt } from '../text/char-class.ts'

/** Where each token stands (UTF-16): the next one always after the last, nothing but space between. Null where they are not the text's. */
export function placeTokens(text: string, tokens: readonly string[]): readonly Span[] | null {
  const spans: Span[] = []
  let offset = 0
  // A token may itself be of what counts as space.
  const skipTo = (token: string): void => {
    while (
      offset < text.length &&
      classAt(text, offset) === charClass.space &&
      !(token !== '' && text.startsWith(token, offset))
    )
      offset++
  }
  for (const token of tokens) {
    skipTo(token)
    if (token === '' || !text.startsWith(token, offset)) return null
    spans.push({ start: offset, end: offset + token.length })
    offset += token.length
  }
  skipTo('')
  return offset === text.length ? spans : null
}

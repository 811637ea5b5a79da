import { isGraphemeBorder, nextGrapheme, previousGrapheme } from './graphemes.ts'
import { sentenceStartAtOrBefore } from './sentences.ts'
import { assertSpan, type Span } from './span.ts'

/** `end` includes the separator, which the paragraph before it owns; `contentEnd` does not. UTF-16 offsets. */
export type Paragraph = Span & { readonly contentEnd: number }

const separator = /\r\n|[\n\r\u2028\u2029]/g

/**
 * Splits at LF, CRLF, CR, U+2028 and U+2029. The paragraphs tile the text: an empty line is a paragraph that holds only its
 * separator, and none follows a separator at the text's end.
 */
export function splitParagraphs(text: string): readonly Paragraph[] {
  const paragraphs: Paragraph[] = []
  let start = 0
  for (const match of text.matchAll(separator)) {
    const end = match.index + match[0].length
    paragraphs.push({ start, end, contentEnd: match.index })
    start = end
  }
  if (start < text.length) paragraphs.push({ start, end: text.length, contentEnd: text.length })
  return paragraphs
}

function lastSpaceEnd(text: string, from: number, to: number): number | undefined {
  for (let offset = to; offset > from; offset -= 1) {
    if (/\s/.test(text.charAt(offset - 1)) && isGraphemeBorder(text, offset)) return offset
  }
  return undefined
}

/** Where to cut a block that begins at `from` and may reach `to`: after a sentence, else after a space, else between clusters. */
function cutWithin(text: string, from: number, to: number): number {
  const sentence = sentenceStartAtOrBefore(text, to, from)
  if (sentence !== undefined && sentence > from && isGraphemeBorder(text, sentence)) return sentence
  const space = lastSpaceEnd(text, from, to)
  if (space !== undefined) return space
  const border = isGraphemeBorder(text, to) ? to : previousGrapheme(text, to)
  return border > from ? border : nextGrapheme(text, from)
}

/**
 * Cuts a span into consecutive blocks of at most `limit` UTF-16 units that tile it, at sentence ends where there are any, never inside
 * a grapheme cluster: only a cluster longer than the limit makes a longer block.
 */
export function splitLongParagraph(text: string, span: Span, limit = 4000): readonly Span[] {
  assertSpan(text, span)
  const blocks: Span[] = []
  let start = span.start
  while (span.end - start > limit) {
    const end = Math.min(cutWithin(text, start, start + limit), span.end)
    blocks.push({ start, end })
    start = end
  }
  if (start < span.end) blocks.push({ start, end: span.end })
  return blocks
}

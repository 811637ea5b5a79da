/**
 * The beginning of `text`, at most `limit` UTF-16 units, cut between words in logical order; `…` says that more follows.
 * CSS would cut at the end of the line as it looks, which is the wrong end of a Latin run inside Arabic.
 */
export function cutAtWord(text: string, limit: number): string {
  if (text.length <= limit) return text
  const border = text.lastIndexOf(' ', limit)
  const kept = text.slice(0, border > 0 ? border : limit).trimEnd()
  return `${kept}…`
}

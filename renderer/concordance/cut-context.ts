/**
 * The end of what stands before a mention, at most `limit` UTF-16 units, cut between words in logical order; `…` says that more precedes. What
 * has been cut already keeps its one sign.
 */
export function cutBefore(text: string, limit: number): string {
  const flat = text.trimEnd()
  if (flat.length <= limit) return flat
  const kept = flat.slice(flat.length - limit)
  const space = kept.indexOf(' ')
  return `…${(space < 0 ? kept : kept.slice(space + 1)).trimStart()}`
}

/** The beginning of what stands after a mention, cut likewise. */
export function cutAfter(text: string, limit: number): string {
  const flat = text.trimStart()
  if (flat.length <= limit) return flat
  const kept = flat.slice(0, limit)
  const space = kept.lastIndexOf(' ')
  return `${(space < 0 ? kept : kept.slice(0, space)).trimEnd()}…`
}

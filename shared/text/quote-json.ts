/** Whether JSON writes a stretch of a text (UTF-16) as it stands: no quote, backslash, control character or surrogate in it. */
function standsAsItIs(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at)
    if (unit < 0x20 || unit === 0x22 || unit === 0x5c || (unit & 0xf800) === 0xd800) return false
  }
  return true
}

/** What `JSON.stringify` writes between the quotes for a stretch of a text (UTF-16). */
export function escapeStretch(text: string, start: number, end: number): string {
  const stretch = text.slice(start, end)
  return standsAsItIs(text, start, end) ? stretch : JSON.stringify(stretch).slice(1, -1)
}

/** `JSON.stringify` of a stretch of a text (UTF-16). Several times as quick where it is a word, and files of tokens hold little else (measured). */
export function quoteStretch(text: string, start: number, end: number): string {
  const stretch = text.slice(start, end)
  return standsAsItIs(text, start, end) ? `"${stretch}"` : JSON.stringify(stretch)
}

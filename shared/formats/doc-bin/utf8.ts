/** Bytes of UTF-8 that a UTF-16 unit takes at most. */
export const mostBytesAUnit = 3

/**
 * UTF-8 of a text, put into `bytes` from `start`; answers where it ends. A lone surrogate becomes U+FFFD, as everywhere text leaves the program.
 * (ECMAScript alone has no encoder.)
 */
export function encodeUtf8Into(text: string, bytes: Uint8Array, start: number): number {
  let length = start
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) ?? 0
    if (code < 0x80) bytes[length++] = code
    else if (code < 0x800) {
      bytes[length++] = 0xc0 | (code >> 6)
      bytes[length++] = 0x80 | (code & 0x3f)
    } else if (code < 0x10000) {
      const unit = code >= 0xd800 && code < 0xe000 ? 0xfffd : code
      bytes[length++] = 0xe0 | (unit >> 12)
      bytes[length++] = 0x80 | ((unit >> 6) & 0x3f)
      bytes[length++] = 0x80 | (unit & 0x3f)
    } else {
      bytes[length++] = 0xf0 | (code >> 18)
      bytes[length++] = 0x80 | ((code >> 12) & 0x3f)
      bytes[length++] = 0x80 | ((code >> 6) & 0x3f)
      bytes[length++] = 0x80 | (code & 0x3f)
      at++
    }
  }
  return length
}

export function encodeUtf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * mostBytesAUnit)
  return bytes.subarray(0, encodeUtf8Into(text, bytes, 0))
}

/** The inverse. Throws RangeError where a character is cut off. */
export function decodeUtf8(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] ?? 0
    const length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
    if (at + length > bytes.length) throw new RangeError('UTF-8 ends early')
    let code = length === 1 ? first : first & (0x7f >> length)
    for (let next = 1; next < length; next++) code = (code << 6) | ((bytes[at + next] ?? 0) & 0x3f)
    text += code < 0x10000 ? String.fromCharCode(code) : String.fromCodePoint(code)
    at += length
  }
  return text
}

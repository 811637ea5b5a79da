/** Bytes looked at. */
const sampleLength = 256 * 1024

/** Windows-1256 has Arabic letters and marks here; the rest of its upper half is French letters and signs. */
const isArabicByte = (byte: number): boolean =>
  (byte >= 0xc0 && byte <= 0xdf && byte !== 0xd7) ||
  [
    0xe1, 0xe3, 0xe4, 0xe5, 0xe6, 0xec, 0xed, 0xf0, 0xf1, 0xf2, 0xf3, 0xf5, 0xf6, 0xf8, 0xfa, 0xa1, 0xba, 0xbf, 0x81,
    0x8d, 0x8e, 0x90,
  ].includes(byte)

/** How many letters tell one encoding from another. */
const enough = 16

/**
 * Whether bytes that are no UTF-8 are surely Arabic in Windows-1256: any bytes at all can be read so. Nearly all of the upper half must be Arabic letters, in
 * words rather than one among Latin letters, and ال must be among them as it is in every Arabic text; ISO 8859-6 and the Mac's Arabic have its lam elsewhere.
 */
export function isSurelyWindows1256(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, sampleLength)
  let upper = 0
  let arabic = 0
  let runs = 0
  let articles = 0
  let otherArticles = 0
  let before = 0
  for (const byte of sample) {
    if (byte >= 0x80) {
      upper++
      if (isArabicByte(byte)) {
        arabic++
        if (before < 0x80) runs++
      }
      if (before === 0xc7 && byte === 0xe1) articles++
      if (before === 0xc7 && (byte === 0xe4 || byte === 0xe5)) otherArticles++
    } else if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c) return false
    before = byte
  }
  return (
    arabic >= enough &&
    arabic >= upper * 0.9 &&
    arabic >= runs * 2.5 &&
    articles > otherArticles &&
    articles * 60 >= arabic
  )
}

/** UTF-16 without a mark: of two bytes one is nearly always 0 (Latin, signs) or 6 (Arabic). Null: no UTF-16. */
export function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, Math.min(sampleLength, bytes.length - (bytes.length % 2)))
  if (sample.length < enough) return null
  const high = [0, 0]
  let zeros = 0
  for (const [at, byte] of sample.entries()) {
    if (byte === 0) zeros++
    if (byte === 0 || byte === 6) high[at % 2] = (high[at % 2] ?? 0) + 1
  }
  const pairs = sample.length / 2
  // Without a single zero byte there is not even a space or a line end: it may be anything.
  if (zeros === 0) return null
  const [even = 0, odd = 0] = high
  if (odd >= pairs * 0.9 && even < pairs * 0.5) return 'utf-16le'
  return even >= pairs * 0.9 && odd < pairs * 0.5 ? 'utf-16be' : null
}

/** The name of the encoding a page declares in its first kilobyte, given as Latin-1; null where it declares none. */
export const declaredEncoding = (head: string): string | null =>
  /<meta\s[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(head.slice(0, 4096))?.[1]?.toLowerCase() ??
  /^<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']/i.exec(head)?.[1]?.toLowerCase() ??
  null

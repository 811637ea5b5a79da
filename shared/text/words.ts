import { endOfScan, kindOfScan, scanToken, skipSpace } from './token-scan.ts'

/** How many words and numbers the text holds, by the tokens of `tokenize`, without building them. */
export function countWords(text: string): number {
  let count = 0
  let offset = skipSpace(text, 0)
  while (offset < text.length) {
    const scan = scanToken(text, offset)
    const kind = kindOfScan(scan)
    if (kind === 'word' || kind === 'number') count += 1
    offset = skipSpace(text, endOfScan(scan))
  }
  return count
}

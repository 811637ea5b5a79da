import { type DocumentId, documentIdSchema } from '../../shared/model/ids.ts'
import { checkLine } from './journal-line.ts'

/** Where a good line stands; bytes, its line feed left out. */
export type LinePlace = { readonly sequence: number; readonly start: number; readonly length: number }

export type JournalScan = {
  /** Good lines in file order. */
  readonly lines: readonly (LinePlace & { readonly isDeed: boolean; readonly documents: readonly DocumentId[] })[]
  /** Lines that end in a line feed but do not fit their sum. */
  readonly damaged: readonly { readonly start: number; readonly length: number }[]
  /** Bytes up to which the file can be kept; what follows is a line that was being written when the program stopped. */
  readonly goodLength: number
  /** The last good line lost its line feed: it is written before the next line. */
  readonly lacksLineFeed: boolean
}

const lineFeed = 0x0a
const carriageReturn = 0x0d

/** Reads a whole journal without parsing its entries. Damage in the middle does not hide what stands after it. */
export function scanJournal(bytes: Uint8Array): JournalScan {
  const lines: JournalScan['lines'][number][] = []
  const damaged: JournalScan['damaged'][number][] = []
  let start = 0
  let lacksLineFeed = false
  while (start < bytes.length) {
    const found = bytes.indexOf(lineFeed, start)
    const next = found < 0 ? bytes.length : found
    // Git on Windows may hand over a file with its line ends; a line's own bytes hold none.
    const end = next > start && bytes[next - 1] === carriageReturn ? next - 1 : next
    const facts = checkLine(bytes.subarray(start, end))
    if (facts) {
      const documents = facts.documents.map(id => documentIdSchema.parse(id))
      lines.push({ sequence: facts.sequence, start, length: end - start, isDeed: facts.isDeed, documents })
      lacksLineFeed = found < 0
    } else if (found < 0) break
    else if (end > start) damaged.push({ start, length: end - start })
    start = next + 1
  }
  return { lines, damaged, goodLength: Math.min(start, bytes.length), lacksLineFeed }
}

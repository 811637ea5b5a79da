import { closedRests, closedWholes, endings } from './segmenter-words.ts'

/**
 * All that decides where words are cut, as plain data: written beside an export, it lets another program cut the same words at the same
 * letters. Forms are folded (`fold`) and without diacritics; lists are in code point order.
 */
export type SegmentTable = {
  readonly version: 1
  /** One letter for each that readers take for it, by letter. */
  readonly fold: Readonly<Record<string, string>>
  /** Words that begin with a clitic's letter and hold none. */
  readonly wholes: readonly string[]
  /** What makes another such word of one: وزير, وزيرها. */
  readonly endings: readonly string[]
  /** Words that stand behind clitics. */
  readonly rests: readonly string[]
}

/** Every key and value is one UTF-16 unit, so that a folded form has the letters of its word. */
const fold: SegmentTable['fold'] = { أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ی: 'ي', ة: 'ه', ک: 'ك' }
const folded = new RegExp(`[${Object.keys(fold).join('')}]`, 'gu')

/** `letters`: a word without its diacritics and tatweel. */
export const toSegmentForm = (letters: string): string => letters.replace(folded, letter => fold[letter] ?? letter)

const sorted = (forms: Iterable<string>): readonly string[] => [...new Set(forms)].sort()

/** What is known before any text is read. */
export const closedSegmentTable: SegmentTable = {
  version: 1,
  fold,
  wholes: sorted(closedWholes.map(toSegmentForm)),
  endings,
  rests: sorted(closedRests.map(toSegmentForm)),
}

import { charClass, runEnd, widthAt } from './char-class.ts'
import type { SegmentTable } from './segment-table.ts'
import { toSegmentForm } from './segment-table.ts'

/** How many clitics stand before the rest of a word, whose letters come without diacritics: 0, 1 or 2. */
export type CountClitics = (letters: string) => number

/** What a table says of words. */
export type CliticKnowledge = {
  readonly countClitics: CountClitics
  /** Whether a folded form is a whole word of the table with an ending: وزيرها. */
  readonly isEndedWhole: (form: string) => boolean
}

const conjunctions = 'وف'
const prepositions = 'بلك'
const article = 'ال'
const hamzaAlefs = 'أإآ'
/** A shorter stem is no evidence for a longer word. */
const fewestStemLetters = 3

/** Whether an unknown word of four letters or more stands behind و: no own first letter of a word begins so. */
function looksJoined(rest: string): boolean {
  if (rest.length < 4) return false
  const [first = '', second = '', third = ''] = rest
  // Verbs in است, ان and افتعل; of the names in وا none.
  if (first === 'ا') return second === 'ن' || third === 'ت'
  // Verbs in ي, but names in ويل, وين, ويك, ويب, ويس.
  if (first === 'ي') return !'لنكبس'.includes(second)
  return first !== 'و'
}

/** Reads `table` once. The rules are those of the reference script, in the same order (`tokenizer-files.ts`). */
export function readCliticTable(table: SegmentTable): CliticKnowledge {
  const wholes = new Set(table.wholes)
  const rests = new Set(table.rests)

  const isEndedWhole = (form: string): boolean =>
    table.endings.some(ending => {
      const stem = form.slice(0, form.length - ending.length)
      return stem.length >= fewestStemLetters && form.endsWith(ending) && (wholes.has(stem) || wholes.has(`${stem}ه`))
    })
  const isWord = (form: string): boolean => form.length >= 3 && (wholes.has(form) || isEndedWhole(form))

  function holdsPreposition(letters: string): boolean {
    const form = toSegmentForm(letters)
    const first = form.charAt(0)
    const rest = form.slice(1)
    if (first === '' || !prepositions.includes(first) || wholes.has(form)) return false
    if (first === 'ل' && rest.startsWith('ل')) return rest.length > 2
    if (rests.has(rest)) return true
    if (isEndedWhole(form)) return false
    if (first !== 'ل' && rest.startsWith(article) && rest.length > 3) return true
    return (hamzaAlefs.includes(letters.charAt(1)) && letters.length > 5) || isWord(rest)
  }

  function holdsConjunction(letters: string): boolean {
    const form = toSegmentForm(letters)
    const first = form.charAt(0)
    const rest = form.slice(1)
    if (first === '' || !conjunctions.includes(first) || rest.length < 2) return false
    if (hamzaAlefs.includes(letters.charAt(1)) && letters.length > (first === 'و' ? 3 : 4)) return true
    if (wholes.has(form)) return false
    if (rests.has(rest)) return true
    if (isEndedWhole(form)) return false
    if (rest.startsWith(article) && rest.length > 3) return true
    return holdsPreposition(letters.slice(1)) || isWord(rest) || (first === 'و' && looksJoined(rest))
  }

  const countClitics = (letters: string): number => {
    if (holdsConjunction(letters)) return holdsPreposition(letters.slice(1)) ? 2 : 1
    return holdsPreposition(letters) ? 1 : 0
  }
  return { countClitics, isEndedWhole }
}

/** Whether a word that begins with this UTF-16 unit may begin with a clitic. */
export const mayHoldClitic = (unit: number): boolean =>
  unit === 0x648 || unit === 0x641 || unit === 0x628 || unit === 0x644 || unit === 0x643

/** A language that counts code points would count such letters otherwise. */
const beyondBmp = /[\ud800-\udfff]/

/** The word without what clings to its letters. */
export function bareLetters(word: string): string {
  if (!hasMarks(word)) return word
  let letters = ''
  for (let at = runEnd(word, 0, charClass.extend); at < word.length; ) {
    const end = runEnd(word, at, ~charClass.extend)
    letters += word.slice(at, end)
    at = runEnd(word, end, charClass.extend)
  }
  return letters
}

const hasMarks = (word: string): boolean => runEnd(word, 0, ~charClass.extend) < word.length

/**
 * Ends of the clitics at the word's start (UTF-16 offsets in the word), at most two. A word that begins with a mark has none. Marks stay
 * with their letter.
 */
export function cliticEnds(word: string, countClitics: CountClitics): readonly number[] {
  if (!mayHoldClitic(word.charCodeAt(0))) return []
  const count = beyondBmp.test(word) ? 0 : countClitics(bareLetters(word))
  const ends: number[] = []
  for (let at = 0; ends.length < count; ) {
    at = runEnd(word, at + widthAt(word, at), charClass.extend)
    ends.push(at)
  }
  return ends
}

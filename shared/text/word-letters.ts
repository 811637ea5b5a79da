import { charClass, runEnd, widthAt } from './char-class.ts'

/** A letter without its diacritics, and where it stands with them: UTF-16 offsets in the word. */
export type WordLetter = { readonly letter: string; readonly start: number; readonly end: number }

/** The spelling without diacritics, tatweel and joiners, presentation forms opened; hamza and madda stay on their letter. */
export const bareForm = (word: string): string => word.normalize('NFKC').replace(/[\p{M}\p{Cf}\u0640]/gu, '')

/** A presentation form such as ﻻ is one letter here: it cannot be cut. */
export function lettersOf(word: string): readonly WordLetter[] {
  const letters: WordLetter[] = []
  let start = runEnd(word, 0, charClass.extend)
  while (start < word.length) {
    const end = runEnd(word, start + widthAt(word, start), charClass.extend)
    letters.push({ letter: bareForm(word.slice(start, end)), start, end })
    start = end
  }
  return letters
}

export const spell = (letters: readonly WordLetter[]): string => letters.map(({ letter }) => letter).join('')

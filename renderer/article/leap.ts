import type { IsAttested } from '../../shared/text/attested-forms.ts'
import { normalForms, proposeCut } from '../../shared/text/clitics.ts'
import { foldQuery } from '../../shared/text/folding.ts'
import { nextWord, wordAt } from '../../shared/text/tokens.ts'
import { arabicCap } from './key-caps.ts'
import type { KeyPress } from './keymap.ts'

/** A leap looks no further than this (UTF-16 units): more is a search. */
const reach = 50_000

type Letterlike = Pick<KeyPress, 'key' | 'code'> & Partial<Pick<KeyPress, 'shiftKey'>>

/**
 * Letters a key press may mean, folded: what it types, and under another layout than the Arabic one the Arabic letter of its place, be it
 * that of a comma. The leap's own key is left to say *again*.
 */
export function lettersOf({ key, code, shiftKey = false }: Letterlike): readonly string[] {
  if (key.length > 2) return []
  const typed = /^[\p{L}\p{N}]/u.test(key) ? foldQuery(key).charAt(0) : ''
  const place = /^[a-z]$/i.test(key) || (typed === '' && !shiftKey && code !== 'Semicolon') ? arabicCap(code) : null
  return [typed, foldQuery(place ?? '').charAt(0)].filter(letter => letter !== '')
}

/** The letter a word is known by: clitics that are sure, and ال, are skipped, where لل hides it too. */
function initialOf(
  text: string,
  word: { readonly start: number; readonly end: number },
  isAttested: IsAttested,
): string {
  const [normal = ''] = normalForms(text, proposeCut(text, word, { isAttested }), isAttested)
  return foldQuery(normal)
    .replace(/^ال(?=..)/u, '')
    .charAt(0)
}

/** Start (UTF-16) of the next word after the one at `from` that begins with one of `letters`; null where none is near. */
export function leapTarget(
  text: string,
  from: number,
  letters: readonly string[],
  isAttested: IsAttested,
): number | null {
  let word = nextWord(text, wordAt(text, from)?.end ?? from)
  while (word && word.start - from <= reach) {
    if (letters.includes(initialOf(text, word, isAttested))) return word.start
    word = nextWord(text, word.end)
  }
  return null
}

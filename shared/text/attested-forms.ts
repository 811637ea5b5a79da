import { fold, foldQuery } from './folding.ts'
import { tokenize } from './tokens.ts'

/** Whether a form stands somewhere as a word of its own. */
export type IsAttested = (form: string) => boolean

/** The spelling under which words are kept and asked for: مذكّرة attests مذكره. */
export const toAttestedForm = (word: string): string => foldQuery(word)

/** The words that stand alone in a text, as attested forms, in order and as often as they stand there. */
export function attestedFormsOf(text: string): readonly string[] {
  const folded = fold(text).text
  return tokenize(folded)
    .filter(token => token.kind === 'word')
    .map(token => folded.slice(token.start, token.end))
}

/** Knows the words of the given texts. */
export function createAttestation(texts: readonly string[]): IsAttested {
  const forms = new Set(texts.flatMap(attestedFormsOf))
  return form => forms.has(toAttestedForm(form))
}

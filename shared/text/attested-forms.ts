import { fold, foldQuery } from './folding.ts'
import { tokenize } from './tokens.ts'

/** Whether a form stands somewhere as a word of its own. */
export type IsAttested = (form: string) => boolean

/** Knows the words of the given texts, by their folded spelling: مذكّرة attests مذكره. */
export function createAttestation(texts: readonly string[]): IsAttested {
  const forms = new Set(
    texts.flatMap(text => {
      const folded = fold(text).text
      return tokenize(folded)
        .filter(token => token.kind === 'word')
        .map(token => folded.slice(token.start, token.end))
    }),
  )
  return form => forms.has(foldQuery(form))
}

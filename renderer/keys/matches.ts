import { foldQuery } from '../../shared/text/folding.ts'

/** Whether every word of `asked` stands somewhere in `words`, in any spelling. */
export function matches(asked: string, words: string): boolean {
  const folded = foldQuery(words)
  return foldQuery(asked)
    .split(/\s+/u)
    .every(word => folded.includes(word))
}

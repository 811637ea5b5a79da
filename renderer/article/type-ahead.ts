import type { Entity } from '../../shared/model/records.ts'
import { surfaceOf } from '../../shared/model/surface.ts'
import { foldQuery } from '../../shared/text/folding.ts'

/** UTF-16 units of a mention that tell its first letter, article and vowel signs before it included. */
const beginning = 12

/** The letter a mention is looked up by, folded: ال before a word is skipped. */
function initialOf(text: string, { spans }: Entity): string {
  const { start = 0, end = 0 } = spans[0] ?? {}
  const words = surfaceOf(text, [{ start, end: Math.min(end, start + beginning) }])
  return foldQuery(words)
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/^ال(?=..)/u, '')
    .charAt(0)
}

/** Position of the next mention after `at`, round the end, that begins with one of `letters` (folded); null where none does. */
export function nextByLetter(
  text: string,
  mentions: readonly Entity[],
  at: number,
  letters: readonly string[],
): number | null {
  for (let step = 1; step <= mentions.length; step++) {
    const next = (at + step) % mentions.length
    const mention = mentions[next]
    if (mention && letters.includes(initialOf(text, mention))) return next
  }
  return null
}

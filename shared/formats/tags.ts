import { assertNever } from '../result.ts'
import type { Tags } from './export-options.ts'

/** A mention as a range of tokens, end exclusive. */
export type TaggedRange = { readonly first: number; readonly end: number; readonly label: string }

type Letters = { readonly begin: string; readonly inside: string; readonly last: string; readonly single: string }

export function lettersOf(tags: Tags): Letters {
  switch (tags) {
    case 'IOB2':
      return { begin: 'B', inside: 'I', last: 'I', single: 'B' }
    case 'BILOU':
      return { begin: 'B', inside: 'I', last: 'L', single: 'U' }
    case 'BIOES':
      return { begin: 'B', inside: 'I', last: 'E', single: 'S' }
    default:
      return assertNever(tags)
  }
}

/** One tag a token. `ranges` do not overlap. */
export function toTags(length: number, ranges: readonly TaggedRange[], tags: Tags): readonly string[] {
  const letters = lettersOf(tags)
  const written: string[] = new Array(length).fill('O')
  for (const { first, end, label } of ranges) {
    for (let at = first; at < end; at++) written[at] = `${letters.inside}-${label}`
    written[end - 1] = `${letters.last}-${label}`
    written[first] = `${end - first === 1 ? letters.single : letters.begin}-${label}`
  }
  return written
}

/**
 * Ranges of any of the three tag sets. A continuation of another label ends the mention before. What no B, U or S began is no mention, so that a file that breaks
 * the rules reads back as other mentions; with `mending` it begins one, as in IOB1.
 */
export function fromTags(tags: readonly string[], mending = false): readonly TaggedRange[] {
  const ranges: TaggedRange[] = []
  let open: { first: number; label: string } | null = null
  const close = (end: number): void => {
    if (open) ranges.push({ ...open, end })
    open = null
  }
  for (const [at, tag] of tags.entries()) {
    // As most are.
    if (tag === 'O' && open === null) continue
    const letter = tag.charAt(0) || 'O'
    const label = tag.slice(2)
    const continues: boolean = open !== null && open.label === label && 'IMLE'.includes(letter)
    if (!continues) close(at)
    if ('BUS'.includes(letter) || (mending && !continues && 'IMLE'.includes(letter))) open = { first: at, label }
    if ('LEUS'.includes(letter)) close(at + 1)
  }
  close(tags.length)
  return ranges
}

import { type FoldedText, findFolded, foldQuery } from './folding.ts'
import { nextGrapheme } from './graphemes.ts'
import type { Span } from './span.ts'
import { tokenAt } from './tokens.ts'
import { bareForm } from './word-letters.ts'

const endsWithItsWord = (source: string, span: Span) => tokenAt(source, span.end - 1)?.end === span.end

/** Whether nothing but what `clitics` allows stands between the word's start and the span's. */
function beginsAfter(source: string, span: Span, clitics: RegExp): boolean {
  const word = tokenAt(source, span.start)
  if (word?.start === span.start) return true
  return word !== undefined && clitics.test(bareForm(source.slice(word.start, span.start)))
}

/** Occurrences of الX that a ل before them hides in للX: the span starts at the second lam. */
function findBehindLam(folded: FoldedText, query: string): readonly Span[] {
  if (!query.startsWith('ال') || query.length < 4) return []
  // Three lams are never written: ل + اللجنة is للجنة.
  const afterLams = query.slice(query.startsWith('الل') ? 3 : 2)
  return findFolded(folded, `لل${afterLams}`)
    .filter(span => endsWithItsWord(folded.source, span) && beginsAfter(folded.source, span, /^[وف]?$/u))
    .map(span => ({ start: nextGrapheme(folded.source, span.start), end: span.end }))
}

/**
 * Where a marked form stands elsewhere, for marking it everywhere: whole words in any spelling, clitics `[وف]?[بلك]?` before them
 * left out of the span. Give the normal form of a mention, not its surface (المغرب for ل|لمغرب). In text order.
 */
export function findMentions(folded: FoldedText, form: string): readonly Span[] {
  const query = foldQuery(form)
  const plain = findFolded(folded, query).filter(
    span => endsWithItsWord(folded.source, span) && beginsAfter(folded.source, span, /^[وف]?[بلك]?$/u),
  )
  return [...plain, ...findBehindLam(folded, query)].toSorted((first, second) => first.start - second.start)
}

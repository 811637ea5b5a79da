import type { Span } from '../../shared/model/records.ts'
import { cliticCuts } from '../../shared/text/clitics.ts'
import { wordsAround } from './mention-facts.ts'

/**
 * Forms a mention may have apart from its clitic, best first: للمغرب marked from its second lam is المغرب, or لمغرب, or اللمغرب; no
 * rule tells which. Empty where nothing was cut off its first word.
 */
export function normalProposals(text: string, span: Span): readonly string[] {
  const words = wordsAround(text, span)
  const space = text.slice(words.start, words.end).search(/\s/)
  const wordEnd = space < 0 ? words.end : words.start + space
  if (words.start === span.start) return []
  const cut = cliticCuts(text.slice(words.start, wordEnd)).find(one => one.start === span.start - words.start)
  const rest = text.slice(wordEnd, Math.max(wordEnd, span.end))
  const forms = (cut?.normals ?? []).map(form => form + rest)
  return forms.filter(form => form !== text.slice(span.start, span.end))
}

import type { IsAttested } from './attested-forms.ts'
import { normalForms } from './clitics.ts'
import { findMentions } from './find-mentions.ts'
import { type FoldedText, foldQuery } from './folding.ts'
import { contains, coveringSpan, type Span, spansEqual } from './span.ts'
import { finish, type Steps } from './steps.ts'
import { tokenAt } from './tokens.ts'

/** A mention as far as its place matters. */
export type Marked = { readonly label: string; readonly spans: readonly Span[] }

/** What is looked for everywhere: words to be marked with a label, as folded forms, the one without clitics first. */
export type Sought = { readonly label: string; readonly forms: readonly string[] }

/** Where the words stand and may be marked; UTF-16, clitics left out. */
export type Hit = {
  readonly span: Span
  /** Other labels that just these words carry. */
  readonly labelled: readonly string[]
  /** Other labels of mentions around these words. */
  readonly within: readonly string[]
}

/** What an article holds already. */
export type HeldPlaces = {
  /** Mentions that share a character with a span. */
  readonly meeting: (span: Span) => Iterable<Marked>
  /** Whether this place was refused for the label sought, for good. */
  readonly isDismissed: (span: Span) => boolean
}

/** What a mention is looked for by: its normal form, and its words as they stand where those are others. */
export function soughtOf(text: string, mention: Marked & { readonly normal?: string | undefined }): Sought {
  const surface = mention.spans.map(span => text.slice(span.start, span.end)).join(' ')
  const forms = [mention.normal ?? surface, surface].map(foldQuery).filter(form => form !== '')
  return { label: mention.label, forms: [...new Set(forms)] }
}

/** Where any of the forms stands, each place once, in text order. */
function placesOf(folded: FoldedText, forms: readonly string[]): readonly Span[] {
  const [only, ...others] = forms
  if (only === undefined) return []
  if (others.length === 0) return findMentions(folded, only)
  const all = forms.flatMap(form => findMentions(folded, form))
  return all
    .toSorted((first, second) => first.start - second.start || second.end - first.end)
    .filter((span, at, sorted) => at === 0 || !spansEqual(span, sorted[at - 1] ?? span))
}

/** Whether both begin in one word and end at one place: the same words, cut otherwise. */
function areSameWords(source: string, first: Span, second: Span): boolean {
  if (first.end !== second.end) return false
  const word = tokenAt(source, first.start)
  return word !== undefined && contains(word, { start: second.start, end: second.start + 1 })
}

/**
 * Whether a mention with the label sought settles the place: it lies inside that mention or crosses it (of two crossing marks with one
 * label one is wrong, and one she has made), or it is the same words cut otherwise. One around a shorter mention stays to be marked.
 */
function settles(source: string, mention: Marked, span: Span): boolean {
  const held = coveringSpan(mention.spans)
  return contains(span, held) ? spansEqual(span, held) || areSameWords(source, span, held) : true
}

/** Places looked at between two pauses. */
const step = 100

/** `findEverywhere` with pauses, so that a word that stands everywhere holds nothing up. */
export function* findInSteps(folded: FoldedText, sought: Sought, held: HeldPlaces): Steps<readonly Hit[]> {
  const hits: Hit[] = []
  const places = placesOf(folded, sought.forms)
  for (const [at, span] of places.entries()) {
    if (at % step === 0) yield
    const met = [...held.meeting(span)]
    if (met.some(mention => mention.label === sought.label && settles(folded.source, mention, span))) continue
    if (held.isDismissed(span)) continue
    // Two forms may lie in one another: all hits taken must not be marks of one label inside each other.
    if (span.start < (hits.at(-1)?.span.end ?? 0)) continue
    const others = met.filter(mention => mention.label !== sought.label)
    const labelled = others.filter(({ spans }) => spansEqual(coveringSpan(spans), span))
    const within = others.filter(mention => !labelled.includes(mention) && contains(coveringSpan(mention.spans), span))
    hits.push({ span, labelled: labelsOf(labelled), within: labelsOf(within) })
  }
  return hits
}

/**
 * Every place where the words sought stand and are not marked with their label, in text order: whole words in any spelling, clitics
 * before them left out. Places inside a longer mention of that label, crossing one, or refused for good are left out. Linear in the
 * text, and in the hits.
 */
export const findEverywhere = (folded: FoldedText, sought: Sought, held: HeldPlaces): readonly Hit[] =>
  finish(findInSteps(folded, sought, held))

const labelsOf = (mentions: readonly Marked[]): readonly string[] => [...new Set(mentions.map(({ label }) => label))]

/**
 * The normal form of a hit, as of a mark made by hand, but where several are possible (لل hides one lam or two) the one that was sought.
 * Undefined where it is spelt like the words themselves.
 */
export function normalOfHit(text: string, span: Span, sought: Sought, isAttested: IsAttested): string | undefined {
  const proposed = normalForms(text, span, isAttested)
  const normal = proposed.find(form => sought.forms[0] === foldQuery(form)) ?? proposed[0]
  return normal === text.slice(span.start, span.end) ? undefined : normal
}

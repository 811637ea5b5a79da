import type { RecordId } from '../../model/ids.ts'
import type { Agreement, Entity, Filler, Span } from '../../model/records.ts'
import type { Scheme } from '../../model/scheme.ts'
import type { IsAttested } from '../../text/attested-forms.ts'
import { foldQuery } from '../../text/folding.ts'
import { coveringSpan } from '../../text/span.ts'

/** What may be known when a frame is filled. Offsets are UTF-16. */
export type FrameKnowledge = {
  readonly text: string
  readonly scheme: Scheme
  readonly frame: Agreement
  /** Mentions about the frame, in reading order. */
  readonly mentions: readonly Entity[]
  readonly mentionOf: (id: RecordId) => Entity | undefined
  /** The other frames of the layer: what she did before. */
  readonly earlier: readonly Agreement[]
  readonly isAttested: IsAttested
}

export const hullOfSpans = (spans: readonly Span[]): Span => coveringSpan(spans)

/** From the first to the last word of a filler; undefined where its mention is gone. */
export function placeOfFiller({ mentionOf }: Pick<FrameKnowledge, 'mentionOf'>, filler: Filler): Span | undefined {
  const spans = 'entity' in filler ? mentionOf(filler.entity)?.spans : filler.spans
  return spans && coveringSpan(spans)
}

/** Characters between two spans; 0 where they meet. */
export const gapBetween = (a: Span, b: Span): number => Math.max(0, a.start - b.end, b.start - a.end)

const wordsOf = (name: string): readonly string[] =>
  foldQuery(name)
    .split(/[\s\-/“”"«»(),،]+/u)
    .filter(word => word !== '')
    .map(word => word.replace(/^(?:[وف]?[بك]?ال|لل)/u, ''))

/** A mention as far as its name matters. */
export type Named = Pick<Entity, 'id' | 'label' | 'spans' | 'normal' | 'link'>

const named = new WeakMap<Named, readonly string[]>()

/** The words of a mention as they are compared. */
function nameOf(text: string, entity: Named): readonly string[] {
  const known = named.get(entity)
  if (known) return known
  const plain = wordsOf(entity.normal ?? entity.spans.map(({ start, end }) => text.slice(start, end)).join(' '))
  // Who belongs somewhere is named after it: عراقية, عراق.
  const words = entity.label === 'NORP' ? plain.map(word => word.replace(/(?:يه|ي|يين|يون)$/u, '')) : plain
  named.set(entity, words)
  return words
}

/** How many words that tell it apart a mention shares with a title, which has them behind ل too: لسوناطراك. */
export function sharedWords(text: string, title: Named, named: Named): number {
  const words = new Set(nameOf(text, title).flatMap(word => [word, word.replace(/^ل/u, '')]))
  return nameOf(text, named).filter(word => word.length >= leastTelling && words.has(word)).length
}

/** Where, in a span of the text, an adjective of belonging stands that is made of a name (العراق: العراقي, والعراقيين); UTF-16, the last; -1: nowhere. */
export function lastBelonging(text: string, { start, end }: Span, named: Named): number {
  const names = nameOf(text, named).filter(word => word.length >= leastBelonging)
  const words = [...text.slice(start, end).matchAll(/[\p{L}\p{M}]+/gu)]
  return words.reduce((last, { 0: word, index }) => {
    const [bare = ''] = wordsOf(word)
    const stem = bare.replace(/(?:يه|ي|يين|يون)$/u, '')
    return stem !== bare && names.includes(stem) ? start + index : last
  }, -1)
}

/** Letters of the shortest name that adjectives are made of: مصر. */
const leastBelonging = 3

/** Letters of a word that tells one name from another. */
const leastTelling = 4

/** Whether two mentions name one thing, as far as words tell: they are linked to one, or all words of the shorter stand in the longer. */
export function areAlike(text: string, a: Named, b: Named): boolean {
  if (a.link !== undefined && a.link === b.link) return true
  const [first, second] = [nameOf(text, a), nameOf(text, b)]
  const [shorter, longer] = first.length <= second.length ? [first, second] : [second, first]
  return shorter.length > 0 && shorter.every(word => longer.includes(word))
}

import type { Document } from '../model/document.ts'
import type { Span } from '../model/records.ts'
import { createOffsetMap } from '../text/offsets.ts'
import type { ImportContext, ImportedPart } from './format.ts'
import { type ComplainAt, toImportedPart } from './imported.ts'
import type { TaggedRange } from './tags.ts'

/** A sentence as a file of tokens holds it. `borders`: how many larger borders the file marks right after it. */
export type SpacedSentence = {
  readonly tokens: readonly string[]
  readonly ranges: readonly TaggedRange[]
  readonly borders: number
  /** Places of two of its ranges, and what joins them. */
  readonly relations?: readonly (readonly [number, number, string])[]
}

/**
 * Files of tokens hold no text. It is rebuilt: one space between two tokens, a sentence a line, an empty line for each larger border the file marks. That this was
 * done is kept in the document's metadata, so that the tokens can be written again as they came: they are what stands between spaces and line ends.
 */
const spacedMetadata = { language: 'ar', direction: 'rtl', extra: { tokens: 'spaces' } } as const

export const isSpaced = ({ metadata }: Pick<Document, 'metadata'>): boolean => metadata.extra?.tokens === 'spaces'

/** What stands between any of these units (UTF-16). */
function stretchesBetween(text: string, isBorder: (unit: number) => boolean): readonly Span[] {
  const stretches: Span[] = []
  let start = 0
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && !isBorder(text.charCodeAt(at))) continue
    if (start < at) stretches.push({ start, end: at })
    start = at + 1
  }
  return stretches
}

const lineEnd = 0x0a
const space = 0x20

const spacedTokens = (text: string): readonly Span[] =>
  stretchesBetween(text, unit => unit === space || unit === lineEnd)

/** The tokens (UTF-16) that a document came with; undefined where it came as a text. */
export const ownTokens = (document: Pick<Document, 'text' | 'metadata'>): readonly Span[] | undefined =>
  isSpaced(document) ? spacedTokens(document.text) : undefined

/** Sentences of such a text (UTF-16). */
export const spacedSentences = (text: string): readonly Span[] => stretchesBetween(text, unit => unit === lineEnd)

/** How many larger borders stand at `offset`: at a sentence's end, or at the start of the text. */
export function bordersAt(text: string, offset: number): number {
  let end = offset
  while (text.charAt(end) === '\n') end++
  const isBetweenSentences = offset > 0 && end < text.length
  return Math.max(0, end - offset - (isBetweenSentences ? 1 : 0))
}

/** The text of sentences and what is marked in it. No token is empty or holds a space or line end. */
export function toSpacedPart(
  name: string,
  sentences: readonly SpacedSentence[],
  complain: ComplainAt,
  context: ImportContext,
): ImportedPart {
  const text = sentences
    .map(({ tokens, borders }) => `${tokens.join(' ')}${'\n'.repeat(borders + (tokens.length > 0 ? 1 : 0))}`)
    .join('')
    .replace(/\n$/, '')
  const tokens = spacedTokens(text)
  const offsets = createOffsetMap(text)
  const records: unknown[] = []
  const relations: unknown[] = []
  let count = 0
  let before = 0
  for (const sentence of sentences) {
    const own = records.length
    for (const { first, end, label } of sentence.ranges) {
      const start = tokens[before + first]?.start ?? 0
      const stop = tokens[before + end - 1]?.end ?? 0
      records.push({
        kind: 'entity',
        id: `T${records.length + 1}`,
        label,
        spans: [[offsets.toCodePoint(start), offsets.toCodePoint(stop)]],
        surface: text.slice(start, stop),
      })
    }
    before += sentence.tokens.length
    relations.push(
      ...(sentence.relations ?? []).map(([from, to, label]) => ({
        kind: 'relation',
        id: `R${++count}`,
        label,
        from: `T${own + from + 1}`,
        to: `T${own + to + 1}`,
      })),
    )
  }
  records.push(...relations)
  return toImportedPart(
    { name, text, metadata: spacedMetadata, layers: [{ name: 'import', records }] },
    complain,
    context,
  )
}

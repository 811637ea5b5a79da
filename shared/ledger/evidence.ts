import type { EvidencePart, Passage } from '../model/evidence.ts'
import type { Agreement, Annotation, Entity, Span } from '../model/records.ts'
import { splitParagraphs } from '../text/paragraphs.ts'
import { tokenAt } from '../text/tokens.ts'

/** UTF-16 units shown around what is evidence; parts nearer to each other than twice that stand in one passage. */
const reach = 70

type Layer = { readonly text: string; readonly records: readonly Annotation[] }

/** The passages of an agreement, in the order of the text. Parts whose mention is gone have none. */
export function toEvidence(agreement: Agreement, { text, records }: Layer): readonly Passage[] {
  const entities = records.filter((record): record is Entity => record.kind === 'entity')
  const byId = new Map(entities.map(entity => [entity.id as string, entity]))
  const parts: readonly EvidencePart[] = [
    ...(agreement.trigger ?? []).map(span => ({ role: null, kind: 'trigger' as const, span })),
    ...agreement.roles.flatMap(({ role, filler }) =>
      ('entity' in filler ? (byId.get(filler.entity)?.spans ?? []) : filler.spans).map(span => ({
        role,
        kind: 'role' as const,
        span,
      })),
    ),
    ...agreement.mentions.flat().map(span => ({ role: null, kind: 'mention' as const, span })),
  ]
  return splitParagraphs(text).flatMap((paragraph, at) => {
    const content = { start: paragraph.start, end: paragraph.contentEnd }
    const here = parts
      .filter(({ span }) => meets(span, content))
      .map(part => ({ ...part, span: within(part.span, content) }))
      .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
    return near(here).map(cluster => toPassage(text, content, at + 1, cluster, entities))
  })
}

/** Parts that stand so near each other that their passages would touch. */
function near(parts: readonly EvidencePart[]): readonly (readonly EvidencePart[])[] {
  const clusters: EvidencePart[][] = []
  let end = Number.NEGATIVE_INFINITY
  for (const part of parts) {
    if (part.span.start - end > 2 * reach) clusters.push([])
    clusters.at(-1)?.push(part)
    end = Math.max(end, part.span.end)
  }
  return clusters
}

function toPassage(
  text: string,
  paragraph: Span,
  number: number,
  cluster: readonly EvidencePart[],
  entities: readonly Entity[],
): Passage {
  const first = cluster[0]?.span.start ?? paragraph.start
  const last = Math.max(...cluster.map(({ span }) => span.end))
  const start = first - reach <= paragraph.start ? paragraph.start : wordStart(text, first - reach)
  const end = last + reach >= paragraph.end ? paragraph.end : wordEnd(text, last + reach)
  const passage = { start, end }
  const shift = (span: Span): Span => ({ start: span.start - start, end: span.end - start })
  return {
    paragraph: number,
    start,
    text: text.slice(start, end),
    cutBefore: start > paragraph.start,
    cutAfter: end < paragraph.end,
    marks: entities
      .filter(({ spans }) => spans.some(span => meets(span, passage)))
      .map(({ id, label, spans }) => ({
        id,
        label,
        spans: spans.filter(span => meets(span, passage)).map(span => shift(within(span, passage))),
      })),
    parts: cluster.map(part => ({ ...part, span: shift(part.span) })),
  }
}

const meets = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end
const within = (a: Span, b: Span): Span => ({ start: Math.max(a.start, b.start), end: Math.min(a.end, b.end) })

const wordStart = (text: string, offset: number): number => tokenAt(text, offset)?.start ?? offset
const wordEnd = (text: string, offset: number): number => tokenAt(text, offset)?.end ?? offset

import type { RecordId } from '../../../shared/model/ids.ts'
import type { Agreement, Entity, Filler, Span } from '../../../shared/model/records.ts'
import { spansEqual } from '../../../shared/text/span.ts'

/** Something of an agreement that stands in the text: its trigger, a filler, or another place that speaks of it. */
export type Piece = {
  readonly kind: 'trigger' | 'filler' | 'mention'
  /** Its role; null where it fills none. */
  readonly role: string | null
  /** Position in the agreement's roles, or among its other mentions; 0 for the trigger. */
  readonly at: number
  readonly spans: readonly Span[]
  readonly entity: RecordId | null
  /** Whose title it is, or which party a person stands for. */
  readonly of: RecordId | null
  /** How many other pieces lie inside one another within it: its brackets stand so many steps off the letters. */
  readonly depth: number
}

type Mentions = { readonly get: (id: RecordId) => Entity | undefined }

/** Words of a filler; null where its mention is gone. */
export const spansOf = (filler: Filler, mentions: Mentions): readonly Span[] | null =>
  'entity' in filler ? (mentions.get(filler.entity)?.spans ?? null) : filler.spans

/** What of an agreement stands in the text, in its own order. What is gone is left out: the pane says so. */
export function piecesOf(agreement: Agreement, mentions: Mentions): readonly Piece[] {
  const bare: readonly Omit<Piece, 'depth'>[] = [
    ...(agreement.trigger
      ? [{ kind: 'trigger', role: null, at: 0, spans: agreement.trigger, entity: null, of: null } as const]
      : []),
    ...agreement.roles.flatMap(({ role, filler, of }, at) => {
      const spans = spansOf(filler, mentions)
      const entity = 'entity' in filler ? filler.entity : null
      return spans ? [{ kind: 'filler', role, at, spans, entity, of: of ?? null } as const] : []
    }),
    ...agreement.mentions.map(
      (spans, at) => ({ kind: 'mention', role: null, at, spans, entity: null, of: null }) as const,
    ),
  ]
  // The shorter first: what lies inside a piece has its depth before the piece asks for it.
  const depths = new Map<string, number>()
  for (const { spans } of bare.toSorted((a, b) => lengthOf(a.spans) - lengthOf(b.spans))) {
    const inner = bare.filter(other => !spansEqual(hull(other.spans), hull(spans)) && isWithin(other.spans, spans))
    depths.set(keyOf(spans), Math.max(0, ...inner.map(other => 1 + (depths.get(keyOf(other.spans)) ?? 0))))
  }
  return bare.map(piece => ({ ...piece, depth: depths.get(keyOf(piece.spans)) ?? 0 }))
}

/** From the first character of the first part to the last of the last. */
export const hull = (spans: readonly Span[]): Span => ({
  start: spans[0]?.start ?? 0,
  end: spans.at(-1)?.end ?? 0,
})

const keyOf = (spans: readonly Span[]): string => `${hull(spans).start} ${hull(spans).end}`
const lengthOf = (spans: readonly Span[]): number => hull(spans).end - hull(spans).start

function isWithin(inner: readonly Span[], outer: readonly Span[]): boolean {
  const [narrow, wide] = [hull(inner), hull(outer)]
  return wide.start <= narrow.start && narrow.end <= wide.end
}

import { agreementOf } from '../../../shared/edit/agreements/change-agreement.ts'
import type { FrameKnowledge } from '../../../shared/edit/agreements/frame-knowledge.ts'
import type { MentionIndex } from '../../../shared/edit/mention-index.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import type { Agreement, Entity } from '../../../shared/model/records.ts'
import type { IsAttested } from '../../../shared/text/attested-forms.ts'
import type { ArticleState } from '../article-state.ts'

/** Mentions looked at on either side of a frame: beyond them nothing is likely, and 20,000 would be felt at each key. */
const reach = 150

/** Agreements of the layer shown, where they stand in the text: those without a trigger by their first filler, last those without any. */
export function framesInOrder({ others, index }: Pick<ArticleState, 'others' | 'index'>): readonly Agreement[] {
  const frames = others.filter(record => record.kind === 'agreement')
  return frames.toSorted((a, b) => placeOfFrame(a, index) - placeOfFrame(b, index) || (a.id < b.id ? -1 : 1))
}

/** Where a frame begins (UTF-16). */
export function placeOfFrame(frame: Agreement, index: MentionIndex): number {
  const own = frame.trigger?.[0]?.start
  if (own !== undefined) return own
  const starts = frame.roles.flatMap(({ filler }) => {
    const spans = 'entity' in filler ? index.get(filler.entity)?.spans : filler.spans
    return spans?.[0]?.start ?? []
  })
  return starts.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...starts)
}

/** What may be known about a frame of the article; undefined where it is gone. */
export function knowledgeAt(state: ArticleState, id: RecordId, isAttested: IsAttested): FrameKnowledge | undefined {
  const { records, index, document, scheme, cursor } = state
  const frame = agreementOf(records, id)
  if (!frame) return undefined
  const place = placeOfFrame(frame, index)
  return {
    text: document.text,
    scheme,
    frame,
    mentions: mentionsAround(index, Number.isFinite(place) ? place : cursor.focus),
    mentionOf: mention => index.get(mention),
    earlier: framesInOrder(state).filter(other => other.id !== id),
    isAttested,
  }
}

function mentionsAround(index: MentionIndex, offset: number): readonly Entity[] {
  const next = index.after(offset)
  const at = next ? index.positionOf(next) : index.size
  return index.ordered.slice(Math.max(0, at - reach), at + reach)
}

import { placeOfFiller } from '../../../shared/edit/agreements/frame-knowledge.ts'
import type { MentionIndex } from '../../../shared/edit/mention-index.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import type { Agreement, Span } from '../../../shared/model/records.ts'
import { coveringSpan, overlaps } from '../../../shared/text/span.ts'

const fillersOf = ({ roles }: Agreement, index: MentionIndex): readonly Span[] =>
  roles.flatMap(({ filler }) => placeOfFiller({ mentionOf: id => index.get(id) }, filler) ?? [])

/** The frame whose words stand at `place`: those that name it, its other mentions among them, before those that fill it. */
export function frameAt(
  frames: readonly Agreement[],
  index: MentionIndex,
  place: Span,
): { readonly id: RecordId; readonly by: 'trigger' | 'filler' } | undefined {
  const named = frames.find(({ trigger, mentions }) =>
    [...(trigger ? [trigger] : []), ...mentions].some(spans => overlaps(coveringSpan(spans), place)),
  )
  if (named) return { id: named.id, by: 'trigger' }
  const filled = frames.find(frame => fillersOf(frame, index).some(span => overlaps(span, place)))
  return filled && { id: filled.id, by: 'filler' }
}

/** The frame with something nearest to `offset` (UTF-16); one that is nowhere comes last. */
export function nearestFrame(frames: readonly Agreement[], index: MentionIndex, offset: number): Agreement | undefined {
  const gap = (frame: Agreement): number =>
    [...(frame.trigger ? [coveringSpan(frame.trigger)] : []), ...fillersOf(frame, index)].reduce(
      (least, { start, end }) => Math.min(least, Math.max(0, start - offset, offset - end)),
      Number.MAX_SAFE_INTEGER,
    )
  return frames.toSorted((a, b) => gap(a) - gap(b))[0]
}

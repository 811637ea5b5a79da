import { absorb, shorterWithin } from '../../shared/edit/absorb.ts'
import type { EditContext, Refusal } from '../../shared/edit/edit-context.ts'
import type { RecordsDiff } from '../../shared/edit/records-diff.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import type { Entity, Span } from '../../shared/model/records.ts'
import { surfaceOf } from '../../shared/model/surface.ts'
import { ok, type Result } from '../../shared/result.ts'
import { coveringSpan } from '../../shared/text/span.ts'
import type { Answer, Asked } from './article-state.ts'
import type { Place } from './place.ts'

/** A mention about to be made or changed. */
type Longer = { readonly id: RecordId; readonly label: string; readonly spans: readonly Span[] }

export type Absorbing = (longer: Longer, proceed: (shorter: readonly Entity[]) => void) => void

/** Goes on with the shorter marks of the label that `longer` is to absorb, asking once where she has not settled it. */
export function createAbsorbing({ session, screen, text }: Place): Absorbing {
  const { store, say } = session
  /** Shorter marks she has said may stay: they are not asked about again. */
  const kept = new Set<RecordId>()
  return ({ id, label, spans }, proceed) => {
    const { index, layer } = store.getState()
    const inside = layer === 'gold' ? [] : shorterWithin(index.meeting(coveringSpan(spans)), label, spans)
    const shorter = inside.filter(entity => entity.id !== id && !kept.has(entity.id))
    const settled = screen.absorbs()
    if (shorter.length === 0 || settled !== 'ask') {
      proceed(settled === 'always' ? shorter : [])
      return
    }
    const asked: Asked = { asks: 'absorb', surface: surfaceOf(text, spans), label, shorter: shorter.length }
    const answer = (given: Answer | null): void => {
      if (given === 'always' || given === 'never') screen.settleAbsorb(given)
      const takesIn = given === 'yes' || given === 'always'
      if (given === 'no') for (const entity of shorter) kept.add(entity.id)
      if (given !== null) proceed(takesIn ? shorter : [])
    }
    store.setState({ question: { asked, answer } })
    say({ said: 'asked', asked })
  }
}

/** An edit that also takes `shorter` into the mention it makes or changes. */
export const taking =
  (edit: (context: EditContext) => Result<RecordsDiff, Refusal>, into: RecordId, shorter: readonly Entity[]) =>
  (context: EditContext): Result<RecordsDiff, Refusal> => {
    const done = edit(context)
    return done.ok ? ok(absorb(context, done.value, into, shorter)) : done
  }

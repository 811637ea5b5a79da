import type { RecordId } from '../model/ids.ts'
import type { Annotation } from '../model/records.ts'
import { assertNever, fail, ok, type Result } from '../result.ts'
import { absorb } from './absorb.ts'
import type { Act } from './act.ts'
import { addFound } from './add-found.ts'
import { changeAgreement } from './agreements/change-agreement.ts'
import { changeCanonical } from './change-canonical.ts'
import { changeEntity, type EntityChange } from './change-entity.ts'
import { sameSpans } from './create-entity.ts'
import { deleteRecords } from './delete-records.ts'
import type { EditContext, Refusal } from './edit-context.ts'
import { hullOf, MentionIndex } from './mention-index.ts'
import { applyInPlace, isEmptyDiff, type RecordsDiff, squashAll } from './records-diff.ts'

/** What an act changes in a layer. Refuses `gone` where none of its records is there, `unchanged` where all of them are so already. */
export function applyAct(context: EditContext, act: Act): Result<RecordsDiff, Refusal> {
  switch (act.do) {
    case 'add': {
      const fresh = act.records.filter(({ id }) => !context.records.has(id))
      return fresh.length === 0 ? fail('unchanged') : addFound(context, fresh)
    }
    case 'changeEntities':
      return changeEntities(
        context,
        act.ids.filter(id => isReached(context, id, act.was)),
        act.change,
      )
    case 'changeAgreements':
      return changeEach(context, act.ids, (present, id) => changeAgreement(present, id, act.change))
    case 'changeCanonical':
      return changeEach(context, act.ids, (present, id) => changeCanonical(present, id, act.change))
    case 'delete':
      return deleteRecords(context, act.ids)
    default:
      return assertNever(act)
  }
}

/** Records of the act that it cannot reach: gone since, or of another kind; of what it adds, those left out. */
export function leftBy({ records }: EditContext, act: Act, diff: RecordsDiff): number {
  switch (act.do) {
    case 'add':
      return act.records.length - diff.added.length
    case 'changeEntities':
      return act.ids.filter(id => !isReached({ records }, id, act.was)).length
    case 'changeAgreements':
      return act.ids.filter(id => records.get(id)?.kind !== 'agreement').length
    case 'changeCanonical':
      return act.ids.filter(id => records.get(id)?.kind !== 'canonicalEntity').length
    case 'delete':
      return act.ids.filter(id => !records.has(id)).length
    default:
      return assertNever(act)
  }
}

type ChangeEntities = Extract<Act, { readonly do: 'changeEntities' }>

/** Whether the mention is there, and still as it was when its change was decided. */
function isReached({ records }: Pick<EditContext, 'records'>, id: RecordId, was: ChangeEntities['was']): boolean {
  const record = records.get(id)
  if (record?.kind !== 'entity') return false
  const { label = record.label, spans = record.spans } = was ?? {}
  return record.label === label && sameSpans(record.spans, spans)
}

/** A mention relabelled or moved onto one of just its words takes that one into it: the same words carry a label once. */
function changeEntities(
  context: EditContext,
  ids: readonly RecordId[],
  change: EntityChange,
): Result<RecordsDiff, Refusal> {
  const index = new MentionIndex([...context.records.values()].filter(record => record.kind === 'entity'))
  return changeEach(context, ids, (present, id) => {
    const changed = changeEntity(present, id, change)
    if (!changed.ok || (change.label === undefined && change.spans === undefined)) return changed
    const after = changed.value.updated.flatMap(([, to]) => (to.kind === 'entity' ? [to] : []))
    const twins = after.flatMap(entity =>
      [...index.meeting(hullOf(entity))].filter(
        other => other.id !== id && other.label === entity.label && sameSpans(other.spans, entity.spans),
      ),
    )
    const diff = absorb(present, changed.value, id, twins)
    for (const { id } of diff.removed) index.remove(id)
    for (const [, to] of diff.updated) if (to.kind === 'entity') index.add(to)
    return ok(diff)
  })
}

/** Changes records one after another, each as the one before has left the layer. */
function changeEach(
  context: EditContext,
  ids: readonly RecordId[],
  change: (present: EditContext, id: RecordId) => Result<RecordsDiff, Refusal>,
): Result<RecordsDiff, Refusal> {
  const records = new Map<RecordId, Annotation>(context.records)
  const { meeting: _, ...rest } = context
  const present: EditContext = { ...rest, records }
  const diffs: RecordsDiff[] = []
  let refusal: Refusal = 'gone'
  for (const id of new Set(ids)) {
    const changed = change(present, id)
    if (changed.ok) {
      applyInPlace(records, changed.value)
      diffs.push(changed.value)
    } else if (changed.error !== 'gone') refusal = changed.error
  }
  const diff = squashAll(diffs)
  return isEmptyDiff(diff) ? fail(refusal) : ok(diff)
}

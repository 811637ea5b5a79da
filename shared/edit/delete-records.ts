import type { RecordId } from '../model/ids.ts'
import type { Agreement, Annotation, Role } from '../model/records.ts'
import { fail, ok, type Result } from '../result.ts'
import type { EditContext, Refusal } from './edit-context.ts'
import type { RecordsDiff } from './records-diff.ts'

/**
 * Deletes records and what leans on them: an entity leaves the roles it filled and takes its relations along.
 * One diff, so one undo brings all of it back. Refuses `gone` where none of them is there.
 */
export function deleteRecords(context: EditContext, ids: readonly RecordId[]): Result<RecordsDiff, Refusal> {
  const doomed = new Set<RecordId>(ids.filter(id => context.records.has(id)))
  if (doomed.size === 0) return fail('gone')
  for (const record of context.records.values())
    if (record.kind === 'relation' && (doomed.has(record.from) || doomed.has(record.to))) doomed.add(record.id)
  const removed: Annotation[] = []
  const updated: (readonly [Annotation, Annotation])[] = []
  for (const record of context.records.values()) {
    if (doomed.has(record.id)) removed.push(record)
    else if (record.kind === 'agreement' && record.roles.some(role => leansOn(role, doomed)))
      updated.push([record, { ...withoutRoles(record, doomed), stamp: context.stamp }])
  }
  return ok({ added: [], updated, removed })
}

const isFilledBy = (role: Role, doomed: ReadonlySet<RecordId>): boolean =>
  'entity' in role.filler && doomed.has(role.filler.entity)

const leansOn = (role: Role, doomed: ReadonlySet<RecordId>): boolean =>
  isFilledBy(role, doomed) || (role.of !== undefined && doomed.has(role.of))

function withoutRoles(agreement: Agreement, doomed: ReadonlySet<RecordId>): Agreement {
  const roles = agreement.roles
    .filter(role => !isFilledBy(role, doomed))
    .map(({ of, ...role }) => (of === undefined || doomed.has(of) ? role : { ...role, of }))
  return { ...agreement, roles }
}

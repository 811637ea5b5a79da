import type { RecordId } from '../../model/ids.ts'
import type { Agreement, Role } from '../../model/records.ts'
import { fail, type Result } from '../../result.ts'
import { type EditContext, entityOf, type Refusal } from '../edit-context.ts'
import type { RecordsDiff } from '../records-diff.ts'
import { changed, type Filled, isFilledBy, refusalOf, sameFilled } from './agreement-of.ts'
import { agreementOf } from './change-agreement.ts'

/**
 * Fills roles of an agreement; a filler that stands there already stands once, and takes over an `of` that it brings.
 * Refuses `gone`, `unchanged`, or `empty` where bare words are none of the text.
 */
export function fillRole(context: EditContext, id: RecordId, fillers: readonly Role[]): Result<RecordsDiff, Refusal> {
  const before = agreementOf(context.records, id)
  if (!before) return fail('gone')
  const refusal = fillers.map(filler => refusalOf(context, filler)).find(why => why !== null)
  if (refusal) return fail(refusal)
  const roles = fillers.reduce<readonly Role[]>(
    (filled, filler) =>
      filled.some(role => sameFilled(role, filler))
        ? filled.map(role => (sameFilled(role, filler) && filler.of !== undefined ? { ...role, of: filler.of } : role))
        : filled.concat(filler),
    before.roles,
  )
  return changed(context, before, { ...before, roles })
}

/**
 * Takes fillers out of an agreement. What was theirs is nobody's: an `of` that named one of them goes, where it fills nothing else
 * there. Refuses `gone` where the agreement is, `unchanged` where none of them fills it.
 */
export function emptyRole(
  context: EditContext,
  id: RecordId,
  fillers: readonly Filled[],
): Result<RecordsDiff, Refusal> {
  const before = agreementOf(context.records, id)
  if (!before) return fail('gone')
  const left = before.roles.filter(role => !fillers.some(filler => sameFilled(role, filler)))
  return changed(context, before, { ...before, roles: withoutOwner(left, before.roles) })
}

/** Says whose a filler is: a title's person, a person's party. Null: nobody's. Refuses `gone` and `unchanged`. */
export function setOf(
  context: EditContext,
  id: RecordId,
  filled: Filled,
  of: RecordId | null,
): Result<RecordsDiff, Refusal> {
  const before = agreementOf(context.records, id)
  if (!before || (of !== null && !entityOf(context.records, of))) return fail('gone')
  const roles = before.roles.map(role => {
    if (!sameFilled(role, filled)) return role
    const { of: _, ...rest } = role
    return of === null ? rest : { ...rest, of }
  })
  return changed(context, before, { ...before, roles })
}

/** `left`, where no `of` names a mention that filled something in `before` and does so no more. */
export function withoutOwner(left: Agreement['roles'], before: Agreement['roles']): Agreement['roles'] {
  const fills = (roles: Agreement['roles'], entity: RecordId): boolean => roles.some(role => isFilledBy(role, entity))
  return left.map(({ of, ...role }) =>
    of === undefined || (fills(before, of) && !fills(left, of)) ? role : { ...role, of },
  )
}

import type { RecordId } from '../../model/ids.ts'
import type { Role } from '../../model/records.ts'
import { fail, type Result } from '../../result.ts'
import type { EditContext, Refusal } from '../edit-context.ts'
import type { RecordsDiff } from '../records-diff.ts'
import { changed, isFilledBy, sameFilled } from './agreement-of.ts'
import { agreementOf } from './change-agreement.ts'

/** Where a filler is to stand: its role, and the position in the agreement's roles that it comes before; null: last of all. */
export type FillerPlace = { readonly role: string; readonly before: number | null }

/**
 * Puts the filler at position `at` into another role, or elsewhere in its own. The titles of a person who changes role go along into the role
 * that `titleRoleOf` names for the new one; null: they stay. Refuses `gone` where there is no such filler, `unchanged` where it stands there
 * already.
 */
export function moveFiller(
  context: EditContext,
  id: RecordId,
  at: number,
  to: FillerPlace,
  titleRoleOf: (role: string) => string | null,
): Result<RecordsDiff, Refusal> {
  const before = agreementOf(context.records, id)
  const moved = before?.roles[at]
  if (!before || !moved) return fail('gone')
  const [from, into] = [titleRoleOf(moved.role), titleRoleOf(to.role)]
  const isTitleOfIt = ({ role, of }: Role): boolean => role === from && of !== undefined && isFilledBy(moved, of)
  const there = { ...moved, role: to.role }
  const roles = before.roles.flatMap((role, position): readonly Role[] => [
    ...(position === to.before ? [there] : []),
    // What already stands in that role stands there once.
    ...(position === at || sameFilled(role, there)
      ? []
      : [into !== null && from !== into && isTitleOfIt(role) ? { ...role, role: into } : role]),
  ])
  return changed(context, before, { ...before, roles: to.before === null ? [...roles, there] : roles })
}

import type { Agreement } from '../../model/records.ts'
import type { RoleType } from '../../model/scheme.ts'
import { isFilledBy } from './agreement-of.ts'
import { isPersonRole, isTitleRole, partyRoleOf } from './role-types.ts'

/**
 * How a filler is tied wrongly, by its position in the roles: a title of nobody, a marked person for no party where there are parties, or a
 * filler that is its own owner. Bare words (وفد من الجانبين) may stand for nobody.
 */
export type TieFault = {
  readonly code: 'title-person' | 'person-side' | 'fills-itself'
  readonly at: number
}

/** What is wrong with whose titles and whose persons these are. `types`: roles the agreement may have. */
export function tieFaults({ roles }: Pick<Agreement, 'roles'>, types: readonly RoleType[]): readonly TieFault[] {
  const party = partyRoleOf(types)?.id
  const hasParty = roles.some(({ role }) => role === party)
  return roles.flatMap((filled, at): readonly TieFault[] => {
    const type = types.find(({ id }) => id === filled.role)
    if (filled.of !== undefined) return isFilledBy(filled, filled.of) ? [{ code: 'fills-itself', at }] : []
    if (!type) return []
    if (isTitleRole(type)) return [{ code: 'title-person', at }]
    return isPersonRole(type) && hasParty && 'entity' in filled.filler ? [{ code: 'person-side', at }] : []
  })
}

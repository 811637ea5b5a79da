import type { RoleType, Scheme } from '../../model/scheme.ts'

/** Roles an agreement of this type may have, in its order; a type the scheme does not know may have any. */
export function rolesOfType(scheme: Scheme, type: string): readonly RoleType[] {
  const ids = scheme.agreementTypes.find(({ id }) => id === type)?.roles
  return ids ? ids.flatMap(id => scheme.roleTypes.find(role => role.id === id) ?? []) : scheme.roleTypes
}

export const allows = (role: RoleType, label: string): boolean =>
  role.labels.length === 0 || role.labels.includes(label)

/** A role whose fillers stand for a party. */
export const isPersonRole = (role: RoleType): boolean => role.of === 'party'
/** A role whose fillers are what a person is. */
export const isTitleRole = (role: RoleType): boolean => role.of === 'person'

/** The role persons stand for: the one called so, else the first that needs several. */
export const partyRoleOf = (roles: readonly RoleType[]): RoleType | undefined =>
  roles.find(({ id }) => id === 'party') ?? roles.find(({ minimum }) => minimum > 1)

/** The role of a person's title: the one named after the person's (signatory, signatoryTitle), else the only one there is. */
export function titleRoleOf(roles: readonly RoleType[], person: string): RoleType | undefined {
  const titles = roles.filter(isTitleRole)
  return titles.find(({ id }) => id === `${person}Title`) ?? (titles.length === 1 ? titles[0] : undefined)
}

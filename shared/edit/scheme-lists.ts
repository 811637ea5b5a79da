import type { Scheme } from '../model/scheme.ts'
import type { Part } from './check-scheme.ts'
import type { Entries } from './scheme-edit.ts'
import { emptyMapping, type IdMapping, type SchemeMapping } from './scheme-mapping.ts'

type Lists = { readonly [P in Part]: readonly Entries[P][] }

/** One list of a scheme. */
export function listOf<P extends Part>(scheme: Scheme, part: P): readonly Entries[P][] {
  const lists: Lists = scheme
  return lists[part]
}

/** The scheme with another list in its place. */
export const withList = <P extends Part>(scheme: Scheme, part: P, list: readonly Entries[P][]): Scheme => ({
  ...scheme,
  [part]: list,
})

/** The mapping of one list's ids. */
export const mappingOf = (part: Part, ids: IdMapping): SchemeMapping => ({ ...emptyMapping, [kindOf[part]]: ids })

/** What mappings call the ids of each list. */
export const kindOf = {
  labels: 'labels',
  roleTypes: 'roles',
  agreementTypes: 'types',
  agreementStatuses: 'statuses',
  relationTypes: 'relations',
  categories: 'categories',
} as const

/** Every place of a scheme that names a label or a role by `from` names it by `to`. */
export function renameReferences(scheme: Scheme, part: Part, from: string, to: readonly string[]): Scheme {
  const swap = (ids: readonly string[]): readonly string[] => [...new Set(ids.flatMap(id => (id === from ? to : [id])))]
  if (part === 'roleTypes')
    return { ...scheme, agreementTypes: scheme.agreementTypes.map(type => ({ ...type, roles: swap(type.roles) })) }
  if (part !== 'labels') return scheme
  return {
    ...scheme,
    roleTypes: scheme.roleTypes.map(role => ({ ...role, labels: swap(role.labels) })),
    relationTypes: scheme.relationTypes.map(type => ({ ...type, from: swap(type.from), to: swap(type.to) })),
  }
}

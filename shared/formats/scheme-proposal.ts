import type { Scheme } from '../model/scheme.ts'

/** What a file says may be marked, in its own words. Ids are labels as its marks carry them. */
export type SchemeProposal = {
  readonly labels: readonly ProposedLabel[]
  readonly relationTypes: readonly ProposedRelation[]
  readonly agreementTypes: readonly { readonly id: string; readonly roles: readonly ProposedRole[] }[]
  /** Attributes of marks. */
  readonly attributes: readonly { readonly id: string; readonly values: readonly string[] }[]
  readonly categories: readonly { readonly id: string; readonly values: readonly string[] }[]
}

type ProposedLabel = {
  readonly id: string
  readonly name?: string
  /** `#rrggbb`. */
  readonly colour?: string
  /** A single character. */
  readonly key?: string
  readonly parent?: string
}
type ProposedRelation = { readonly id: string; readonly from: readonly string[]; readonly to: readonly string[] }
type ProposedRole = {
  readonly id: string
  readonly labels: readonly string[]
  readonly minimum: number
  readonly maximum: number | null
}

export const emptyProposal: SchemeProposal = {
  labels: [],
  relationTypes: [],
  agreementTypes: [],
  attributes: [],
  categories: [],
}

/** What a scheme of the program's own proposes to another. */
export const proposeScheme = (scheme: Scheme): SchemeProposal => ({
  labels: scheme.labels.map(({ id, name, colour }) => ({ id, name: name.ar, colour: colour.light })),
  relationTypes: scheme.relationTypes.map(({ id, from, to }) => ({ id, from, to })),
  agreementTypes: scheme.agreementTypes.map(({ id, roles }) => ({
    id,
    roles: scheme.roleTypes
      .filter(role => roles.includes(role.id))
      .map(({ id: role, labels, minimum, maximum }) => ({ id: role, labels, minimum, maximum })),
  })),
  attributes: [],
  categories: scheme.categories.map(({ id, values }) => ({ id, values: values.map(value => value.id) })),
})

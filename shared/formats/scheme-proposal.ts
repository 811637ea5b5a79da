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

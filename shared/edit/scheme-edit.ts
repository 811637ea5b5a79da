import type {
  AgreementType,
  Bilingual,
  Category,
  Label,
  Named,
  Policy,
  RelationType,
  RoleType,
  Scheme,
} from '../model/scheme.ts'
import type { Part } from './check-scheme.ts'
import type { SchemeMapping } from './scheme-mapping.ts'

/** What each list of a scheme holds. */
export type Entries = {
  readonly labels: Label
  readonly roleTypes: RoleType
  readonly agreementTypes: AgreementType
  readonly agreementStatuses: Named
  readonly relationTypes: RelationType
  readonly categories: Category
}

/** `after`: the entry it stands behind; absent: the last. */
export type AddEdit<P extends Part = Part> = {
  [K in P]: { readonly do: 'add'; readonly part: K; readonly entry: Entries[K]; readonly after?: string }
}[P]

/** `to`: the entry as it is to be: name, colour, key, constraint; with another id the records follow. */
export type ChangeEdit<P extends Part = Part> = {
  [K in P]: { readonly do: 'change'; readonly part: K; readonly id: string; readonly to: Entries[K] }
}[P]

/** Everything that can be done to a scheme. */
export type SchemeEdit =
  | AddEdit
  | ChangeEdit
  /** `moveTo`: what uses it uses that one from then on, and constraints follow (a merge); null: what uses it goes. */
  | { readonly do: 'delete'; readonly part: Part; readonly id: string; readonly moveTo: string | null }
  | { readonly do: 'deleteValue'; readonly category: string; readonly value: string; readonly moveTo: string | null }
  /** Entries the list does not name keep their order behind. */
  | { readonly do: 'order'; readonly part: Part; readonly ids: readonly string[] }
  /** New labels beside one that is to be split: whatever allows it allows them. Marks are given to them one by one. */
  | { readonly do: 'split'; readonly label: string; readonly into: readonly Label[] }
  /** Another scheme in its place. `moves`: what becomes of ids that it does not have; those not named go, and what uses them. */
  | { readonly do: 'replace'; readonly by: Scheme; readonly moves: SchemeMapping }
  | { readonly do: 'policy'; readonly policy: Policy }
  | { readonly do: 'name'; readonly name: Bilingual }

/** A scheme after an edit, and what the edit asks of records. */
export type SchemeChange = { readonly scheme: Scheme; readonly mapping: SchemeMapping }

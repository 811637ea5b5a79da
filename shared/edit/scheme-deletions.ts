import type { AgreementType, Category, Label, RoleType, Scheme } from '../model/scheme.ts'
import { fail, ok, type Result } from '../result.ts'
import { ancestorsOf, type Part, type SchemeProblem } from './check-scheme.ts'
import type { SchemeChange, SchemeEdit } from './scheme-edit.ts'
import { mappingOf, renameReferences } from './scheme-lists.ts'
import { emptyMapping, ownedKey } from './scheme-mapping.ts'

type DeleteEdit = Extract<SchemeEdit, { readonly do: 'delete' }>
type DeleteValueEdit = Extract<SchemeEdit, { readonly do: 'deleteValue' }>
type Outcome = Result<SchemeChange, readonly SchemeProblem[]>

const refuse = (code: SchemeProblem['code'], part: Part, id: string, what: string): Outcome =>
  fail([{ code, part, id, what }])

/** Lists united by id, the first's order before the second's. */
const united = <One extends { readonly id: string }>(
  first: readonly One[] = [],
  second: readonly One[] = [],
): readonly One[] => [...first, ...second.filter(({ id }) => !first.some(other => other.id === id))]

/** An empty list of labels means any. */
const eitherAllows = (a: readonly string[], b: readonly string[]): readonly string[] =>
  a.length === 0 || b.length === 0 ? [] : [...new Set([...a, ...b])]

const withAttributes = <One extends Label | AgreementType>(into: One, from: One): One =>
  from.attributes ? { ...into, attributes: united(into.attributes, from.attributes) } : into

const mergedRole = (into: RoleType, from: RoleType): RoleType => ({
  ...into,
  labels: eitherAllows(into.labels, from.labels),
  span: into.span || from.span,
})

const mergedType = (into: AgreementType, from: AgreementType): AgreementType => ({
  ...withAttributes(into, from),
  roles: [...new Set([...into.roles, ...from.roles])],
})

const mergedCategory = (into: Category, from: Category): Category => ({
  ...into,
  values: united(into.values, from.values),
})

/** The list without an entry; the one it moves to takes over what it had. */
function without<One extends { readonly id: string }>(
  list: readonly One[],
  { id, moveTo }: DeleteEdit,
  merge: (into: One, from: One) => One,
): readonly One[] {
  const from = list.find(entry => entry.id === id)
  return list.flatMap(entry =>
    entry.id === id ? [] : [from !== undefined && entry.id === moveTo ? merge(entry, from) : entry],
  )
}

const keepInto = <One>(into: One): One => into

/** Children of the label go under the one it moves to, or else under its own parent. */
function remainingLabels(labels: readonly Label[], edit: DeleteEdit): readonly Label[] {
  const above = labels.find(({ id }) => id === edit.id)?.parent ?? null
  return without(labels, edit, withAttributes).map(label => {
    // One that stood below takes the place of the label it takes in, or it would be its own ancestor.
    if (label.id === edit.moveTo)
      return ancestorsOf(labels, label.id).includes(edit.id) ? { ...label, parent: above } : label
    return label.parent === edit.id ? { ...label, parent: edit.moveTo ?? above } : label
  })
}

function remaining(scheme: Scheme, edit: DeleteEdit): Scheme {
  switch (edit.part) {
    case 'labels':
      return { ...scheme, labels: remainingLabels(scheme.labels, edit) }
    case 'roleTypes':
      return { ...scheme, roleTypes: without(scheme.roleTypes, edit, mergedRole) }
    case 'agreementTypes':
      return { ...scheme, agreementTypes: without(scheme.agreementTypes, edit, mergedType) }
    case 'categories':
      return { ...scheme, categories: without(scheme.categories, edit, mergedCategory) }
    case 'agreementStatuses':
      return { ...scheme, agreementStatuses: without(scheme.agreementStatuses, edit, keepInto) }
    case 'relationTypes':
      return { ...scheme, relationTypes: without(scheme.relationTypes, edit, keepInto) }
  }
}

/** Roles and relations that allowed this label alone: without it they would allow any, which nobody asked for. */
function leftOpen(scheme: Scheme, label: string): readonly SchemeProblem[] {
  const isAlone = (labels: readonly string[]): boolean => labels.length === 1 && labels[0] === label
  return [
    ...scheme.roleTypes
      .filter(role => isAlone(role.labels))
      .map(({ id }): SchemeProblem => ({ code: 'left-open', part: 'roleTypes', id, what: label })),
    ...scheme.relationTypes
      .filter(type => isAlone(type.from) || isAlone(type.to))
      .map(({ id }): SchemeProblem => ({ code: 'left-open', part: 'relationTypes', id, what: label })),
  ]
}

/** Takes an entry out of the scheme, or merges it into another of its list. */
export function deleteEntry(scheme: Scheme, edit: DeleteEdit): Outcome {
  const { part, id, moveTo } = edit
  if (!scheme[part].some(entry => entry.id === id)) return refuse('gone', part, id, id)
  if (moveTo !== null && (moveTo === id || !scheme[part].some(entry => entry.id === moveTo)))
    return refuse('gone', part, moveTo, moveTo)
  const open = part === 'labels' && moveTo === null ? leftOpen(scheme, id) : []
  if (open.length > 0) return fail(open)
  return ok({
    scheme: renameReferences(remaining(scheme, edit), part, id, moveTo === null ? [] : [moveTo]),
    mapping: mappingOf(part, { [id]: moveTo }),
  })
}

/** Takes a value out of a category, or merges it into another. */
export function deleteValue(scheme: Scheme, { category, value, moveTo }: DeleteValueEdit): Outcome {
  const held = scheme.categories.find(({ id }) => id === category)
  if (!held?.values.some(({ id }) => id === value)) return refuse('gone', 'categories', category, value)
  if (moveTo !== null && (moveTo === value || !held.values.some(({ id }) => id === moveTo)))
    return refuse('gone', 'categories', category, moveTo)
  const values = held.values.filter(({ id }) => id !== value)
  return ok({
    scheme: { ...scheme, categories: scheme.categories.map(other => (other === held ? { ...held, values } : other)) },
    mapping: { ...emptyMapping, values: { [ownedKey(category, value)]: moveTo } },
  })
}

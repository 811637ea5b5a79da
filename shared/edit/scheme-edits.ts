import type { AttributeType, Label, Named, Scheme } from '../model/scheme.ts'
import { assertNever, fail, ok, type Result } from '../result.ts'
import { newProblems, type Part, parts, type SchemeProblem } from './check-scheme.ts'
import { vanishedIn } from './compare-schemes.ts'
import { deleteEntry, deleteValue } from './scheme-deletions.ts'
import type { AddEdit, ChangeEdit, SchemeChange, SchemeEdit } from './scheme-edit.ts'
import { kindOf, listOf, mappingOf, renameReferences, withList } from './scheme-lists.ts'
import {
  composeMappings,
  emptyMapping,
  type IdMapping,
  type MappedKind,
  ownedKey,
  type SchemeMapping,
} from './scheme-mapping.ts'

function add<P extends Part>(scheme: Scheme, { part, entry, after }: AddEdit<P>): Scheme {
  const list = listOf(scheme, part)
  const at = after === undefined ? -1 : list.findIndex(({ id }) => id === after)
  const place = at < 0 ? list.length : at + 1
  return withList(scheme, part, [...list.slice(0, place), entry, ...list.slice(place)])
}

function change<P extends Part>(scheme: Scheme, { part, id, to }: ChangeEdit<P>): SchemeChange {
  const before = listOf(scheme, part).find(entry => entry.id === id)
  const changed = withList(
    scheme,
    part,
    listOf(scheme, part).map(entry => (entry.id === id ? to : entry)),
  )
  const renamed = to.id === id ? changed : renameReferences(changed, part, id, [to.id])
  const followed =
    part === 'labels' && to.id !== id
      ? { ...renamed, labels: renamed.labels.map(label => (label.parent === id ? { ...label, parent: to.id } : label)) }
      : renamed
  return {
    scheme: followed,
    mapping: { ...mappingOf(part, to.id === id ? {} : { [id]: to.id }), ...lostOf(part, before, to) },
  }
}

type Owner = {
  readonly id: string
  readonly values?: readonly Named[]
  readonly attributes?: readonly AttributeType[] | undefined
}

/** What an entry owned and owns no longer: records lose it. */
function lostOf(part: Part, before: Owner | undefined, after: Owner): Partial<SchemeMapping> {
  if (!before) return {}
  const lost = (held: readonly { readonly id: string }[], kept: readonly { readonly id: string }[]): IdMapping =>
    Object.fromEntries(
      held.filter(({ id }) => !kept.some(other => other.id === id)).map(({ id }) => [ownedKey(before.id, id), null]),
    )
  if (part === 'categories') return { values: lost(before.values ?? [], after.values ?? []) }
  const attributes = lost(before.attributes ?? [], after.attributes ?? [])
  if (part === 'labels') return { labelAttributes: attributes }
  return part === 'agreementTypes' ? { typeAttributes: attributes } : {}
}

function order<P extends Part>(scheme: Scheme, part: P, ids: readonly string[]): Scheme {
  const list = listOf(scheme, part)
  const rankOf = ({ id }: { readonly id: string }): number => (ids.includes(id) ? ids.indexOf(id) : ids.length)
  return withList(
    scheme,
    part,
    list.toSorted((a, b) => rankOf(a) - rankOf(b)),
  )
}

function split(scheme: Scheme, label: string, into: readonly Label[]): Scheme {
  const at = scheme.labels.findIndex(({ id }) => id === label) + 1
  const labels = [...scheme.labels.slice(0, at), ...into, ...scheme.labels.slice(at)]
  return renameReferences({ ...scheme, labels }, 'labels', label, [label, ...into.map(({ id }) => id)])
}

const replacedBy = (scheme: Scheme, by: Scheme, moves: SchemeMapping): SchemeChange => {
  const vanished = vanishedIn(scheme, by)
  const chosen = (kind: MappedKind): IdMapping =>
    Object.fromEntries(Object.keys(vanished[kind]).map(id => [id, moves[kind][id] ?? null]))
  return {
    scheme: { ...by, id: scheme.id, revision: scheme.revision },
    mapping: {
      labels: chosen('labels'),
      roles: chosen('roles'),
      types: chosen('types'),
      statuses: chosen('statuses'),
      relations: chosen('relations'),
      categories: chosen('categories'),
      values: chosen('values'),
      labelAttributes: chosen('labelAttributes'),
      typeAttributes: chosen('typeAttributes'),
    },
  }
}

const missing = (part: Part, id: string) => fail<readonly SchemeProblem[]>([{ code: 'gone', part, id, what: id }])

/** An edit done without asking whether what comes of it is sound: several together may only be so at their end. */
function perform(scheme: Scheme, edit: SchemeEdit): Result<SchemeChange, readonly SchemeProblem[]> {
  const known = (part: Part, id: string): boolean => scheme[part].some(entry => entry.id === id)
  const plain = (next: Scheme) => ok<SchemeChange>({ scheme: next, mapping: emptyMapping })
  switch (edit.do) {
    case 'add':
      return plain(add(scheme, edit))
    case 'change':
      return known(edit.part, edit.id) ? ok(change(scheme, edit)) : missing(edit.part, edit.id)
    case 'delete':
      return deleteEntry(scheme, edit)
    case 'deleteValue':
      return deleteValue(scheme, edit)
    case 'order':
      return plain(order(scheme, edit.part, edit.ids))
    case 'split':
      return known('labels', edit.label) ? plain(split(scheme, edit.label, edit.into)) : missing('labels', edit.label)
    case 'replace': {
      const change = replacedBy(scheme, edit.by, edit.moves)
      const strange = parts.flatMap(part =>
        Object.values(change.mapping[kindOf[part]]).filter(
          to => to !== null && !edit.by[part].some(entry => entry.id === to),
        ),
      )
      return strange[0] === undefined || strange[0] === null ? ok(change) : missing('labels', strange[0])
    }
    case 'policy':
      return plain({ ...scheme, policy: edit.policy })
    case 'name':
      return plain({ ...scheme, name: edit.name })
    default:
      return assertNever(edit)
  }
}

/**
 * Edits of a scheme as one change: the scheme with its revision one higher, and what is asked of records. Refused with every problem it
 * would bring: what was wrong before keeps nobody from mending something else.
 */
export function applySchemeEdits(
  scheme: Scheme,
  edits: readonly SchemeEdit[],
): Result<SchemeChange, readonly SchemeProblem[]> {
  let reached: SchemeChange = { scheme, mapping: emptyMapping }
  for (const edit of edits) {
    const next = perform(reached.scheme, edit)
    if (!next.ok) return next
    reached = { scheme: next.value.scheme, mapping: composeMappings(reached.mapping, next.value.mapping) }
  }
  if (JSON.stringify(reached.scheme) === JSON.stringify(scheme))
    return fail([{ code: 'unchanged', part: 'scheme', id: '', what: '' }])
  const problems = newProblems(scheme, reached.scheme)
  if (problems.length > 0) return fail(problems)
  return ok({ ...reached, scheme: { ...reached.scheme, revision: scheme.revision + 1 } })
}

/** The scheme as edits would leave it, sound or not: to be looked at while they are made. */
export const sketchEdits = (scheme: Scheme, edits: readonly SchemeEdit[]): Scheme =>
  edits.reduce((reached, edit) => {
    const next = perform(reached, edit)
    return next.ok ? next.value.scheme : reached
  }, scheme)

/** One edit, as `applySchemeEdits`. */
export const applySchemeEdit = (scheme: Scheme, edit: SchemeEdit): Result<SchemeChange, readonly SchemeProblem[]> =>
  applySchemeEdits(scheme, [edit])

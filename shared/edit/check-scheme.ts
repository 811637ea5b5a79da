import type { Bilingual, Label, RoleType, Scheme } from '../model/scheme.ts'
import { isLabelKey, isRoleKey } from './scheme-keys.ts'

/** The lists of a scheme that an edit can touch. */
export type Part = 'labels' | 'roleTypes' | 'agreementTypes' | 'agreementStatuses' | 'relationTypes' | 'categories'

export const parts: readonly Part[] = [
  'labels',
  'roleTypes',
  'agreementTypes',
  'agreementStatuses',
  'relationTypes',
  'categories',
]

export type SchemeProblemCode =
  | 'gone'
  | 'unchanged'
  | 'id-form'
  | 'id-taken'
  | 'name-missing'
  | 'colour-form'
  | 'key-fixed'
  | 'key-shared'
  | 'parent-unknown'
  | 'parent-cycle'
  | 'label-unknown'
  | 'role-unknown'
  | 'type-without-roles'
  | 'bounds-crossed'
  | 'choice-without-values'
  | 'left-open'

/** What is wrong with a scheme, or with an edit of it. `id`: of the entry; `what`: the value, or the other one, that it is about. */
export type SchemeProblem = {
  readonly code: SchemeProblemCode
  readonly part: Part | 'scheme'
  readonly id: string
  readonly what: string
}

/** Ids go into files and mappings of other tools: letters, digits and signs that none of them reads otherwise. */
const idForm = /^[\p{L}\p{N}][\p{L}\p{N}\p{M}_.-]{0,63}$/u
const colourForm = /^#[0-9a-f]{6}$/

type Report = (code: SchemeProblemCode, what: string) => SchemeProblem
const reporter =
  (part: SchemeProblem['part'], id: string): Report =>
  (code, what) => ({ code, part, id, what })

const missingNames = (name: Bilingual, report: Report): readonly SchemeProblem[] =>
  (['ar', 'en'] as const).flatMap(language => (name[language].trim() === '' ? [report('name-missing', language)] : []))

const badIds = (
  entries: readonly { readonly id: string }[],
  toReport: (id: string) => Report,
): readonly SchemeProblem[] =>
  entries.flatMap(({ id }, at) => [
    ...(idForm.test(id) ? [] : [toReport(id)('id-form', id)]),
    ...(entries.findIndex(other => other.id === id) < at ? [toReport(id)('id-taken', id)] : []),
  ])

/** Ids above a label, the nearest first; a way that goes round ends where it would come to a label again. */
export function ancestorsOf(labels: readonly Label[], id: string): readonly string[] {
  const parentOf = (label: string): string | null => labels.find(other => other.id === label)?.parent ?? null
  const way: string[] = []
  for (let parent = parentOf(id); parent !== null && !way.includes(parent); parent = parentOf(parent)) way.push(parent)
  return way
}

const unknown = (
  ids: readonly string[],
  known: ReadonlySet<string>,
  code: 'label-unknown' | 'role-unknown',
  report: Report,
): readonly SchemeProblem[] => ids.flatMap(id => (known.has(id) ? [] : [report(code, id)]))

const sameLabels = (a: RoleType, b: RoleType): boolean => a.labels.toSorted().join() === b.labels.toSorted().join()

/** The entry before this one that has its key. Roles that take the same labels may share one: pressed again it goes on to the next. */
export function keyHolder(
  scheme: Scheme,
  part: 'labels' | 'roleTypes' | 'relationTypes',
  id: string,
  key: string,
): string | null {
  if (part === 'labels')
    return scheme.labels.find(label => label.id !== id && label.enabled && label.key === key)?.id ?? null
  if (part === 'relationTypes') return scheme.relationTypes.find(type => type.id !== id && type.key === key)?.id ?? null
  const role = scheme.roleTypes.find(own => own.id === id)
  return (
    scheme.roleTypes.find(other => other.id !== id && other.key === key && !(role && sameLabels(role, other)))?.id ??
    null
  )
}

function checkLabels(scheme: Scheme, known: ReadonlySet<string>): readonly SchemeProblem[] {
  return scheme.labels.flatMap(label => {
    const report = reporter('labels', label.id)
    const above = ancestorsOf(scheme.labels, label.id)
    const holder = label.key !== null && label.enabled ? keyHolder(scheme, 'labels', label.id, label.key) : null
    return [
      ...missingNames(label.name, report),
      ...[label.colour.light, label.colour.dark].flatMap(colour =>
        colourForm.test(colour) ? [] : [report('colour-form', colour)],
      ),
      ...(label.key !== null && !isLabelKey(label.key) ? [report('key-fixed', label.key)] : []),
      ...(holder === null ? [] : [report('key-shared', holder)]),
      ...(label.parent !== null && !known.has(label.parent) ? [report('parent-unknown', label.parent)] : []),
      ...(above.includes(label.id) ? [report('parent-cycle', [label.id, ...above].join(' ← '))] : []),
      ...checkAttributes(label.attributes ?? [], report),
    ]
  })
}

function checkAttributes(attributes: NonNullable<Label['attributes']>, report: Report): readonly SchemeProblem[] {
  return [
    ...badIds(attributes, () => report),
    ...attributes.flatMap(attribute => [
      ...missingNames(attribute.name, report),
      ...badIds(attribute.values, () => report),
      ...(attribute.kind === 'choice' && attribute.values.length === 0
        ? [report('choice-without-values', attribute.id)]
        : []),
    ]),
  ]
}

function checkRoles(scheme: Scheme, known: ReadonlySet<string>): readonly SchemeProblem[] {
  return scheme.roleTypes.flatMap(role => {
    const report = reporter('roleTypes', role.id)
    const holder = role.key === null ? null : keyHolder(scheme, 'roleTypes', role.id, role.key)
    return [
      ...missingNames(role.name, report),
      ...unknown(role.labels, known, 'label-unknown', report),
      ...(role.maximum !== null && role.maximum < role.minimum
        ? [report('bounds-crossed', `${role.minimum}–${role.maximum}`)]
        : []),
      ...(role.key !== null && !isRoleKey(role.key) ? [report('key-fixed', role.key)] : []),
      ...(holder === null ? [] : [report('key-shared', holder)]),
    ]
  })
}

/** Everything that keeps a scheme from being used. Empty: it is sound. */
export function checkScheme(scheme: Scheme): readonly SchemeProblem[] {
  const labels: ReadonlySet<string> = new Set(scheme.labels.map(({ id }) => id))
  const roles: ReadonlySet<string> = new Set(scheme.roleTypes.map(({ id }) => id))
  return [
    ...missingNames(scheme.name, reporter('scheme', '')),
    ...parts.flatMap(part => badIds(scheme[part], id => reporter(part, id))),
    ...checkLabels(scheme, labels),
    ...checkRoles(scheme, labels),
    ...scheme.agreementTypes.flatMap(type => {
      const report = reporter('agreementTypes', type.id)
      return [
        ...missingNames(type.name, report),
        ...unknown(type.roles, roles, 'role-unknown', report),
        ...(type.roles.length === 0 ? [report('type-without-roles', '')] : []),
        ...checkAttributes(type.attributes ?? [], report),
      ]
    }),
    ...scheme.agreementStatuses.flatMap(status => missingNames(status.name, reporter('agreementStatuses', status.id))),
    ...scheme.relationTypes.flatMap(type => {
      const report = reporter('relationTypes', type.id)
      const key = type.key ?? null
      const holder = key === null ? null : keyHolder(scheme, 'relationTypes', type.id, key)
      return [
        ...missingNames(type.name, report),
        ...unknown([...type.from, ...type.to], labels, 'label-unknown', report),
        ...(key !== null && !isRoleKey(key) ? [report('key-fixed', key)] : []),
        ...(holder === null ? [] : [report('key-shared', holder)]),
      ]
    }),
    ...scheme.categories.flatMap(category => {
      const report = reporter('categories', category.id)
      return [
        ...missingNames(category.name, report),
        ...badIds(category.values, () => report),
        ...category.values.flatMap(value => missingNames(value.name, report)),
      ]
    }),
  ]
}

/** Problems of `after` that `before` did not have: an edit answers for what it brings. */
export function newProblems(before: Scheme, after: Scheme): readonly SchemeProblem[] {
  const known = new Set(checkScheme(before).map(textOf))
  return checkScheme(after).filter(problem => !known.has(textOf(problem)))
}

const textOf = ({ code, part, id, what }: SchemeProblem): string => JSON.stringify([code, part, id, what])

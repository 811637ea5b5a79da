import type { SchemeChangeEntry } from '../model/corpus.ts'
import type { Scheme } from '../model/scheme.ts'
import { composeMappings, emptyMapping, type IdMapping, type SchemeMapping } from './scheme-mapping.ts'

/** Changes after a `revision` that were not taken back, oldest first. */
export function standingSince(changes: readonly SchemeChangeEntry[], revision: number): readonly SchemeChangeEntry[] {
  let standing: readonly SchemeChangeEntry[] = []
  for (const change of changes) {
    if (change.revision <= revision) continue
    const undone = standing.filter(other => other.revision !== change.undoes)
    standing = undone.length < standing.length ? undone : [...standing, change]
  }
  return standing
}

/** What became of records that follow an older `revision` of the scheme. A change and what took it back cancel each other. */
export const mappingSince = (changes: readonly SchemeChangeEntry[], revision: number): SchemeMapping =>
  standingSince(changes, revision).reduce((mapping, change) => composeMappings(mapping, change.mapping), emptyMapping)

/**
 * What leads back, as far as the ids themselves say: what was renamed. Merged and deleted ids do not tell what they were; records are taken back
 * one by one. `before`: the scheme that `mapping` led away from.
 */
export function inverseMapping(mapping: SchemeMapping, before: Scheme): SchemeMapping {
  const known = {
    labels: idsOf(before.labels),
    roles: idsOf(before.roleTypes),
    types: idsOf(before.agreementTypes),
    statuses: idsOf(before.agreementStatuses),
    relations: idsOf(before.relationTypes),
    categories: idsOf(before.categories),
  }
  const back = Object.fromEntries(
    Object.entries(known).map(([kind, ids]) => [kind, inverseIds(mapping[kind as keyof typeof known], ids)]),
  )
  return { ...emptyMapping, ...back }
}

const idsOf = (list: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(list.map(({ id }) => id))

/** An id that two lead to, or that was there before and stayed, has more than one past. */
function inverseIds(ids: IdMapping, known: ReadonlySet<string>): IdMapping {
  const pairs = Object.entries(ids).flatMap(([from, to]) => (to === null ? [] : [[to, from] as const]))
  const isOnly = (to: string): boolean =>
    pairs.filter(([other]) => other === to).length === 1 && (!known.has(to) || Object.hasOwn(ids, to))
  return Object.fromEntries(pairs.filter(([to]) => isOnly(to)))
}

/** Whether two schemes say the same, whatever their revision. */
export const sameScheme = (a: Scheme, b: Scheme): boolean =>
  JSON.stringify({ ...a, revision: 0 }) === JSON.stringify({ ...b, revision: 0 })

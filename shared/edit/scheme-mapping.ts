/** Ids as records have them, and what they become; null: what uses it goes. Ids that stay are not in it. */
export type IdMapping = Readonly<Record<string, string | null>>

/**
 * What a change of the scheme asks of records. Owned things (`values` of a category, attributes of a label or a type) are keyed
 * `owner/id` by their ids from before, and become a bare id: the owner's own mapping says where that stands now.
 */
export type SchemeMapping = {
  readonly labels: IdMapping
  readonly roles: IdMapping
  readonly types: IdMapping
  readonly statuses: IdMapping
  readonly relations: IdMapping
  readonly categories: IdMapping
  readonly values: IdMapping
  readonly labelAttributes: IdMapping
  readonly typeAttributes: IdMapping
}

export type MappedKind = keyof SchemeMapping

export const emptyMapping: SchemeMapping = {
  labels: {},
  roles: {},
  types: {},
  statuses: {},
  relations: {},
  categories: {},
  values: {},
  labelAttributes: {},
  typeAttributes: {},
}

export const mappedKinds: readonly MappedKind[] = [
  'labels',
  'roles',
  'types',
  'statuses',
  'relations',
  'categories',
  'values',
  'labelAttributes',
  'typeAttributes',
]

/** Whether no record is touched. */
export const isEmptyMapping = (mapping: SchemeMapping): boolean =>
  mappedKinds.every(kind => Object.keys(mapping[kind]).length === 0)

/** Key of what an owner has; ids hold no slash, so the first one parts them. */
export const ownedKey = (owner: string, id: string): string => `${owner}/${id}`

export function fromOwnedKey(key: string): readonly [owner: string, id: string] {
  const at = key.indexOf('/')
  return at < 0 ? ['', key] : [key.slice(0, at), key.slice(at + 1)]
}

const has = (mapping: IdMapping, id: string): boolean => Object.hasOwn(mapping, id)

/** What an id becomes: itself where the mapping does not name it. */
export const mapped = (mapping: IdMapping, id: string): string | null => (has(mapping, id) ? (mapping[id] ?? null) : id)

/** Ids from before that `first` turns into `id`; `id` itself where it stayed. */
const sourcesOf = (first: IdMapping, id: string): readonly string[] => [
  ...Object.keys(first).filter(from => first[from] === id),
  ...(has(first, id) ? [] : [id]),
]

function composeIds(first: IdMapping, second: IdMapping): IdMapping {
  const all: Record<string, string | null> = {}
  for (const [from, to] of Object.entries(first)) all[from] = to === null ? null : mapped(second, to)
  // An id that `first` gave away and someone else came to bear is theirs, not that of the records from before.
  for (const [from, to] of Object.entries(second)) if (!has(first, from)) all[from] = to
  return withoutIdentity(all)
}

function composeOwned(owners: IdMapping, first: IdMapping, second: IdMapping): IdMapping {
  const all: Record<string, string | null> = { ...first }
  for (const [key, to] of Object.entries(second)) {
    const [owner, id] = fromOwnedKey(key)
    for (const before of sourcesOf(owners, owner)) {
      const earlier = Object.entries(first).flatMap(([from, become]) => {
        const [held, name] = fromOwnedKey(from)
        return held === before && become === id ? [name] : []
      })
      for (const name of has(first, ownedKey(before, id)) ? earlier : [...earlier, id]) all[ownedKey(before, name)] = to
    }
  }
  return Object.fromEntries(Object.entries(all).filter(([key, to]) => fromOwnedKey(key)[1] !== to))
}

const withoutIdentity = (all: IdMapping): IdMapping =>
  Object.fromEntries(Object.entries(all).filter(([from, to]) => from !== to))

/** One mapping with the effect of `first`, then `second`. */
export const composeMappings = (first: SchemeMapping, second: SchemeMapping): SchemeMapping => ({
  labels: composeIds(first.labels, second.labels),
  roles: composeIds(first.roles, second.roles),
  types: composeIds(first.types, second.types),
  statuses: composeIds(first.statuses, second.statuses),
  relations: composeIds(first.relations, second.relations),
  categories: composeIds(first.categories, second.categories),
  values: composeOwned(first.categories, first.values, second.values),
  labelAttributes: composeOwned(first.labels, first.labelAttributes, second.labelAttributes),
  typeAttributes: composeOwned(first.types, first.typeAttributes, second.typeAttributes),
})

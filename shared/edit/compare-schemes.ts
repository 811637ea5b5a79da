import type { Scheme } from '../model/scheme.ts'
import { type Part, parts } from './check-scheme.ts'
import { kindOf } from './scheme-lists.ts'
import { emptyMapping, type IdMapping, ownedKey, type SchemeMapping } from './scheme-mapping.ts'

/** One difference of two schemes. `fields`: what of an entry is otherwise. */
export type SchemeDifference =
  | { readonly what: 'added'; readonly part: Part; readonly id: string }
  | { readonly what: 'removed'; readonly part: Part; readonly id: string }
  | { readonly what: 'changed'; readonly part: Part; readonly id: string; readonly fields: readonly string[] }
  | { readonly what: 'reordered'; readonly part: Part }
  | { readonly what: 'policy' }
  | { readonly what: 'name' }

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

function fieldsThatDiffer(before: object, after: object): readonly string[] {
  const first = new Map(Object.entries(before))
  const second = new Map(Object.entries(after))
  return [...new Set([...first.keys(), ...second.keys()])].filter(field => !same(first.get(field), second.get(field)))
}

/** What another scheme has otherwise, list by list: removed, changed, added, order. */
export function compareSchemes(before: Scheme, after: Scheme): readonly SchemeDifference[] {
  return [
    ...(same(before.name, after.name) ? [] : [{ what: 'name' } as const]),
    ...(same(before.policy, after.policy) ? [] : [{ what: 'policy' } as const]),
    ...parts.flatMap(part => comparePart(before, after, part)),
  ]
}

function comparePart(before: Scheme, after: Scheme, part: Part): readonly SchemeDifference[] {
  const ids = (scheme: Scheme): readonly string[] => scheme[part].map(({ id }) => id)
  const [old, now] = [ids(before), ids(after)]
  const kept = old.filter(id => now.includes(id))
  const changed = kept.flatMap((id): readonly SchemeDifference[] => {
    const [first, second] = [before, after].map(scheme => scheme[part].find(entry => entry.id === id))
    const fields = first && second ? fieldsThatDiffer(first, second) : []
    return fields.length === 0 ? [] : [{ what: 'changed', part, id, fields }]
  })
  return [
    ...old.filter(id => !now.includes(id)).map(id => ({ what: 'removed', part, id }) as const),
    ...changed,
    ...now.filter(id => !old.includes(id)).map(id => ({ what: 'added', part, id }) as const),
    ...(same(
      kept,
      now.filter(id => old.includes(id)),
    )
      ? []
      : [{ what: 'reordered', part } as const]),
  ]
}

type Owner = { readonly id: string; readonly owned: readonly string[] }

/** What `owners` had and have no longer; an owner that went takes all of its own along and is not asked. */
function lostOwned(before: readonly Owner[], after: readonly Owner[]): IdMapping {
  return Object.fromEntries(
    before.flatMap(({ id, owned }) => {
      const now = after.find(owner => owner.id === id)
      return now ? owned.filter(one => !now.owned.includes(one)).map(one => [ownedKey(id, one), null] as const) : []
    }),
  )
}

const idsOf = (list: readonly { readonly id: string }[] | undefined): readonly string[] =>
  (list ?? []).map(({ id }) => id)
const categories = (scheme: Scheme): readonly Owner[] =>
  scheme.categories.map(({ id, values }) => ({ id, owned: idsOf(values) }))
const labels = (scheme: Scheme): readonly Owner[] =>
  scheme.labels.map(({ id, attributes }) => ({ id, owned: idsOf(attributes) }))
const types = (scheme: Scheme): readonly Owner[] =>
  scheme.agreementTypes.map(({ id, attributes }) => ({ id, owned: idsOf(attributes) }))

/** What goes when `after` takes the place of `before`: every id that it does not have. */
export function vanishedIn(before: Scheme, after: Scheme): SchemeMapping {
  const gone = (part: Part): IdMapping => {
    const kept = new Set(idsOf(after[part]))
    return Object.fromEntries(
      idsOf(before[part])
        .filter(id => !kept.has(id))
        .map(id => [id, null]),
    )
  }
  return {
    ...emptyMapping,
    ...Object.fromEntries(parts.map(part => [kindOf[part], gone(part)])),
    values: lostOwned(categories(before), categories(after)),
    labelAttributes: lostOwned(labels(before), labels(after)),
    typeAttributes: lostOwned(types(before), types(after)),
  }
}

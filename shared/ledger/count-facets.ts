import { type FacetChoice, type FacetName, type FacetValue, facetNames } from '../model/ledger.ts'
import type { LedgerEntry } from './ledger-entry.ts'

/** Values of one facet that are sent; what she has chosen is always among them. */
const mostValues = 60

export type Narrowed = {
  readonly found: readonly LedgerEntry[]
  readonly facets: { readonly [Name in FacetName]: readonly FacetValue[] }
}

/**
 * What is left under all facets, and how many each value has under those of the other facets: the figure tells what choosing it would
 * show. One pass: an entry that only one facet refuses counts for that facet alone.
 */
export function narrow(entries: readonly LedgerEntry[], choice: FacetChoice): Narrowed {
  const chosen = facetNames.map(name => new Set(choice[name]))
  const counts = facetNames.map(() => new Map<string, number>())
  const parties = new Map<string, string>()
  const found: LedgerEntry[] = []
  for (const entry of entries) {
    const { facets } = entry
    let refusing = -1
    let refusals = 0
    for (const [at, name] of facetNames.entries()) {
      const wanted = chosen[at]
      if (!wanted || wanted.size === 0 || facets[name].some(value => wanted.has(value))) continue
      refusing = at
      refusals++
    }
    if (refusals > 1) continue
    if (refusals === 0) found.push(entry)
    for (const [at, name] of facetNames.entries()) {
      const count = counts[at]
      if (!count || (refusals === 1 && at !== refusing)) continue
      for (const value of facets[name]) count.set(value, (count.get(value) ?? 0) + 1)
    }
  }
  for (const entry of entries) for (const [key, words] of entry.parties) if (!parties.has(key)) parties.set(key, words)
  const valuesOf = (name: FacetName): readonly FacetValue[] => {
    const at = facetNames.indexOf(name)
    const count = counts[at] ?? new Map<string, number>()
    for (const value of choice[name]) if (!count.has(value)) count.set(value, 0)
    const toValue = ([value, of]: readonly [string, number]): FacetValue => ({
      value,
      count: of,
      name: name === 'party' ? (parties.get(value) ?? value) : null,
    })
    const sorted = [...count].sort(([a, many], [b, others]) => others - many || (a < b ? -1 : 1))
    const rest = sorted.slice(mostValues).filter(([value]) => choice[name].includes(value))
    return [...sorted.slice(0, mostValues), ...rest].map(toValue)
  }
  return {
    found,
    facets: {
      type: valuesOf('type'),
      status: valuesOf('status'),
      party: valuesOf('party'),
      missing: valuesOf('missing'),
      violation: valuesOf('violation'),
      annotator: valuesOf('annotator'),
    },
  }
}

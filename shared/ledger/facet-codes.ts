import { type FacetChoice, type FacetName, type FacetValue, facetNames } from '../model/ledger.ts'
import type { LedgerEntry } from './ledger-entry.ts'

/** Values of one facet that are sent; what she has chosen is always among them. */
const mostValues = 60

export type Narrowed = {
  /** By position among the entries: 1 where it is shown. */
  readonly isFound: Uint8Array
  readonly facets: { readonly [Name in FacetName]: readonly FacetValue[] }
}

/** The values of one facet as small numbers: 20,000 agreements are counted in a few milliseconds. */
class Codes {
  readonly values: string[] = []
  readonly #codes = new Map<string, number>()

  of(value: string): number {
    const known = this.#codes.get(value)
    if (known !== undefined) return known
    this.values.push(value)
    this.#codes.set(value, this.values.length - 1)
    return this.values.length - 1
  }
}

/** Facets of all agreements, narrowed and counted. */
export class FacetCodes {
  readonly #codes = facetNames.map(() => new Codes())
  readonly #ofEntry = new WeakMap<LedgerEntry, readonly (readonly number[])[]>()
  readonly #partyNames = new Map<string, string>()

  /** An entry's values by facet, as numbers. */
  of(entry: LedgerEntry): readonly (readonly number[])[] {
    const known = this.#ofEntry.get(entry)
    if (known) return known
    const { facets } = entry
    const codes = facetNames.map((name, at) => facets[name].map(value => this.#codes[at]?.of(value) ?? 0))
    for (const [key, words] of entry.parties) if (!this.#partyNames.has(key)) this.#partyNames.set(key, words)
    this.#ofEntry.set(entry, codes)
    return codes
  }

  /**
   * What is left under all facets, and how many each value has under those of the other facets: the figure tells what choosing it would
   * show. One pass: an entry that one facet alone refuses counts for that facet. `isMet`: what the search leaves; null: all.
   */
  narrow(entries: readonly LedgerEntry[], isMet: Uint8Array | null, choice: FacetChoice): Narrowed {
    const codes = entries.map(entry => this.of(entry))
    const chosen = facetNames.map((name, at) => this.#chosen(at, choice[name]))
    const counts = this.#codes.map(({ values }) => new Int32Array(values.length))
    const isFound = new Uint8Array(entries.length)
    for (let row = 0; row < codes.length; row++) {
      if (isMet !== null && isMet[row] === 0) continue
      const values = codes[row] ?? []
      let refusing = -1
      let refusals = 0
      for (let at = 0; at < chosen.length; at++) {
        const wanted = chosen[at]
        if (!wanted || holds(wanted, values[at] ?? [])) continue
        refusing = at
        refusals++
      }
      if (refusals > 1) continue
      if (refusals === 0) isFound[row] = 1
      for (let at = 0; at < counts.length; at++) {
        const count = counts[at]
        if (!count || (refusals === 1 && at !== refusing)) continue
        for (const code of values[at] ?? []) count[code] = (count[code] ?? 0) + 1
      }
    }
    const valuesOf = (name: FacetName): readonly FacetValue[] =>
      this.#toValues(name, counts[facetNames.indexOf(name)] ?? new Int32Array(), choice[name])
    return {
      isFound,
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

  #chosen(at: number, values: readonly string[]): Uint8Array | null {
    const codes = this.#codes[at]
    if (!codes || values.length === 0) return null
    const numbers = values.map(value => codes.of(value))
    const flags = new Uint8Array(codes.values.length)
    for (const number of numbers) flags[number] = 1
    return flags
  }

  #toValues(name: FacetName, counts: Int32Array, chosen: readonly string[]): readonly FacetValue[] {
    const values = this.#codes[facetNames.indexOf(name)]?.values ?? []
    const all = values
      .map((value, code) => ({ value, count: counts[code] ?? 0 }))
      .filter(({ value, count }) => count > 0 || chosen.includes(value))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    return all
      .filter(({ value }, at) => at < mostValues || chosen.includes(value))
      .map(each => ({ ...each, name: name === 'party' ? (this.#partyNames.get(each.value) ?? each.value) : null }))
  }
}

function holds(wanted: Uint8Array, codes: readonly number[]): boolean {
  for (const code of codes) if (wanted[code] === 1) return true
  return false
}

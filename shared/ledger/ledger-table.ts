import type { AnnotatorId } from '../model/ids.ts'
import {
  type FacetName,
  type FacetValue,
  facetNames,
  type LedgerColumn,
  type LedgerFilter,
  type LedgerLine,
  type LedgerPage,
  ledgerColumns,
} from '../model/ledger.ts'
import type { Scheme } from '../model/scheme.ts'
import { foldQuery } from '../text/folding.ts'
import { FacetCodes, type Narrowed } from './facet-codes.ts'
import { type Heading, inGroups } from './in-groups.ts'
import type { LedgerEntry } from './ledger-entry.ts'
import { columnsOf, ownFacets } from './ledger-page.ts'

export type Line = Heading | { readonly entry: LedgerEntry; readonly nth: number; readonly group: string }

/** The answer to a question before it is cut into pages. */
export type Arranged = {
  /** What is shown, in order, each once. */
  readonly entries: readonly LedgerEntry[]
  readonly lines: readonly Line[]
  readonly facets: { readonly [Name in FacetName]: readonly FacetValue[] }
  readonly articles: number
}

/** Entries worked out between two pauses. */
const stride = 250

/** What the facets say where nothing but an annotator is chosen; null: nobody. */
export type KnownFacets = { readonly annotator: AnnotatorId | null; readonly facets: Arranged['facets'] }

const narrowedBy = (search: string, choice: LedgerFilter['facets']): string =>
  JSON.stringify([search, facetNames.map(name => choice[name])])

/** What was worked out last, until a question needs it otherwise. */
class Last<Value> {
  #key: string | null = null
  #value: Value | null = null

  get(key: string, make: () => Value): Value {
    if (this.#key === key && this.#value !== null) return this.#value
    this.#value = make()
    this.#key = key
    return this.#value
  }

  forget(): void {
    this.#key = null
  }
}

/**
 * All agreements of a corpus, searched, narrowed, sorted and grouped. Orders are kept, and brought up to date where agreements change, so
 * that an answer costs one walk over them.
 */
export class LedgerTable {
  readonly #scheme: Scheme
  readonly #codes = new FacetCodes()
  readonly #orders = new Map<LedgerColumn, readonly LedgerEntry[]>()
  readonly #met = new Last<Uint8Array | null>()
  readonly #narrowed = new Last<Narrowed>()
  readonly #arranged = new Last<Arranged>()
  #entries: readonly LedgerEntry[] = []

  constructor(scheme: Scheme) {
    this.#scheme = scheme
  }

  get entries(): readonly LedgerEntry[] {
    return this.#entries
  }

  /** All there are now, in the order of the articles; each knows its position. `known`: what `facetsOf` said of the same ones. */
  set(entries: readonly LedgerEntry[], known: KnownFacets | null = null): void {
    const before = new Set(this.#entries)
    const now = new Set(entries)
    const fresh = entries.filter(entry => !before.has(entry))
    // Where most are new, sorting anew is cheaper than putting each in its place.
    if (fresh.length * 4 > entries.length) this.#orders.clear()
    for (const [column, order] of this.#orders)
      this.#orders.set(
        column,
        merge(
          order.filter(entry => now.has(entry)),
          inOrder(fresh, column),
          column,
        ),
      )
    this.#entries = entries
    for (const last of [this.#met, this.#narrowed, this.#arranged]) last.forget()
    if (!known) return
    const { annotator, facets } = known
    const isHers = Uint8Array.from(entries, ({ row }) => (annotator === null || row.annotator === annotator ? 1 : 0))
    this.#narrowed.get(narrowedBy('', ownFacets(annotator)), () => ({ isFound: isHers, facets }))
  }

  /** The facets that the ledger begins with. */
  facetsOf(annotator: AnnotatorId | null): KnownFacets {
    return { annotator, facets: this.#codes.narrow(this.#entries, null, ownFacets(annotator)).facets }
  }

  /** Works out beforehand what questions will need, in small steps. */
  *warm(): Generator<undefined, void> {
    for (const [at, entry] of this.#entries.entries()) {
      this.#codes.of(entry)
      entry.warm()
      if (at % stride === 0) yield
    }
    for (const column of ledgerColumns) {
      this.#orderBy(column)
      yield
    }
  }

  /** Asked again for another page, nothing is worked out anew. */
  arrange(filter: LedgerFilter): Arranged {
    return this.#arranged.get(JSON.stringify(filter), () => this.#arrange(filter))
  }

  #arrange({ search, facets: choice, sort, group, closed }: LedgerFilter): Arranged {
    const met = this.#met.get(search, () => this.#search(search))
    const { isFound, facets } = this.#narrowed.get(narrowedBy(search, choice), () =>
      this.#codes.narrow(this.#entries, met, choice),
    )
    const order = this.#orderBy(sort.column)
    const found = order.filter(({ at }) => isFound[at] === 1)
    const entries = sort.descending ? found.toReversed() : found
    const lines: readonly Line[] =
      group === null
        ? entries.map((entry, at) => ({ entry, nth: at + 1, group: '' }))
        : inGroups(entries, group, closed, this.#scheme)
    return { entries, lines, facets, articles: new Set(entries.map(({ row }) => row.document)).size }
  }

  /** All words of a query must occur; null: all are met. */
  #search(search: string): Uint8Array | null {
    const words = foldQuery(search).split(' ').filter(Boolean)
    if (words.length === 0) return null
    return Uint8Array.from(this.#entries, entry => (words.every(word => entry.search.includes(word)) ? 1 : 0))
  }

  #orderBy(column: LedgerColumn): readonly LedgerEntry[] {
    if (column === 'place') return this.#entries
    const known = this.#orders.get(column) ?? inOrder(this.#entries, column)
    this.#orders.set(column, known)
    return known
  }
}

const compare = (a: LedgerEntry, b: LedgerEntry, column: LedgerColumn): number => {
  const [first, second] = [a.sortOf(column), b.sortOf(column)]
  return first < second ? -1 : first > second ? 1 : a.at - b.at
}

/** Equals stand in the order of the articles. */
function inOrder(entries: readonly LedgerEntry[], column: LedgerColumn): readonly LedgerEntry[] {
  const keyed = entries.map(entry => ({ entry, key: entry.sortOf(column) }))
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.entry.at - b.entry.at))
  return keyed.map(({ entry }) => entry)
}

/** Two ordered lists as one. */
function merge(
  one: readonly LedgerEntry[],
  other: readonly LedgerEntry[],
  column: LedgerColumn,
): readonly LedgerEntry[] {
  if (other.length === 0) return one
  const merged: LedgerEntry[] = []
  let at = 0
  for (const entry of one) {
    for (let next = other[at]; next && compare(next, entry, column) < 0; next = other[++at]) merged.push(next)
    merged.push(entry)
  }
  for (const entry of other.slice(at)) merged.push(entry)
  return merged
}

/** The part of an answer that is drawn. */
export function toPage(arranged: Arranged, offset: number, limit: number, corpus: LedgerPage['corpus']): LedgerPage {
  const drawn = arranged.lines.slice(offset, offset + limit)
  const shown = [...new Set(drawn.flatMap(line => ('entry' in line ? [line.entry] : [])))]
  const at = new Map(shown.map((entry, row) => [entry, row]))
  return {
    total: arranged.lines.length,
    offset,
    lines: drawn.map(
      (line): LedgerLine =>
        'entry' in line ? { row: at.get(line.entry) ?? 0, nth: line.nth, group: line.group } : line,
    ),
    columns: columnsOf(shown.map(({ row }) => row)),
    found: { agreements: arranged.entries.length, articles: arranged.articles },
    corpus,
    facets: arranged.facets,
  }
}

import { type FacetName, type LedgerColumn, type LedgerGroup, type LedgerRow, ledgerGroups } from '../model/ledger.ts'
import type { Scheme } from '../model/scheme.ts'
import { countriesIn } from '../text/countries.ts'
import { fold } from '../text/folding.ts'
import { askedRoles, columnRoles } from './ledger-roles.ts'

/** Folded forms of words that come again and again: names do. */
export class FoldMemory {
  readonly #known = new Map<string, string>()
  readonly #countries = new Map<string, readonly string[]>()

  of(words: string): string {
    const known = this.#known.get(words)
    if (known !== undefined) return known
    const folded = fold(words).text.trim()
    this.#known.set(words, folded)
    return folded
  }

  /** Region codes of the states that are named in them. */
  countriesIn(words: string): readonly string[] {
    const known = this.#countries.get(words) ?? countriesIn(words)
    this.#countries.set(words, known)
    return known
  }
}

const dateRoles: readonly string[] = columnRoles.date

/** `2024-05`, where a date lies within one month. */
function monthOf(day: string): readonly string[] {
  const months = new Set(day.split('/').map(end => end.slice(0, 7)))
  const [month = ''] = months
  return months.size === 1 && month.length === 7 ? [month] : []
}

/** After everything that has a value. */
const last = '\uffff'

const wordsOf = (row: LedgerRow, roles: readonly string[]): readonly string[] =>
  row.fillers.filter(({ role }) => roles.includes(role)).map(({ text }) => text)

/** Places and bodies whose words may name a state. */
const placed: readonly string[] = [...columnRoles.party, ...columnRoles.location, 'host']

/** An agreement with what it is searched, narrowed, grouped and sorted by: each worked out when it is first asked for, and kept. */
export class LedgerEntry {
  readonly row: LedgerRow
  /** Position in the order of articles and of their text. */
  at: number
  readonly #scheme: Scheme
  readonly #folds: FoldMemory
  readonly #sorts = new Map<LedgerColumn, string>()
  readonly #groups = new Map<LedgerGroup, readonly string[]>()
  #parties: readonly (readonly [string, string])[] | null = null
  #facets: { readonly [Name in FacetName]: readonly string[] } | null = null
  #search: string | null = null

  constructor(row: LedgerRow, at: number, scheme: Scheme, folds: FoldMemory) {
    this.row = row
    this.at = at
    this.#scheme = scheme
    this.#folds = folds
  }

  /** Parties by folded form, with the words they stand in; one whose mention is gone has none. */
  get parties(): readonly (readonly [string, string])[] {
    this.#parties ??= wordsOf(this.row, columnRoles.party)
      .map(text => [this.#folds.of(text), text] as const)
      .filter(([key]) => key !== '')
    return this.#parties
  }

  get facets(): { readonly [Name in FacetName]: readonly string[] } {
    this.#facets ??= this.#toFacets()
    return this.#facets
  }

  /** All that its cells say, folded. */
  get search(): string {
    if (this.#search !== null) return this.#search
    const { row } = this
    const type = this.#scheme.agreementTypes.find(({ id }) => id === row.type)?.name
    const status = this.#scheme.agreementStatuses.find(({ id }) => id === row.status)?.name
    const words = [
      row.name,
      row.type,
      ...(type ? [type.ar, type.en] : []),
      ...(status ? [status.ar, status.en] : []),
      row.trigger,
      row.note,
      ...row.fillers.flatMap(({ text, titles, day }) => [text, ...titles, day ?? '']),
    ]
    this.#search = words.map(each => this.#folds.of(each)).join('\n')
    return this.#search
  }

  /** Works out what is asked for most. */
  warm(): void {
    void this.search
    for (const group of ledgerGroups) this.groupsOf(group)
  }

  groupsOf(group: LedgerGroup): readonly string[] {
    const known = this.#groups.get(group)
    if (known) return known
    const keys = [...new Set(this.#toGroups(group))]
    const all = keys.length === 0 ? [''] : keys
    this.#groups.set(group, all)
    return all
  }

  /** Compared by code unit; Arabic folded stands in the order of its letters. */
  sortOf(column: LedgerColumn): string {
    const known = this.#sorts.get(column)
    if (known !== undefined) return known
    const key = this.#toSort(column)
    this.#sorts.set(column, key)
    return key
  }

  #toFacets(): { readonly [Name in FacetName]: readonly string[] } {
    const { row } = this
    const filled = new Set(row.fillers.filter(({ lost }) => !lost).map(({ role }) => role))
    const allowed = this.#scheme.agreementTypes.find(({ id }) => id === row.type)?.roles ?? askedRoles
    return {
      type: [row.type],
      status: [row.status ?? ''],
      party: [...new Set(this.parties.map(([key]) => key))],
      missing: askedRoles.filter(role => allowed.includes(role) && !filled.has(role)),
      violation: [...new Set(row.violations.map(({ code }) => code))],
      annotator: [row.annotator],
    }
  }

  #toGroups(group: LedgerGroup): readonly string[] {
    switch (group) {
      case 'type':
        return [this.row.type]
      case 'party':
        return this.parties.map(([key]) => key)
      case 'country':
        return wordsOf(this.row, placed).flatMap(words => this.#folds.countriesIn(words))
      case 'month':
        return this.row.fillers.flatMap(({ role, day }) =>
          day !== null && dateRoles.includes(role) ? monthOf(day) : [],
        )
    }
  }

  #toSort(column: LedgerColumn): string {
    const { row } = this
    const orders = this.#scheme
    const position = (at: number): string => (at < 0 ? last : String.fromCharCode(0x100 + at))
    switch (column) {
      case 'type':
        return (
          position(orders.agreementTypes.findIndex(({ id }) => id === row.type)) +
          position(orders.agreementStatuses.findIndex(({ id }) => id === row.status))
        )
      case 'date': {
        const day = row.fillers.find(filler => filler.day !== null && filler.role === 'date')?.day
        return day ?? this.#folded(columnRoles.date, '\u0600')
      }
      case 'party':
      case 'person':
      case 'location':
      case 'subject':
      case 'attendee':
        return this.#folded(columnRoles[column], '')
      case 'violations':
        return row.violations.length === 0 ? last : String.fromCharCode(0x1000 - row.violations.length)
      case 'note':
        return row.note === '' ? last : this.#folds.of(row.note)
      case 'annotator':
        return row.annotator
      case 'place':
        return ''
    }
  }

  #folded(roles: readonly string[], before: string): string {
    const words = wordsOf(this.row, roles)
    return words.length === 0 ? last : before + words.map(each => this.#folds.of(each)).join(' ')
  }
}

import type { FacetName, FacetValue, LedgerFilter, LedgerGroup, LedgerLine, LedgerPage } from '../model/ledger.ts'
import type { Scheme } from '../model/scheme.ts'
import { foldQuery } from '../text/folding.ts'
import { narrow } from './count-facets.ts'
import type { LedgerEntry } from './ledger-entry.ts'
import { columnsOf } from './ledger-page.ts'

type Heading = Extract<LedgerLine, { readonly heading: string }>
type Line = Heading | { readonly entry: LedgerEntry; readonly nth: number; readonly group: string }

/** The answer to a question before it is cut into pages. */
export type Arranged = {
  /** What is shown, in order, each once. */
  readonly entries: readonly LedgerEntry[]
  readonly lines: readonly Line[]
  readonly facets: { readonly [Name in FacetName]: readonly FacetValue[] }
  readonly articles: number
}

/** In `closed`: all groups but those that follow it. */
export const allClosed = '*'

/** Searches, narrows, sorts and groups. */
export function arrange(entries: readonly LedgerEntry[], filter: LedgerFilter, scheme: Scheme): Arranged {
  const words = foldQuery(filter.search).split(' ').filter(Boolean)
  const met = words.length === 0 ? entries : entries.filter(({ search }) => words.every(word => search.includes(word)))
  const { found, facets } = narrow(met, filter.facets)
  const sorted = sortEntries(found, filter.sort)
  const lines =
    filter.group === null
      ? sorted.map((entry, at) => ({ entry, nth: at + 1, group: '' }))
      : toGroups(sorted, filter.group, filter.closed, scheme)
  return { entries: sorted, lines, facets, articles: new Set(found.map(({ row }) => row.document)).size }
}

function sortEntries(
  entries: readonly LedgerEntry[],
  { column, descending }: LedgerFilter['sort'],
): readonly LedgerEntry[] {
  const sign = descending ? -1 : 1
  if (column === 'place') return descending ? entries.toReversed() : entries
  const keyed = entries.map(entry => ({ entry, key: entry.sortOf(column) }))
  keyed.sort((a, b) => (a.key < b.key ? -sign : a.key > b.key ? sign : a.entry.at - b.entry.at))
  return keyed.map(({ entry }) => entry)
}

/** Rows under headings; one with two parties stands under both. What has no value comes last. */
function toGroups(
  sorted: readonly LedgerEntry[],
  group: LedgerGroup,
  closed: readonly string[],
  scheme: Scheme,
): readonly Line[] {
  const members = new Map<string, LedgerEntry[]>()
  for (const entry of sorted)
    for (const key of entry.groupsOf(group)) {
      const known = members.get(key)
      if (known) known.push(entry)
      else members.set(key, [entry])
    }
  const named = new Set(closed)
  const isClosed = (key: string): boolean => named.has(key) !== named.has(allClosed)
  const lines: Line[] = []
  for (const key of orderOf(members, group, scheme)) {
    const inGroup = members.get(key) ?? []
    const name = group === 'party' ? (inGroup[0]?.parties.find(([folded]) => folded === key)?.[1] ?? null) : null
    lines.push({ heading: key, name, count: inGroup.length, isClosed: isClosed(key) })
    if (!isClosed(key)) for (const [at, entry] of inGroup.entries()) lines.push({ entry, nth: at + 1, group: key })
  }
  return lines
}

function orderOf(
  members: ReadonlyMap<string, readonly unknown[]>,
  group: LedgerGroup,
  scheme: Scheme,
): readonly string[] {
  const size = (key: string): number => members.get(key)?.length ?? 0
  const place = (key: string): number => {
    const at = scheme.agreementTypes.findIndex(({ id }) => id === key)
    return at < 0 ? scheme.agreementTypes.length : at
  }
  return [...members.keys()].sort((a, b) => {
    if (a === '' || b === '') return a === '' ? 1 : -1
    if (group === 'type') return place(a) - place(b)
    if (group !== 'month' && size(a) !== size(b)) return size(b) - size(a)
    return a < b ? -1 : 1
  })
}

/** The part of an answer that is drawn. */
export function toPage(arranged: Arranged, offset: number, limit: number, corpus: LedgerPage['corpus']): LedgerPage {
  const drawn = arranged.lines.slice(offset, offset + limit)
  const shown = [...new Set(drawn.flatMap(line => ('entry' in line ? [line.entry] : [])))]
  const at = new Map(shown.map((entry, row) => [entry, row]))
  return {
    total: arranged.lines.length,
    offset,
    lines: drawn.map(line =>
      'entry' in line ? { row: at.get(line.entry) ?? 0, nth: line.nth, group: line.group } : line,
    ),
    columns: columnsOf(shown.map(({ row }) => row)),
    found: { agreements: arranged.entries.length, articles: arranged.articles },
    corpus,
    facets: arranged.facets,
  }
}

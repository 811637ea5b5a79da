import type { LedgerGroup, LedgerLine } from '../model/ledger.ts'
import type { Scheme } from '../model/scheme.ts'
import type { LedgerEntry } from './ledger-entry.ts'
import type { Line } from './ledger-table.ts'

export type Heading = Extract<LedgerLine, { readonly heading: string }>

/** In `closed`: all groups but those that follow it. */
export const allClosed = '*'

/** Rows under headings; one with two parties stands under both. What has no value comes last. */
export function inGroups(
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

/** Types as in the scheme, months as they pass, parties and countries by how many they have. */
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

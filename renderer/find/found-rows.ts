import type { FoundDocument, FoundHit } from '../../shared/model/found.ts'

/** What she says of a place: mark this one, not this one, never this one. Unsaid, it is marked with all the others. */
export type Decision = 'take' | 'pass' | 'never'

/** One place on the screen. */
export type FoundRow = {
  /** Of its article and place: decisions are kept by it. */
  readonly id: string
  readonly document: FoundDocument
  readonly hit: FoundHit
  /** The first of its article. */
  readonly isFirst: boolean
}

export type Decisions = ReadonlyMap<string, Decision>

export const rowsOf = (found: readonly FoundDocument[]): readonly FoundRow[] =>
  found.flatMap(document =>
    document.hits.map((hit, at) => ({
      id: `${document.document} ${hit.span.start}`,
      document,
      hit,
      isFirst: at === 0,
    })),
  )

/** Places to be marked: all that were not refused, or only those she has said yes to. */
export const chosenRows = (
  rows: readonly FoundRow[],
  decisions: Decisions,
  which: 'all' | 'taken',
): readonly FoundRow[] =>
  rows.filter(({ id }) => {
    const decision = decisions.get(id)
    return decision === 'take' || (which === 'all' && decision === undefined)
  })

/** Places never to be offered again. */
export const refusedRows = (rows: readonly FoundRow[], decisions: Decisions): readonly FoundRow[] =>
  rows.filter(({ id }) => decisions.get(id) === 'never')

export type Counts = { readonly open: number } & { readonly [Each in Decision]: number }

/** How many places stand how. */
export function countDecisions(rows: readonly FoundRow[], decisions: Decisions): Counts {
  const counts = { open: rows.length, take: 0, pass: 0, never: 0 }
  for (const decision of decisions.values()) {
    counts[decision]++
    counts.open--
  }
  return counts
}

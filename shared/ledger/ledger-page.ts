import type { LedgerFilter, LedgerPage, LedgerRow } from '../model/ledger.ts'

// Apart from the schemas: the window needs no schema library.

export const noFacets: LedgerFilter['facets'] = {
  type: [],
  status: [],
  party: [],
  missing: [],
  violation: [],
  annotator: [],
}

/** What the ledger begins with: her own agreements; all where she has no name. */
export const ownFacets = (annotator: string | null): LedgerFilter['facets'] => ({
  ...noFacets,
  annotator: annotator === null ? [] : [annotator],
})

/** One agreement's name among all of the corpus. */
export const keyOf = ({ document, annotator, id }: Pick<LedgerRow, 'document' | 'annotator' | 'id'>): string =>
  `${document} ${annotator} ${id}`

/** Columns of rows, for the way across. */
export const columnsOf = (rows: readonly LedgerRow[]): LedgerPage['columns'] => ({
  document: rows.map(row => row.document),
  annotator: rows.map(row => row.annotator),
  id: rows.map(row => row.id),
  name: rows.map(row => row.name),
  type: rows.map(row => row.type),
  status: rows.map(row => row.status),
  trigger: rows.map(row => row.trigger),
  fillers: rows.map(row => row.fillers),
  violations: rows.map(row => row.violations),
  note: rows.map(row => row.note),
  doubt: rows.map(row => row.doubt),
  paragraph: rows.map(row => row.paragraph),
  start: rows.map(row => row.start),
})

/** Rows of a page, back from columns. */
export function rowsOf({ columns }: LedgerPage): readonly LedgerRow[] {
  return columns.id.flatMap((id, at) => {
    const [document, annotator] = [columns.document[at], columns.annotator[at]]
    if (document === undefined || annotator === undefined) return []
    return [
      {
        document,
        annotator,
        id,
        name: columns.name[at] ?? '',
        type: columns.type[at] ?? '',
        status: columns.status[at] ?? null,
        trigger: columns.trigger[at] ?? '',
        fillers: columns.fillers[at] ?? [],
        violations: columns.violations[at] ?? [],
        note: columns.note[at] ?? '',
        doubt: columns.doubt[at] ?? false,
        paragraph: columns.paragraph[at] ?? 1,
        start: columns.start[at] ?? 0,
      },
    ]
  })
}

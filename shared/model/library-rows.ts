import type { LibraryPage, LibraryQuery, LibraryRow } from './library.ts'

// Apart from the schemas: the window's shell needs no schema library.

export const everything: LibraryQuery = {
  search: '',
  statuses: [],
  labels: [],
  sort: { column: 'name', descending: false },
  offset: 0,
  limit: 200,
}

/** Rows of a page, back from columns. */
export function rowsOf(page: LibraryPage): readonly LibraryRow[] {
  const { columns } = page
  return columns.id.map((id, at) => ({
    id,
    title: columns.title[at] ?? '',
    name: columns.name[at] ?? '',
    status: columns.status[at] ?? 'new',
    words: columns.words[at] ?? 0,
    entities: columns.entities[at] ?? 0,
    agreements: columns.agreements[at] ?? 0,
    labels: columns.labels[at] ?? [],
    annotators: columns.annotators[at] ?? [],
    gold: columns.gold[at] ?? false,
    changedAt: columns.changedAt[at] ?? null,
    snippet: columns.snippet[at] ?? null,
  }))
}

/** Columns of rows, for the way across. */
export const columnsOf = (rows: readonly LibraryRow[]): LibraryPage['columns'] => ({
  id: rows.map(row => row.id),
  title: rows.map(row => row.title),
  name: rows.map(row => row.name),
  status: rows.map(row => row.status),
  words: rows.map(row => row.words),
  entities: rows.map(row => row.entities),
  agreements: rows.map(row => row.agreements),
  labels: rows.map(row => row.labels),
  annotators: rows.map(row => row.annotators),
  gold: rows.map(row => row.gold),
  changedAt: rows.map(row => row.changedAt),
  snippet: rows.map(row => row.snippet),
})

import type { AnnotatorId, DocumentId } from '../../shared/model/ids.ts'
import type { LibraryPage, LibraryQuery, LibraryRow } from '../../shared/model/library.ts'
import { columnsOf } from '../../shared/model/library-rows.ts'
import type { Status } from '../../shared/model/records.ts'
import { statuses } from '../../shared/model/statuses.ts'
import type { AppError } from '../../shared/result.ts'
import { foldQuery } from '../../shared/text/folding.ts'
import type { CorpusStore } from './corpus-store.ts'
import { LibraryEntry } from './library-entry.ts'
import { compareRows } from './library-order.ts'

/** Position in the order by name, and the neighbours there. */
export type Place = {
  /** Counted once; null for a document that is not in the library. */
  readonly words: number | null
  readonly at: number
  readonly of: number
  readonly previous: DocumentId | null
  readonly next: DocumentId | null
}

/**
 * Answers the library's questions from memory. Whoever replaces it (an index on disk) answers the same `LibraryQuery` with
 * the same `LibraryPage`.
 */
export class LibraryIndex {
  readonly #store: CorpusStore
  /** Whose marks are counted; null before she has a name. */
  readonly #annotator: AnnotatorId | null
  readonly #entries = new Map<DocumentId, LibraryEntry>()
  readonly #problems: AppError[] = []
  #byName: readonly LibraryEntry[] = []

  private constructor(store: CorpusStore, annotator: AnnotatorId | null) {
    this.#store = store
    this.#annotator = annotator
  }

  static async build(store: CorpusStore, annotator: AnnotatorId | null): Promise<LibraryIndex> {
    const index = new LibraryIndex(store, annotator)
    const ids = await store.listDocumentIds()
    if (ids.ok) await index.add(ids.value)
    else index.#problems.push(ids.error)
    return index
  }

  /** Documents that could not be read. */
  get problems(): readonly AppError[] {
    return this.#problems
  }

  /** Documents new to the corpus. */
  async add(ids: readonly DocumentId[]): Promise<void> {
    for (const id of ids) {
      const document = await this.#store.readDocument(id)
      if (document.ok) this.#entries.set(id, new LibraryEntry(document.value))
      else this.#problems.push(document.error)
    }
    this.#byName = [...this.#entries.values()].sort((a, b) =>
      compareRows('name', { name: a.name, id: a.id }, { name: b.name, id: b.id }),
    )
  }

  /** Its layers have changed. */
  touch(ids: Iterable<DocumentId>): void {
    for (const id of ids) this.#entries.get(id)?.forgetLayers()
  }

  get first(): DocumentId | null {
    return this.#byName[0]?.id ?? null
  }

  /** By name, as `place` counts. */
  ids(): readonly DocumentId[] {
    return this.#byName.map(entry => entry.id)
  }

  has(id: DocumentId): boolean {
    return this.#entries.has(id)
  }

  /** The first document whose name begins so. */
  findByName(beginning: string): DocumentId | null {
    return this.#byName.find(entry => entry.name.startsWith(beginning))?.id ?? null
  }

  place(id: DocumentId): Place {
    const at = this.#byName.findIndex(entry => entry.id === id)
    return {
      words: this.#byName[at]?.words ?? null,
      at: Math.max(at, 0),
      of: this.#byName.length,
      previous: this.#byName[at - 1]?.id ?? null,
      next: at < 0 ? null : (this.#byName[at + 1]?.id ?? null),
    }
  }

  async query({ search, statuses: wanted, labels, sort, offset, limit }: LibraryQuery): Promise<LibraryPage> {
    const all = await this.#rows()
    const terms = foldQuery(search)
    const found = all
      .filter(({ entry, row }) => entry.matches(terms) && hasLabel(row, labels))
      .map(({ entry, row }) => ({ ...row, entry }))
    const byStatus = countByStatus(found)
    const shown = wanted.length === 0 ? found : found.filter(row => wanted.includes(row.status))
    const sign = sort.descending ? -1 : 1
    const sorted = shown.toSorted((a, b) => sign * compareRows(sort.column, a, b) || compareRows('name', a, b))
    const page = sorted
      .slice(offset, offset + limit)
      .map(({ entry, ...row }): LibraryRow => ({ ...row, snippet: entry.snippet(terms) }))
    return {
      total: shown.length,
      offset,
      columns: columnsOf(page),
      byStatus,
      corpus: totals(all.map(({ row }) => row)),
    }
  }

  async #rows(): Promise<readonly { readonly entry: LibraryEntry; readonly row: LibraryRow }[]> {
    const names = new Map(this.#store.manifest().annotators.map(({ id, name }) => [id, name]))
    const rows: { entry: LibraryEntry; row: LibraryRow }[] = []
    for (const entry of this.#byName)
      rows.push({ entry, row: await entry.toRow(this.#store, this.#annotator, names, this.#problems) })
    return rows
  }
}

const hasLabel = (row: LibraryRow, labels: readonly string[]): boolean =>
  labels.length === 0 || row.labels.some(({ label }) => labels.includes(label))

function countByStatus(rows: readonly LibraryRow[]): Record<Status, number> {
  const counts: Record<Status, number> = { new: 0, 'in-progress': 0, done: 0, 'to-discuss': 0, irrelevant: 0 }
  for (const status of statuses) counts[status] = rows.filter(row => row.status === status).length
  return counts
}

const totals = (rows: readonly LibraryRow[]): LibraryPage['corpus'] => ({
  documents: rows.length,
  words: rows.reduce((sum, row) => sum + row.words, 0),
  entities: rows.reduce((sum, row) => sum + row.entities, 0),
  agreements: rows.reduce((sum, row) => sum + row.agreements, 0),
  labels: [...new Set(rows.flatMap(row => row.labels.map(({ label }) => label)))].sort(),
})

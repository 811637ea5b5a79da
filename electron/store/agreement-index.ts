import { setImmediate } from 'node:timers/promises'
import { FoldMemory, LedgerEntry } from '../../shared/ledger/ledger-entry.ts'
import { type Arranged, type KnownFacets, LedgerTable, toPage } from '../../shared/ledger/ledger-table.ts'
import { toRows } from '../../shared/ledger/to-row.ts'
import type { AnnotatorId, DocumentId } from '../../shared/model/ids.ts'
import type { LedgerFilter, LedgerPage, LedgerQuery, LedgerRow } from '../../shared/model/ledger.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import type { AppError } from '../../shared/result.ts'
import type { AgreementCache } from './agreement-cache.ts'
import type { CorpusStore } from './corpus-store.ts'

/** Articles read before other requests get their turn. */
const stride = 8

/** What it asks of a corpus. */
export type LayerSource = Pick<CorpusStore, 'manifest' | 'listLayers' | 'layerMarks' | 'readLayer' | 'readDocument'>

type Documents = { readonly ids: () => readonly DocumentId[] }

/**
 * Every agreement of the corpus, of all layers: read when they are first asked for, and again where a layer has changed. Answers the
 * ledger's questions from memory.
 */
export class AgreementIndex {
  readonly #store: LayerSource
  /** In the order of their names. */
  readonly #documents: Documents
  readonly #annotator: AnnotatorId | null
  readonly #cache: AgreementCache | null
  /** What layers were marked with before they were read, for those that have not changed since. */
  readonly #marks = new Map<DocumentId, string>()
  /** Touched since the cache was asked for. */
  readonly #touched = new Set<DocumentId>()
  #isPrimed = false
  #isClosed = false
  /** The cache does not hold what has been read. */
  #isBehind = false
  readonly #rows = new Map<DocumentId, readonly LedgerRow[]>()
  readonly #unread: Set<DocumentId>
  readonly #folds = new FoldMemory()
  readonly problems: AppError[] = []
  /** As the rows stand; null: some have changed. */
  #table: LedgerTable
  #isStale = true
  /** As they were kept with the rows; null once these are others. */
  #facets: KnownFacets | null = null
  #entriesOf: ReadonlyMap<DocumentId, readonly LedgerEntry[]> = new Map()
  #scheme: Scheme
  #reading: Promise<void> | null = null
  #keeping: Promise<void> = Promise.resolve()

  constructor(
    store: LayerSource,
    documents: Documents,
    annotator: AnnotatorId | null,
    cache: AgreementCache | null = null,
  ) {
    this.#store = store
    this.#documents = documents
    this.#annotator = annotator
    this.#cache = cache
    this.#unread = new Set(documents.ids())
    this.#scheme = store.manifest().scheme
    this.#table = new LedgerTable(this.#scheme)
  }

  /** Their layers have changed, or they are new. */
  touch(documents: Iterable<DocumentId>): void {
    for (const id of documents) {
      this.#unread.add(id)
      this.#touched.add(id)
      this.#marks.delete(id)
    }
  }

  /** Reads what is not known yet, before anyone asks. */
  async prime(): Promise<void> {
    await this.#refresh()
    await this.#keep()
  }

  /** Nothing more is read. What is known is kept for the next time. */
  async close(): Promise<void> {
    this.#isClosed = true
    await this.#reading
    await this.#keep()
  }

  /** One after another: whoever closes waits for what is being written. */
  #keep(): Promise<void> {
    this.#keeping = this.#keeping.then(() => this.#write())
    return this.#keeping
  }

  async #write(): Promise<void> {
    if (!this.#cache || !this.#isBehind || this.#unread.size > 0) return
    this.#isBehind = false
    const documents = new Map(
      Array.from(this.#marks, ([id, mark]) => [id, { mark, rows: this.#rows.get(id) ?? [] }] as const),
    )
    // Documents touched since have no mark: what is kept of them and of the facets would not fit what is read then.
    const facets = documents.size === this.#rows.size ? this.#table.facetsOf(this.#annotator) : null
    const saved = await this.#cache.save(this.#scheme, { documents, facets })
    // It is only for speed: a disk that does not take it is told where marks are saved.
    if (!saved.ok) this.#isBehind = true
  }

  async query({ offset, limit, ...filter }: LedgerQuery): Promise<LedgerPage> {
    const arranged = await this.arranged(filter)
    const { entries } = this.#table
    const hers = entries.filter(({ row }) => row.annotator === this.#annotator).length
    return toPage(arranged, offset, limit, { hers, all: entries.length })
  }

  async arranged(filter: LedgerFilter): Promise<Arranged> {
    await this.#refresh()
    return this.#table.arrange(filter)
  }

  async #refresh(): Promise<void> {
    const { scheme } = this.#store.manifest()
    if (scheme !== this.#scheme) {
      this.#scheme = scheme
      this.#table = new LedgerTable(scheme)
      this.#rows.clear()
      this.#isPrimed = false
      this.#isStale = true
      this.touch(this.#documents.ids())
    }
    if (this.#unread.size > 0 && !this.#isClosed) {
      // Whoever asks meanwhile waits for the same reading, then for what has changed since.
      this.#reading ??= this.#read().finally(() => {
        this.#reading = null
      })
      await this.#reading
      return this.#refresh()
    }
    if (this.#isStale) this.#index()
  }

  async #read(): Promise<void> {
    if (!this.#isPrimed) await this.#takeCached()
    let read = 0
    for (const id of [...this.#unread]) {
      if (this.#isClosed) return
      this.#unread.delete(id)
      this.#rows.set(id, await this.#readDocument(id))
      this.#facets = null
      this.#isStale = true
      this.#isBehind = true
      if (++read % stride === 0) await setImmediate()
    }
  }

  /** Documents whose layers are as they were when their rows were kept need not be read. */
  async #takeCached(): Promise<void> {
    this.#isPrimed = true
    if (!this.#cache) return
    this.#touched.clear()
    const unread = [...this.#unread]
    const [marks, cached] = await Promise.all([this.#store.layerMarks(), this.#cache.load(this.#scheme)])
    if (!marks.ok) return
    for (const id of unread) {
      if (this.#touched.has(id)) continue
      const mark = marks.value.get(id) ?? ''
      const known = cached.documents.get(id)
      this.#marks.set(id, mark)
      if (known?.mark !== mark) continue
      this.#rows.set(id, known.rows)
      this.#unread.delete(id)
      this.#isStale = true
    }
    // They count what was kept, all of it and nothing else.
    const isAll = this.#rows.size === cached.documents.size && this.#unread.size === 0
    if (isAll && cached.facets?.annotator === this.#annotator) this.#facets = cached.facets
  }

  async #readDocument(id: DocumentId): Promise<readonly LedgerRow[]> {
    const layers = await this.#store.listLayers(id)
    if (!layers.ok) {
      this.problems.push(layers.error)
      return []
    }
    const rows: LedgerRow[] = []
    for (const annotator of layers.value) {
      const layer = await this.#store.readLayer(annotator, id, annotator !== this.#annotator)
      if (!layer.ok) this.problems.push(layer.error)
      else if (layer.value.records.some(record => record.kind === 'agreement')) {
        const document = await this.#store.readDocument(id)
        if (document.ok)
          rows.push(
            ...toRows({ document: document.value, annotator, records: layer.value.records, scheme: this.#scheme }),
          )
      }
    }
    return rows
  }

  /** Puts all in the order of the articles; what has not changed keeps what was worked out for it. */
  #index(): void {
    const entries: LedgerEntry[] = []
    const byDocument = new Map<DocumentId, readonly LedgerEntry[]>()
    for (const id of this.#documents.ids()) {
      const known = this.#entriesOf.get(id) ?? []
      const own = (this.#rows.get(id) ?? []).map((row, nth) => {
        const at = entries.length + nth
        const same = known[nth]
        if (same?.row !== row) return new LedgerEntry(row, at, this.#scheme, this.#folds)
        same.at = at
        return same
      })
      if (own.length > 0) byDocument.set(id, own)
      entries.push(...own)
    }
    this.#entriesOf = byDocument
    this.#table.set(entries, this.#facets)
    this.#facets = null
    this.#isStale = false
    void this.#warm(this.#table.warm())
  }

  async #warm(steps: Iterator<unknown>): Promise<void> {
    const { entries } = this.#table
    // What changes the list begins anew.
    while (this.#table.entries === entries && !this.#isClosed && !steps.next().done) await setImmediate()
    if (this.#table.entries === entries) await this.#keep()
  }
}

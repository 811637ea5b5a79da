import { setImmediate } from 'node:timers/promises'
import { type Arranged, arrange, toPage } from '../../shared/ledger/arrange.ts'
import { FoldMemory, LedgerEntry } from '../../shared/ledger/ledger-entry.ts'
import { toRows } from '../../shared/ledger/to-row.ts'
import type { AnnotatorId, DocumentId } from '../../shared/model/ids.ts'
import type { LedgerFilter, LedgerPage, LedgerQuery, LedgerRow } from '../../shared/model/ledger.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import type { AppError } from '../../shared/result.ts'
import type { CorpusStore } from './corpus-store.ts'

/** Articles read before other requests get their turn. */
const stride = 8

type Documents = { readonly ids: () => readonly DocumentId[] }

/**
 * Every agreement of the corpus, of all layers: read when they are first asked for, and again where a layer has changed. Answers the
 * ledger's questions from memory.
 */
export class AgreementIndex {
  readonly #store: CorpusStore
  /** In the order of their names. */
  readonly #documents: Documents
  readonly #annotator: AnnotatorId | null
  readonly #rows = new Map<DocumentId, readonly LedgerRow[]>()
  readonly #unread: Set<DocumentId>
  readonly #folds = new FoldMemory()
  readonly problems: AppError[] = []
  #entries: readonly LedgerEntry[] | null = null
  #entriesOf: ReadonlyMap<DocumentId, readonly LedgerEntry[]> = new Map()
  #scheme: Scheme
  #arranged: { readonly key: string; readonly value: Arranged } | null = null
  #reading: Promise<void> | null = null

  constructor(store: CorpusStore, documents: Documents, annotator: AnnotatorId | null) {
    this.#store = store
    this.#documents = documents
    this.#annotator = annotator
    this.#unread = new Set(documents.ids())
    this.#scheme = store.manifest().scheme
  }

  /** Their layers have changed, or they are new. */
  touch(documents: Iterable<DocumentId>): void {
    for (const id of documents) this.#unread.add(id)
  }

  async query({ offset, limit, ...filter }: LedgerQuery): Promise<LedgerPage> {
    const arranged = await this.arranged(filter)
    const entries = this.#entries ?? []
    const hers = entries.filter(({ row }) => row.annotator === this.#annotator).length
    return toPage(arranged, offset, limit, { hers, all: entries.length })
  }

  /** Asked again for another page, nothing is worked out anew. */
  async arranged(filter: LedgerFilter): Promise<Arranged> {
    await this.#refresh()
    const key = JSON.stringify(filter)
    if (this.#arranged?.key !== key) this.#arranged = { key, value: arrange(this.#entries ?? [], filter, this.#scheme) }
    return this.#arranged.value
  }

  async #refresh(): Promise<void> {
    const { scheme } = this.#store.manifest()
    if (scheme !== this.#scheme) {
      this.#scheme = scheme
      this.#rows.clear()
      this.touch(this.#documents.ids())
    }
    if (this.#unread.size === 0 && this.#entries !== null) return
    // Whoever asks meanwhile waits for the same reading, then for what has changed since.
    this.#reading ??= this.#read().finally(() => {
      this.#reading = null
    })
    await this.#reading
    if (this.#unread.size > 0) return this.#refresh()
    this.#index()
  }

  async #read(): Promise<void> {
    let read = 0
    for (const id of [...this.#unread]) {
      this.#unread.delete(id)
      this.#rows.set(id, await this.#readDocument(id))
      this.#entries = null
      if (++read % stride === 0) await setImmediate()
    }
  }

  async #readDocument(id: DocumentId): Promise<readonly LedgerRow[]> {
    const layers = await this.#store.listLayers(id)
    if (!layers.ok) {
      this.problems.push(layers.error)
      return []
    }
    const rows: LedgerRow[] = []
    for (const annotator of layers.value) {
      const layer = await this.#store.readLayer(annotator, id)
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
    if (this.#entries !== null) return
    const before = this.#entriesOf
    const entries: LedgerEntry[] = []
    const byDocument = new Map<DocumentId, readonly LedgerEntry[]>()
    for (const id of this.#documents.ids()) {
      const rows = this.#rows.get(id) ?? []
      const known = before.get(id) ?? []
      const own = rows.map((row, nth) => {
        const at = entries.length + nth
        const same = known[nth]
        if (same?.row !== row) return new LedgerEntry(row, at, this.#scheme, this.#folds)
        same.at = at
        return same
      })
      if (own.length > 0) byDocument.set(id, own)
      entries.push(...own)
    }
    this.#entries = entries
    this.#entriesOf = byDocument
    this.#arranged = null
  }
}

import { type ArticleUse, countUses, sumUses } from '../../shared/edit/scheme-usage.ts'
import type { AnnotatorId, DocumentId } from '../../shared/model/ids.ts'
import type { SchemeUsage } from '../../shared/model/scheme-usage.ts'
import type { CorpusStore } from '../store/corpus-store.ts'

/** What her layers use of the scheme, counted once an article and again where a layer has changed. */
export class SchemeUses {
  readonly #store: CorpusStore
  readonly #annotator: AnnotatorId
  readonly #counted = new Map<DocumentId, ArticleUse | null>()

  constructor(store: CorpusStore, annotator: AnnotatorId) {
    this.#store = store
    this.#annotator = annotator
  }

  /** Its layers have changed. */
  touch(ids: Iterable<DocumentId>): void {
    for (const id of ids) this.#counted.delete(id)
  }

  /** Articles that cannot be read are left out: the library names them. */
  async usage(ids: readonly DocumentId[]): Promise<SchemeUsage> {
    for (const id of ids) if (!this.#counted.has(id)) this.#counted.set(id, await this.#count(id))
    return sumUses([...this.#counted.values()].filter(use => use !== null))
  }

  async #count(id: DocumentId): Promise<ArticleUse | null> {
    const layers = await this.#store.listLayers(id)
    if (!layers.ok || !layers.value.includes(this.#annotator)) return null
    const [document, layer] = await Promise.all([
      this.#store.readDocument(id),
      this.#store.readLayer(this.#annotator, id),
    ])
    if (!document.ok || !layer.ok) return null
    return countUses(layer.value.records, document.value.text, layer.value.status === 'done')
  }
}

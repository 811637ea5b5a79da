import { setImmediate } from 'node:timers/promises'
import type { AnnotatorId, DocumentId } from '../../shared/model/ids.ts'
import { cliticChoiceId } from '../../shared/model/make-id.ts'
import type { CliticChoice } from '../../shared/model/records.ts'
import type { CorpusStore } from '../store/corpus-store.ts'

/** The cuts one annotator chose anywhere in the corpus. Her layers are read when they are first asked for, and again when they have changed. */
export class CliticMemory {
  readonly #store: CorpusStore
  readonly #annotator: AnnotatorId
  readonly #choices = new Map<DocumentId, readonly CliticChoice[]>()
  readonly #unread: Set<DocumentId>

  constructor(store: CorpusStore, annotator: AnnotatorId, documents: Iterable<DocumentId>) {
    this.#store = store
    this.#annotator = annotator
    this.#unread = new Set(documents)
  }

  /** Their layers have changed, or they are new. */
  touch(documents: Iterable<DocumentId>): void {
    for (const id of documents) this.#unread.add(id)
  }

  /** The latest choice for each form and label, in all documents but one. */
  async list(except: DocumentId): Promise<readonly CliticChoice[]> {
    for (const id of this.#unread) {
      if (id === except) continue
      this.#unread.delete(id)
      this.#choices.set(id, await this.#read(id))
      // Other requests get their turn.
      await setImmediate()
    }
    const latest = new Map<string, CliticChoice>()
    for (const [id, choices] of this.#choices) {
      if (id === except) continue
      for (const choice of choices) {
        const key = cliticChoiceId(choice.label, choice.form)
        const known = latest.get(key)
        if (known === undefined || known.at < choice.at) latest.set(key, choice)
      }
    }
    return [...latest.values()]
  }

  async #read(id: DocumentId): Promise<readonly CliticChoice[]> {
    const layers = await this.#store.listLayers(id)
    if (!layers.ok || !layers.value.includes(this.#annotator)) return []
    const layer = await this.#store.readLayer(this.#annotator, id)
    // A layer that cannot be read is told where it is opened; here it has taught nothing.
    return layer.ok ? layer.value.records.filter(record => record.kind === 'cliticChoice') : []
  }
}

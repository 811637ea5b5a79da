import type { Commit } from '../../shared/edit/commit.ts'
import type { CorpusDeed, DeedOutcome } from '../../shared/edit/corpus-deed.ts'
import { type StoredCommit, type StoredDiff, toStoredCommit } from '../../shared/edit/stored-commit.ts'
import type { DeviceId, DocumentId } from '../../shared/model/ids.ts'
import { acknowledgeAgain, type DeedWork, documentsOf, toDeedLine } from './corpus-deed.ts'
import type { DocumentStore, LoadedDocument } from './document-store.ts'
import type { OwnedJournal } from './journal-set.ts'
import { ontoLayer } from './layer-state.ts'
import type { LayerStore, OpenLayer } from './layer-store.ts'

export type CommitWriterOptions = {
  readonly device: DeviceId
  readonly documents: DocumentStore
  readonly layers: LayerStore
  /** Layers have run ahead of their checkpoints. */
  readonly onApplied: () => void
}

/** Commits on their way into journal and layers. Whoever calls sees to it that one is appended after the other. */
export class CommitWriter {
  readonly #options: CommitWriterOptions
  readonly #underWay = new Set<Promise<unknown>>()

  constructor(options: CommitWriterOptions) {
    this.#options = options
  }

  /** Throws where the commit's sequence cannot be; `durable` fails where the disk does. */
  append(owned: OwnedJournal, commit: Commit): Promise<{ readonly durable: Promise<void> }> {
    const documents = [...new Set(commit.diffs.map(({ document }) => document))]
    return this.#enter(owned, commit.sequence, documents, async layers => {
      const stored = await this.#toStored(commit)
      // Sent again, it has happened already: its line is compared with the one that stands there.
      if (owned.journal.has(commit.sequence))
        return { stored: asWritten(stored, await owned.journal.findWritten(commit.sequence)), outcome: undefined }
      const states = new Map(layers.map(({ document, state }) => [document, state]))
      const onto = (diff: StoredDiff): StoredDiff => {
        const state = states.get(diff.document)
        return state ? ontoLayer(state, diff, owned.device) : diff
      }
      return { stored: { ...stored, diffs: stored.diffs.map(onto) }, outcome: undefined }
    })
  }

  /** Returns once the deed is durable: the next counts on from its line and reads the layers it has changed. */
  async appendDeed(owned: OwnedJournal, deed: CorpusDeed): Promise<DeedOutcome> {
    const { documents, layers: store, device } = this.#options
    const { journal } = owned
    const sequence = deed.sequence ?? journal.last + 1
    if (journal.has(sequence)) return acknowledgeAgain(journal, sequence, deed)
    const past = deed.undoes ?? deed.redoes
    const original = past === undefined ? null : await journal.find(past)
    const work: DeedWork = {
      device,
      original,
      text: id => documents.read(id),
      read: layer => store.read(layer),
    }
    return this.write(owned, sequence, documentsOf(deed, original), layers => toDeedLine(deed, sequence, layers, work))
  }

  /** Returns once the line that `toLine` makes of these documents' layers is durable and applied. */
  async write<Outcome>(
    owned: OwnedJournal,
    sequence: number,
    documents: readonly DocumentId[],
    toLine: (layers: readonly OpenLayer[]) => Promise<{ readonly stored: StoredCommit; readonly outcome: Outcome }>,
  ): Promise<Outcome> {
    const { durable, outcome } = await this.#enter(owned, sequence, documents, toLine)
    await durable
    return outcome
  }

  async nameOf(document: DocumentId): Promise<string> {
    return (await this.#options.documents.read(document)).document.name
  }

  /** Once nothing is under way. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#underWay)
  }

  /** Writes the line that `toLine` makes of these documents' layers, which stay in memory until it has been applied to them. */
  #enter<Outcome>(
    owned: OwnedJournal,
    sequence: number,
    documents: readonly DocumentId[],
    toLine: (layers: readonly OpenLayer[]) => Promise<{ readonly stored: StoredCommit; readonly outcome: Outcome }>,
  ): Promise<{ readonly durable: Promise<void>; readonly outcome: Outcome }> {
    return new Promise((resolve, reject) => {
      const whole = this.#options.layers.holding(owned.annotator, documents, async layers => {
        for (const { state, document } of layers)
          if ((state.held.get(owned.name) ?? 0) >= sequence && !owned.journal.has(sequence))
            throw new Error(`commit ${sequence} is older than the checkpoint of ${document}`)
        const { stored: line, outcome } = await toLine(layers)
        const stored = owned.journal.has(sequence) ? line : this.#following(line, layers)
        const durable = owned.journal.append(stored).then(() => this.#apply(layers, owned, stored))
        resolve({ durable, outcome })
        await durable
      })
      this.#underWay.add(whole)
      whole.catch(reject).finally(() => this.#underWay.delete(whole))
    })
  }

  /** Layers that nothing has said yet to follow the present scheme say so with their first line under it. */
  #following(line: StoredCommit, layers: readonly OpenLayer[]): StoredCommit {
    const byDocument = new Map(layers.map(layer => [layer.document, layer]))
    const diffs = line.diffs.map(diff => {
      const layer = byDocument.get(diff.document)
      return layer ? this.#options.layers.following(layer, diff) : diff
    })
    return { ...line, diffs }
  }

  #apply(layers: readonly OpenLayer[], owned: OwnedJournal, stored: StoredCommit): void {
    const parts = new Map<DocumentId, StoredDiff[]>()
    for (const diff of stored.diffs) {
      const part = parts.get(diff.document)
      if (part) part.push(diff)
      else parts.set(diff.document, [diff])
    }
    for (const layer of layers) {
      const diffs = parts.get(layer.document)
      if (diffs) this.#options.layers.apply(layer, owned, stored, diffs)
    }
    this.#options.onApplied()
  }

  async #toStored(commit: Commit): Promise<StoredCommit> {
    const texts = new Map<DocumentId, LoadedDocument>()
    for (const { document } of commit.diffs) texts.set(document, await this.#options.documents.read(document))
    return toStoredCommit(
      commit,
      document => {
        const loaded = texts.get(document)
        if (!loaded) throw new Error(`no text of ${document}`)
        return loaded
      },
      (stored, record) => this.#options.layers.keep(stored, record),
    )
  }
}

/** As the line stands, as far as the store itself has written into it. */
const asWritten = (stored: StoredCommit, there: StoredCommit | null): StoredCommit => ({
  ...stored,
  diffs: stored.diffs.map((diff, at) => {
    const scheme = there?.diffs[at]?.scheme
    return scheme ? { ...diff, scheme } : diff
  }),
})

import type { CorpusDeed, DeedOutcome } from '../../shared/edit/corpus-deed.ts'
import { inverseMapping, sameScheme, standingSince } from '../../shared/edit/mapping-since.ts'
import { isEmptyDiff } from '../../shared/edit/records-diff.ts'
import { emptyMapping, isEmptyMapping, type SchemeMapping } from '../../shared/edit/scheme-mapping.ts'
import { type StoredCommit, type StoredDiff, storedCommitVersion } from '../../shared/edit/stored-commit.ts'
import type { Corpus } from '../../shared/model/corpus.ts'
import { corpusDocument } from '../../shared/model/corpus-document.ts'
import type { AnnotatorId, DeviceId, DocumentId } from '../../shared/model/ids.ts'
import { schemeRecordId } from '../../shared/model/make-id.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import type { StoredRecord } from '../../shared/model/stored-records.ts'
import type { CommitWriter } from './commit-writer.ts'
import { outcomeOf } from './corpus-deed.ts'
import { AppFailure } from './disk-error.ts'
import type { OwnedJournal } from './journal-set.ts'
import type { LayerStore, OpenLayer } from './layer-store.ts'
import { type SchemeWork, schemePart } from './scheme-parts.ts'

/** Another scheme, worked out by whoever edits it. */
export type SchemeStep = {
  /** Revision of the scheme that it was made of. */
  readonly from: number
  /** Its revision is given where it is written. */
  readonly scheme: Scheme
  readonly mapping: SchemeMapping
  /** ISO 8601, UTC. */
  readonly at: string
  /** Finished articles in which marks change come back to be looked at again. */
  readonly review: boolean
}

export type SchemeChangesOptions = {
  readonly device: DeviceId
  readonly layers: LayerStore
  readonly commits: CommitWriter
  readonly manifest: () => Corpus
  /** Before anything is written: keeps the manifest and these layers as they stand. */
  readonly keepBackup: (layers: readonly (readonly [AnnotatorId, DocumentId])[]) => Promise<void>
  /** The line is durable: the manifest follows. */
  readonly enter: (next: Corpus) => Promise<void>
}

type StoredScheme = Extract<StoredRecord, { kind: 'scheme' }>

/** One line to be written, before it is known which layers it touches. */
type Move = {
  readonly head: Pick<StoredCommit, 'name' | 'at'> & { readonly undoes?: number; readonly redoes?: number }
  readonly sequence: number
  readonly scheme: Scheme
  /** Revision of the scheme that is taken back. */
  readonly undone: number | null
  readonly work: SchemeWork
}

/** Changes of the scheme on their way into journal, layers and manifest. Whoever calls sees to it that nothing else is written meanwhile. */
export class SchemeChanges {
  readonly #options: SchemeChangesOptions

  constructor(options: SchemeChangesOptions) {
    this.#options = options
  }

  /** Throws `AppFailure` (`scheme/changed`). */
  change(owned: OwnedJournal, { from, scheme, mapping, at, review }: SchemeStep): Promise<DeedOutcome> {
    const present = this.#options.manifest()
    if (present.scheme.revision !== from) throw changed(from, present.scheme.revision)
    const head = { name: 'changeScheme' as const, at }
    return this.#write(owned, {
      head,
      sequence: owned.journal.last + 1,
      scheme,
      undone: null,
      work: this.#work({ mapping, review, isUndo: false, originals: new Map() }),
    })
  }

  /** Takes a change back or makes it again: record by record where they are as it left them, by their ids where they are not. */
  async repeat(owned: OwnedJournal, deed: CorpusDeed): Promise<DeedOutcome> {
    const isUndo = deed.undoes !== undefined
    const past = deed.undoes ?? deed.redoes ?? 0
    const original = await owned.journal.find(past)
    const made = original.diffs.flatMap(({ added }) => added).filter(record => record.kind === 'scheme')
    const after = made.reduce((newest, record) => (record.scheme.revision > newest.scheme.revision ? record : newest))
    const before = await this.#schemeAt(owned.annotator, after.scheme.revision - 1)
    const present = this.#options.manifest()
    if (!sameScheme(present.scheme, isUndo ? after.scheme : before))
      throw changed(after.scheme.revision, present.scheme.revision)
    return this.#write(owned, {
      head: { name: 'changeScheme', at: deed.at, ...(isUndo ? { undoes: past } : { redoes: past }) },
      sequence: deed.sequence ?? owned.journal.last + 1,
      scheme: isUndo ? before : after.scheme,
      undone: isUndo ? (standingSince(present.schemeChanges, 0).at(-1)?.revision ?? after.scheme.revision) : null,
      work: this.#work({
        mapping: isUndo ? inverseMapping(after.mapping, before) : after.mapping,
        review: false,
        isUndo,
        originals: new Map(original.diffs.map(diff => [diff.document, diff])),
      }),
    })
  }

  /** Null: all her layers follow the present scheme, and it is known. */
  async follow(owned: OwnedJournal, at: string): Promise<DeedOutcome | null> {
    const { layers, manifest } = this.#options
    const { scheme, schemeChanges } = manifest()
    if (schemeChanges.length === 0) return null
    const { state } = await layers.open(owned.annotator, corpusDocument)
    const documents = await layers.documentsOf(owned.annotator)
    if (state.records.has(schemeRecordId(scheme.revision)) || (documents.size === 0 && state.records.size === 0))
      return null
    const work = {
      ...this.#work({ mapping: emptyMapping, review: false, isUndo: false, originals: new Map() }),
      revision: scheme.revision,
    }
    const latest = schemeChanges.find(({ revision }) => revision === scheme.revision)
    const marker: StoredScheme = {
      kind: 'scheme',
      id: schemeRecordId(scheme.revision),
      source: 'person',
      stamp: [state.counter + 1, this.#options.device],
      scheme,
      mapping: latest?.mapping ?? emptyMapping,
      ...(latest?.undoes === undefined ? {} : { undoes: latest.undoes }),
    }
    return this.#append(owned, { name: 'mapScheme', at }, owned.journal.last + 1, work, documents, [marker])
  }

  #work(work: Pick<SchemeWork, 'mapping' | 'review' | 'isUndo' | 'originals'>): SchemeWork {
    const { manifest, device } = this.#options
    const { scheme, schemeChanges } = manifest()
    return { ...work, device, changes: schemeChanges, revision: scheme.revision + 1 }
  }

  async #write(owned: OwnedJournal, { head, sequence, scheme, undone, work }: Move): Promise<DeedOutcome> {
    const { layers, manifest, enter, device } = this.#options
    const present = manifest()
    const { revision, mapping } = work
    const { state } = await layers.open(owned.annotator, corpusDocument)
    const stamp = [state.counter + 1, device] as const
    const common = { kind: 'scheme', source: 'person', stamp } as const
    const undoes = undone === null ? {} : { undoes: undone }
    const next = { ...scheme, revision }
    const record: StoredScheme = { ...common, id: schemeRecordId(revision), scheme: next, mapping, ...undoes }
    const first = schemeRecordId(present.scheme.revision)
    // So that her own layer tells what the first change of hers was made of.
    const known: readonly StoredScheme[] = state.records.has(first)
      ? []
      : [{ ...common, id: first, scheme: present.scheme, mapping: emptyMapping }]
    const everywhere = isEmptyMapping(mapping) ? [] : await layers.documentsOf(owned.annotator)
    const documents = new Set([...work.originals.keys(), ...everywhere])
    documents.delete(corpusDocument)
    const outcome = await this.#append(owned, head, sequence, work, documents, [...known, record])
    await enter({
      ...present,
      scheme: next,
      schemeChanges: [...present.schemeChanges, { revision, mapping, ...undoes }],
    })
    return outcome
  }

  /** Two passes: layers that do not change are looked at one by one and not kept. */
  async #append(
    owned: OwnedJournal,
    head: Move['head'],
    sequence: number,
    work: SchemeWork,
    candidates: Iterable<DocumentId>,
    schemes: readonly StoredScheme[],
  ): Promise<DeedOutcome> {
    const { layers, commits, keepBackup } = this.#options
    const { annotator } = owned
    const touched: DocumentId[] = []
    for (const document of candidates) {
      const { state } = await layers.open(annotator, document)
      if (schemePart(document, state, work)) touched.push(document)
    }
    await keepBackup([corpusDocument, ...touched].map(document => [annotator, document]))
    return commits.write(owned, sequence, [corpusDocument, ...touched], async opened => {
      const skipped: DeedOutcome['skipped'][number][] = []
      const diffs: StoredDiff[] = []
      for (const layer of opened) {
        const part = schemePart(layer.document, layer.state, work)
        const diff = part?.diff ?? noPart(layer, work)
        diffs.push(layer.document === corpusDocument ? { ...diff, added: [...schemes, ...diff.added] } : diff)
        if (part && part.skipped > 0)
          skipped.push({ document: layer.document, name: await commits.nameOf(layer.document), records: part.skipped })
      }
      // Nothing of hers has changed: that she follows the scheme is no deed to take back.
      const isDeed =
        head.name === 'changeScheme' || diffs.some(diff => diff.document !== corpusDocument && !isEmptyDiff(diff))
      const stored: StoredCommit = {
        version: storedCommitVersion,
        sequence,
        ...(isDeed ? { deed: true } : {}),
        ...head,
        diffs,
      }
      return { stored, outcome: outcomeOf(sequence, diffs, skipped) }
    })
  }

  async #schemeAt(annotator: AnnotatorId, revision: number): Promise<Scheme> {
    const { state } = await this.#options.layers.open(annotator, corpusDocument)
    const record = state.records.get(schemeRecordId(revision))
    if (record?.kind !== 'scheme') throw new Error(`no scheme of revision ${revision} in the layer of ${annotator}`)
    return record.scheme
  }
}

const noPart = ({ document, state }: OpenLayer, { revision }: SchemeWork): StoredDiff => ({
  document,
  added: [],
  updated: [],
  removed: [],
  scheme: [state.schemeRevision, revision],
})

const changed = (revision: number, present: number): AppFailure =>
  new AppFailure({ code: 'scheme/changed', params: { revision, present } })

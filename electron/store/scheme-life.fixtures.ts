import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Act } from '../../shared/edit/act.ts'
import type { CorpusDeed, DocumentAct } from '../../shared/edit/corpus-deed.ts'
import type { SchemeEdit } from '../../shared/edit/scheme-edit.ts'
import { applySchemeEdits } from '../../shared/edit/scheme-edits.ts'
import { corpusDocument } from '../../shared/model/corpus-document.ts'
import { type AnnotatorId, type DocumentId, recordIdSchema } from '../../shared/model/ids.ts'
import { goldAnnotator } from '../../shared/model/make-id.ts'
import { toStored } from '../../shared/model/record-codec.ts'
import type { Annotation, CanonicalEntity } from '../../shared/model/records.ts'
import { schemeSchema } from '../../shared/model/scheme.ts'
import { createOffsetMap } from '../../shared/text/offsets.ts'
import { openSourceFolder } from '../cli/source-folder.ts'
import type { CorpusOptions, CorpusStore } from './corpus-store.ts'
import { createCorpus, openCorpus } from './open-corpus.ts'
import { device, must, toDocument, toEntity } from './store.fixtures.ts'

const seeds = join(import.meta.dirname, '../../seeds')
const at = '2026-01-01T00:00:00.000Z'

/** Canonically: keys in one order. `bare`: stamps, revisions and what counts them left out. */
export const canonical = (value: unknown, bare: boolean): string =>
  JSON.stringify(value, (key, held) =>
    bare && (key === 'stamp' || key === 'revision')
      ? undefined
      : typeof held === 'object' && held !== null && !Array.isArray(held)
        ? Object.fromEntries(Object.entries(held).sort(([a], [b]) => (a < b ? -1 : 1)))
        : held,
  )

/** Everything a corpus holds of one annotator, to compare. Of the corpus itself the schemes it remembers are history, and left out where bare. */
export async function readSchemeWorld(store: CorpusStore, annotator: AnnotatorId, bare: boolean): Promise<string> {
  const said = [canonical(store.manifest().scheme, bare)]
  for (const id of [...must(await store.listDocumentIds()), corpusDocument].sort()) {
    const { text } = must(await store.readDocument(id))
    const { records } = must(await store.readLayer(annotator, id))
    const stored = records
      .filter(({ kind }) => !bare || kind !== 'scheme')
      .map(record => toStored(record, text, createOffsetMap(text)))
    said.push(...stored.sort((a, b) => (a.id < b.id ? -1 : 1)).map(record => canonical(record, bare)))
  }
  return said.join('\n')
}

/** Its line in the journal. */
type Deed = { readonly sequence: number; readonly name: CorpusDeed['name'] }

type Records = readonly Annotation[]

/** A corpus in which one annotator edits records of many articles and the scheme, by chance. */
export class SchemeLife {
  store: CorpusStore
  readonly annotator: AnnotatorId
  readonly ids: readonly DocumentId[]
  /** Deeds that stand, the last one done last. */
  readonly done: Deed[] = []
  #undone: Deed | null = null
  readonly #options: CorpusOptions
  readonly #random: () => number
  #count = 0

  private constructor(
    store: CorpusStore,
    annotator: AnnotatorId,
    ids: readonly DocumentId[],
    options: CorpusOptions,
    random: () => number,
  ) {
    this.store = store
    this.annotator = annotator
    this.ids = ids
    this.#options = options
    this.#random = random
  }

  /** `articles`: how many of the sample, with the gold marks as hers. */
  static async begin(options: CorpusOptions, random: () => number, articles: number): Promise<SchemeLife> {
    const scheme = schemeSchema.parse(JSON.parse(readFileSync(join(seeds, 'scheme.json'), 'utf8')))
    const source = must(await openSourceFolder(seeds, device))
    const store = must(await createCorpus({ ...options, name: 'تجربة', scheme }))
    const annotator = must(await store.ensureAnnotator('سارة')).id
    const texts: { id: DocumentId; length: number }[] = []
    for (const id of must(await source.listDocumentIds()))
      texts.push({ id, length: must(await source.readDocument(id)).text.length })
    const ids: DocumentId[] = []
    for (const { id } of texts.sort((a, b) => a.length - b.length).slice(0, articles)) {
      const { text, name } = must(await source.readDocument(id))
      const added = must(await store.addDocument(toDocument(text, name)))
      const { records } = must(await source.readLayer(goldAnnotator, id))
      must(await store.writeLayer(annotator, added.id, { status: 'done', records }))
      ids.push(added.id)
    }
    return new SchemeLife(store, annotator, ids, options, random)
  }

  /** One deed, whatever it is. */
  async step(): Promise<void> {
    const dice = this.#random()
    if (dice < 0.08) must(await this.store.checkpoint())
    else if (dice < 0.16) await this.restart()
    else if (dice < 0.32 && this.#undone) await this.#redo(this.#undone)
    else if (dice < 0.32 && this.done.length > 0) await this.undoLast()
    else if (dice < 0.62) await this.#changeScheme()
    else await this.#act()
  }

  async restart(): Promise<void> {
    must(await this.store.close())
    this.store = must(await openCorpus(this.#options))
  }

  async undoLast(): Promise<void> {
    const last = this.done.pop()
    if (!last) return
    const head = { sequence: null, name: last.name, at, open: null, acts: [] }
    const { skipped } = must(await this.store.saveDeed(this.annotator, { ...head, undoes: last.sequence }))
    if (skipped.length > 0) throw new Error('something was left')
    this.#undone = last
  }

  /** What is done again is what is taken back next. */
  async #redo(deed: Deed): Promise<void> {
    const head = { sequence: null, name: deed.name, at, open: null, acts: [] }
    must(await this.store.saveDeed(this.annotator, { ...head, redoes: deed.sequence }))
    this.#enter(deed)
  }

  #enter(deed: Deed): void {
    this.done.push(deed)
    this.#undone = null
  }

  async #changeScheme(): Promise<void> {
    const { scheme } = this.store.manifest()
    const changed = applySchemeEdits(scheme, [this.#edit()])
    // Not every change is a sound one.
    if (!changed.ok) return
    const step = { from: scheme.revision, ...changed.value, at, review: this.#random() < 0.5 }
    const { sequence } = must(await this.store.changeScheme(this.annotator, step))
    this.#enter({ sequence, name: 'changeScheme' })
  }

  #edit(): SchemeEdit {
    const { scheme } = this.store.manifest()
    const label = this.#pick(scheme.labels)
    const role = this.#pick(scheme.roleTypes)
    const type = this.#pick(scheme.agreementTypes)
    const status = this.#pick(scheme.agreementStatuses)
    const fresh = `N${this.#count++}`
    return this.#pick<SchemeEdit>([
      { do: 'change', part: 'labels', id: label.id, to: { ...label, id: fresh } },
      { do: 'delete', part: 'labels', id: label.id, moveTo: this.#pick(scheme.labels).id },
      { do: 'delete', part: 'labels', id: label.id, moveTo: null },
      { do: 'change', part: 'roleTypes', id: role.id, to: { ...role, id: fresh } },
      { do: 'delete', part: 'roleTypes', id: role.id, moveTo: this.#pick(scheme.roleTypes).id },
      { do: 'delete', part: 'roleTypes', id: role.id, moveTo: null },
      { do: 'change', part: 'agreementTypes', id: type.id, to: { ...type, id: fresh } },
      { do: 'delete', part: 'agreementTypes', id: type.id, moveTo: this.#pick(scheme.agreementTypes).id },
      { do: 'change', part: 'agreementStatuses', id: status.id, to: { ...status, id: fresh } },
      { do: 'delete', part: 'agreementStatuses', id: status.id, moveTo: null },
      { do: 'split', label: label.id, into: [{ ...label, id: fresh, key: null }] },
    ])
  }

  /** One deed in every article, and in the corpus itself. */
  async #act(): Promise<void> {
    const acts: DocumentAct[] = []
    for (const document of this.ids) {
      const { records } = must(await this.store.readLayer(this.annotator, document))
      const act = this.#actOn(records)
      if (act) acts.push({ document, act })
    }
    const known = must(await this.store.readLayer(this.annotator, corpusDocument)).records
    const own = known.find(record => record.kind === 'canonicalEntity')
    const note = `n${this.#count++}`
    acts.push({
      document: corpusDocument,
      act: own
        ? this.#pick<Act>([
            { do: 'delete', ids: [own.id] },
            { do: 'changeCanonical', ids: [own.id], change: { note } },
          ])
        : { do: 'add', records: [this.#canonical()] },
    })
    const name = 'relabelEntity'
    const head = { sequence: null, name, at, open: null, review: this.#random() < 0.5 } as const
    const { sequence } = must(await this.store.saveDeed(this.annotator, { ...head, acts }))
    this.#enter({ sequence, name })
  }

  #actOn(records: Records): Act | null {
    const { labels, agreementStatuses } = this.store.manifest().scheme
    const mentions = records.filter(record => record.kind === 'entity')
    const frames = records.filter(record => record.kind === 'agreement')
    const label = this.#pick(labels).id
    const some = mentions.filter(() => this.#random() < 0.2).map(({ id }) => id)
    const place = Math.floor(this.#random() * 200)
    const mark = { ...toEntity(`a${this.#count++}`, place, place + 3, 0), label }
    const choices: (Act | null)[] = [
      { do: 'add', records: [mark] },
      some.length > 0 ? { do: 'changeEntities', ids: some, change: { label } } : null,
      some.length > 0 ? { do: 'changeEntities', ids: some, change: { link: `c${this.#count}`, doubt: true } } : null,
      some.length > 0 ? { do: 'delete', ids: some } : null,
      frames.length > 0
        ? {
            do: 'changeAgreements',
            ids: frames.map(({ id }) => id),
            change: { status: agreementStatuses.length > 0 ? this.#pick(agreementStatuses).id : null, note: 'ملاحظة' },
          }
        : null,
    ]
    return this.#pick(choices)
  }

  #canonical(): CanonicalEntity {
    const id = recordIdSchema.parse(`c${this.#count++}`)
    const type = this.#pick(this.store.manifest().scheme.labels).id
    return {
      kind: 'canonicalEntity',
      id,
      type,
      names: { ar: ['هواوي'], latin: [] },
      note: '',
      source: 'person',
      stamp: [0, device],
    }
  }

  #pick<Value>(values: readonly Value[]): Value {
    const value = values[Math.floor(this.#random() * values.length)]
    if (value === undefined) throw new Error('nothing to pick from')
    return value
  }
}

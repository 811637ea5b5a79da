import { addFound } from '../../shared/edit/add-found.ts'
import type { Commit } from '../../shared/edit/commit.ts'
import type { CorpusDeed } from '../../shared/edit/corpus-deed.ts'
import type { EditContext } from '../../shared/edit/edit-context.ts'
import { reapply, undoOf } from '../../shared/edit/history.ts'
import { apply, emptyDiff, type Records, type RecordsDiff, squash } from '../../shared/edit/records-diff.ts'
import { beginWork } from '../../shared/edit/set-status.ts'
import { type AnnotatorId, type DocumentId, recordIdSchema } from '../../shared/model/ids.ts'
import { goldAnnotator } from '../../shared/model/make-id.ts'
import type { Annotation, Entity, Stamp } from '../../shared/model/records.ts'
import type { CorpusOptions, CorpusStore } from './corpus-store.ts'
import { createCorpus, openCorpus } from './open-corpus.ts'
import { device, emptyScheme, must, toDocument } from './store.fixtures.ts'
import type { World } from './world.fixtures.ts'

const texts = ['وقّعت وزارة الصحة مذكّرة تفاهم مع المجلس.', 'مذكرة 🤝 بين سوناطراك 🇩🇿 وهواوي\r\nوُقّعت 𐤀 أمس']

/** One life of the program: random edits, some sent together, checkpoints and restarts between them. */
export class Life {
  world: World = { layers: new Map(), documents: new Set() }
  /** Worlds a crash may leave: the acknowledged one, then one more for each change under way. */
  possible: World[] = [this.world]
  created = false
  #sequence = 0
  #counter = 0
  #ids: DocumentId[] = []
  #store: CorpusStore | null = null
  #annotator: AnnotatorId = goldAnnotator
  #lastDeed: { sequence: number; diffs: ReadonlyMap<DocumentId, RecordsDiff>; isDone: boolean } | null = null
  readonly #added = new Map<DocumentId, RecordsDiff>()
  readonly #options: CorpusOptions
  readonly #random: () => number

  constructor(options: CorpusOptions, random: () => number) {
    this.#options = options
    this.#random = random
  }

  async run(steps: number): Promise<void> {
    this.#store = must(await createCorpus({ ...this.#options, name: 'تجربة', scheme: emptyScheme }))
    this.created = true
    this.#annotator = must(await this.#store.ensureAnnotator('سارة')).id
    for (const text of texts) {
      const { id } = must(await this.#store.addDocument(toDocument(text)))
      this.#ids.push(id)
      this.#settle({ ...this.world, documents: new Set([...this.world.documents, id]) })
    }
    for (let step = 0; step < steps; step++) await this.#step()
    must(await this.#open().close())
  }

  #open(): CorpusStore {
    if (!this.#store) throw new Error('closed')
    return this.#store
  }

  async #step(): Promise<void> {
    const dice = this.#random()
    if (dice < 0.12) {
      must(await this.#open().checkpoint())
    } else if (dice < 0.2) {
      must(await this.#open().close())
      this.#store = must(await openCorpus(this.#options))
    } else if (dice < 0.3) {
      await this.#importGold()
    } else if (dice < 0.45) {
      await this.#deed()
    } else {
      // Sent together: the journal may sync them at once.
      const commits = Array.from({ length: dice < 0.7 ? 1 : 3 }, () => this.#commit())
      await Promise.all(
        commits.map(async ({ commit, after }) => {
          must(await this.#open().saveCommit(this.#annotator, commit))
          this.#settle(after)
        }),
      )
    }
  }

  async #importGold(): Promise<void> {
    const document = this.#pick(this.#ids)
    const record = this.#entity(document, `G${this.#counter}`)
    const layer = { status: 'new' as const, records: [record] }
    // The store stamps it, so the world learns the stamp from what was written.
    const before = this.world
    const content = must(await this.#open().readLayer(goldAnnotator, document))
    const stamped = { ...record, stamp: [content.counter + 1, device] as const }
    const after = this.#change(before, `gold/${document}`, { ...emptyDiff, added: [stamped] })
    this.possible = [this.world, after]
    must(await this.#open().writeLayer(goldAnnotator, document, layer))
    this.#settle(after)
  }

  /** One deed in all documents: marks added, the last of them taken back, or that brought again. Whole or not at all. */
  async #deed(): Promise<void> {
    const store = this.#open()
    const undone = this.#lastDeed
    const kind = undone === null ? 'add' : undone.isDone ? this.#pick(['add', 'undo', 'undo'] as const) : 'redo'
    const added = this.#ids.map(document => ({
      document,
      records: [this.#entity(document, `d${this.#counter}`), this.#entity(document, `d${this.#counter}`)],
    }))
    let after = this.world
    for (const { document, records } of added) {
      const { counter } = must(await store.readLayer(this.#annotator, document))
      const key = `${this.#annotator}/${document}`
      const present = this.world.layers.get(key) ?? new Map()
      const stamp: Stamp = [counter + 1, device]
      const diff =
        kind === 'add'
          ? addWith(present, texts[this.#ids.indexOf(document)] ?? '', stamp, records)
          : (kind === 'undo' ? undoOf : reapply)(present, undone?.diffs.get(document) ?? emptyDiff, stamp).diff
      if (kind === 'add') this.#added.set(document, diff)
      after = this.#change(after, key, diff)
    }
    this.possible = [this.world, after]
    this.#sequence++
    const deed: CorpusDeed = {
      sequence: this.#sequence,
      name: 'findEverywhere',
      at: '2026-01-01T00:00:00.000Z',
      ...(kind === 'undo' ? { undoes: undone?.sequence } : kind === 'redo' ? { redoes: undone?.sequence } : {}),
      open: null,
      acts: kind === 'add' ? added.map(({ document, records }) => ({ document, act: { do: 'add', records } })) : [],
    }
    must(await store.saveDeed(this.#annotator, deed))
    this.#settle(after)
    this.#lastDeed =
      kind === 'add'
        ? { sequence: this.#sequence, diffs: new Map(this.#added), isDone: true }
        : undone && { ...undone, isDone: kind === 'redo' }
  }

  #commit(): { readonly commit: Commit; readonly after: World } {
    const from = this.possible.at(-1) ?? this.world
    const documents = this.#random() < 0.25 ? this.#ids : [this.#pick(this.#ids)]
    let after = from
    const diffs = documents.map(document => {
      const key = `${this.#annotator}/${document}`
      const diff = this.#diff(document, from.layers.get(key) ?? new Map())
      after = this.#change(after, key, diff)
      return { document, diff }
    })
    this.possible.push(after)
    this.#sequence++
    const commit: Commit = { sequence: this.#sequence, name: 'createEntity', at: '2026-01-01T00:00:00.000Z', diffs }
    return { commit, after }
  }

  #diff(document: DocumentId, records: Records): RecordsDiff {
    const present = [...records.values()]
    const dice = this.#random()
    const chosen = present.length > 0 ? this.#pick(present) : undefined
    if (chosen && dice < 0.3) return { ...emptyDiff, removed: [chosen] }
    if (chosen && dice < 0.6) return { ...emptyDiff, updated: [[chosen, this.#entity(document, chosen.id)]] }
    const count = dice < 0.7 ? 6 : 1
    return { ...emptyDiff, added: Array.from({ length: count }, () => this.#entity(document, `r${this.#counter}`)) }
  }

  #entity(document: DocumentId, id: string): Entity {
    const text = texts[this.#ids.indexOf(document)] ?? ''
    const start = Math.floor(this.#random() * (text.length - 4))
    const isInside = (at: number): boolean => /[\uDC00-\uDFFF]/.test(text.charAt(at))
    const from = isInside(start) ? start - 1 : start
    const end = isInside(start + 4) ? start + 5 : start + 4
    this.#counter++
    return {
      kind: 'entity',
      id: recordIdSchema.parse(id),
      label: 'ORG',
      spans: [{ start: from, end }],
      attributes: {},
      note: '',
      doubt: false,
      source: 'person',
      stamp: [this.#counter, device],
    }
  }

  #change(world: World, key: string, diff: RecordsDiff): World {
    const layers = new Map(world.layers)
    layers.set(key, apply(layers.get(key) ?? new Map(), diff))
    return { ...world, layers }
  }

  #settle(world: World): void {
    this.world = world
    const at = this.possible.indexOf(world)
    this.possible = at < 0 ? [world] : this.possible.slice(at)
  }

  #pick<Value>(values: readonly Value[]): Value {
    const value = values[Math.floor(this.#random() * values.length)]
    if (value === undefined) throw new Error('nothing to pick from')
    return value
  }
}

/** As the store does it, status included. */
function addWith(records: Records, text: string, stamp: Stamp, found: readonly Annotation[]): RecordsDiff {
  const context: EditContext = { text, records, stamp, source: 'person' }
  const added = addFound(context, found)
  if (!added.ok) return emptyDiff
  return squash(added.value, beginWork(context) ?? emptyDiff)
}

import { setImmediate } from 'node:timers/promises'
import { bracketAfter, latinInBracket } from '../../shared/edit/entities/beside.ts'
import { isArabic, mentionWords, nameKey } from '../../shared/edit/entities/form-key.ts'
import type { KeyPair } from '../../shared/edit/entities/same-names.ts'
import { hullOf } from '../../shared/edit/mention-index.ts'
import { corpusDocument } from '../../shared/model/corpus-document.ts'
import type { AnnotatorId, DocumentId } from '../../shared/model/ids.ts'
import type { Annotation, CanonicalEntity, Entity } from '../../shared/model/records.ts'
import type { AppError } from '../../shared/result.ts'
import { readCanonicalEntities } from '../session/canonical-entities.ts'
import type { CorpusStore } from './corpus-store.ts'
import { titleOf } from './library-entry.ts'
import { type Mention, type MentionArticle, MentionGroup } from './mention-group.ts'

/** What one article's layer has brought in, to be taken out again when it has changed. */
type Contribution = {
  readonly mentions: readonly Mention[]
  readonly pairs: readonly KeyPair[]
  /** Latin words in brackets behind a mention that are no mention themselves: its key, and the words. */
  readonly glosses: readonly (readonly [string, string])[]
}

/** What it needs of a corpus: nothing here can write. */
export type MentionReader = Pick<CorpusStore, 'readDocument' | 'readLayer' | 'listLayers'>

const unreadable: Contribution = { mentions: [], pairs: [], glosses: [] }

/**
 * All mentions one annotator has made in the corpus, by form and by canonical entity. Her layers are read when they are first asked for, and
 * again when they have changed.
 */
export class MentionTable {
  readonly #store: MentionReader
  readonly #annotator: AnnotatorId | null
  readonly #unread: Set<DocumentId>
  readonly #parts = new Map<DocumentId, Contribution>()
  readonly #forms = new Map<string, MentionGroup>()
  readonly #links = new Map<string, MentionGroup>()
  readonly #problems: AppError[] = []
  readonly #keyed: Keyed = new Map()
  #entities: ReadonlyMap<string, CanonicalEntity> = new Map()
  #refused: ReadonlySet<string> = new Set()
  #own: ReadonlySet<string> = new Set()
  #isCorpusUnread = true
  #reading: Promise<void> | null = null
  #version = 0

  constructor(store: MentionReader, annotator: AnnotatorId | null, documents: Iterable<DocumentId>) {
    this.#store = store
    this.#annotator = annotator
    this.#unread = new Set(documents)
  }

  /** Their layers have changed, or they are new. */
  touch(documents: Iterable<DocumentId>): void {
    for (const id of documents) if (id !== corpusDocument) this.#unread.add(id)
    // A small layer, and a deed of many may touch it unsaid.
    this.#isCorpusUnread = true
  }

  /** Reads what has changed; other requests get their turn between two documents. */
  async refresh(): Promise<void> {
    // What is being read is not told as unread any more, and must be waited for all the same.
    while (this.#reading !== null || this.#isCorpusUnread || this.#unread.size > 0) {
      this.#reading ??= this.#readAll().finally(() => {
        this.#reading = null
      })
      await this.#reading
    }
  }

  /** Counts what has been read: what was worked out of one version holds for it. */
  get version(): number {
    return this.#version
  }

  get problems(): readonly AppError[] {
    return this.#problems
  }

  /** By their folded keys. */
  get forms(): ReadonlyMap<string, MentionGroup> {
    return this.#forms
  }

  /** Mentions by the canonical entity they are linked to, one that is no more included. */
  get links(): ReadonlyMap<string, MentionGroup> {
    return this.#links
  }

  /** Hers, and those of others, which she may link to and not change. */
  get entities(): ReadonlyMap<string, CanonicalEntity> {
    return this.#entities
  }

  isOwn(id: string): boolean {
    return this.#own.has(id)
  }

  /** What she has refused for good to take for one name. */
  get refused(): ReadonlySet<string> {
    return this.#refused
  }

  pairs(): readonly KeyPair[] {
    return [...this.#parts.values()].flatMap(part => part.pairs)
  }

  /** Latin words that stand in brackets behind a form. */
  glossesOf(keys: ReadonlySet<string>): readonly string[] {
    return [...this.#parts.values()].flatMap(({ glosses }) =>
      glosses.flatMap(([key, words]) => (keys.has(key) ? [words] : [])),
    )
  }

  all(): readonly Mention[] {
    const all: Mention[] = []
    for (const { mentions } of this.#parts.values()) for (const mention of mentions) all.push(mention)
    return all
  }

  ofArticle(id: DocumentId): readonly Mention[] {
    return this.#parts.get(id)?.mentions ?? []
  }

  async #readAll(): Promise<void> {
    if (this.#isCorpusUnread) {
      this.#isCorpusUnread = false
      await this.#readCorpus()
    }
    let since = performance.now()
    for (const id of this.#unread) {
      this.#unread.delete(id)
      const part = await this.#read(id)
      this.#remove(id)
      this.#put(id, part)
      this.#version++
      if (performance.now() - since < slice) continue
      await setImmediate()
      since = performance.now()
    }
  }

  async #readCorpus(): Promise<void> {
    const entities = await readCanonicalEntities(this.#store, this.#annotator)
    if (entities.ok) {
      const { own, others } = entities.value
      this.#entities = new Map([...others, ...own].map(entity => [entity.id as string, entity]))
      this.#own = new Set(own.map(({ id }) => id as string))
    } else this.#problems.push(entities.error)
    const records = await this.#readRecords(corpusDocument)
    this.#refused = new Set(
      records.flatMap(record => (record.kind === 'dismissal' && record.of === 'suggestion' ? [record.subject] : [])),
    )
    this.#version++
  }

  #remove(id: DocumentId): void {
    const part = this.#parts.get(id)
    if (!part) return
    this.#parts.delete(id)
    for (const { key, link } of part.mentions) {
      dropFrom(this.#forms, key, id)
      if (link !== null) dropFrom(this.#links, link, id)
    }
  }

  #put(id: DocumentId, part: Contribution): void {
    if (part.mentions.length === 0) return
    this.#parts.set(id, part)
    for (const mention of part.mentions) {
      addTo(this.#forms, mention.key, mention)
      if (mention.link !== null) addTo(this.#links, mention.link, mention)
    }
  }

  async #read(id: DocumentId): Promise<Contribution> {
    const entities = (await this.#readRecords(id)).filter(record => record.kind === 'entity')
    if (entities.length === 0) return unreadable
    const document = await this.#store.readDocument(id)
    if (!document.ok) {
      this.#problems.push(document.error)
      return unreadable
    }
    const { name, text, metadata } = document.value
    const { direction, language } = metadata
    return contributionOf(
      { id, name, title: titleOf(document.value), text, direction, language },
      entities,
      this.#keyed,
    )
  }

  /** A layer that cannot be read is told where it is opened; here it holds nothing. */
  async #readRecords(id: DocumentId): Promise<readonly Annotation[]> {
    if (this.#annotator === null) return []
    const layer = await this.#store.readLayer(this.#annotator, id)
    if (layer.ok) return layer.value.records
    this.#problems.push(layer.error)
    return []
  }
}

/** Milliseconds of reading between two turns for other requests. */
const slice = 12

function addTo(groups: Map<string, MentionGroup>, key: string, mention: Mention): void {
  const there = groups.get(key) ?? new MentionGroup()
  there.add(mention)
  groups.set(key, there)
}

function dropFrom(groups: Map<string, MentionGroup>, key: string, article: DocumentId): void {
  const there = groups.get(key)
  there?.drop(article)
  if (there?.isEmpty) groups.delete(key)
}

/** Words as they stand once for all mentions that have them, with their key. */
type Keyed = Map<string, { readonly words: string; readonly key: string }>

function keyOf(keyed: Keyed, words: string): { readonly words: string; readonly key: string } {
  const known = keyed.get(words)
  if (known) return known
  const made = { words, key: nameKey(words) }
  keyed.set(words, made)
  return made
}

function contributionOf(article: MentionArticle, entities: readonly Entity[], keyed: Keyed): Contribution {
  const mentions = entities
    .map((entity): Mention => {
      const { id, label, link = null } = entity
      const { words, key } = keyOf(keyed, mentionWords(article.text, entity))
      return { id, article, label, link, ...hullOf(entity), key, words, before: null, after: null }
    })
    .filter(({ key }) => key !== '')
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const pairs: KeyPair[] = []
  const glosses: (readonly [string, string])[] = []
  const latin = mentions.filter(({ words }) => !isArabic(words))
  for (const mention of mentions) {
    const inside = isArabic(mention.words) ? bracketAfter(article.text, mention.end) : null
    if (inside === null) continue
    const marked = latin.filter(({ start }) => start === inside)
    const words = latinInBracket(article.text, inside)
    if (marked.length > 0) for (const other of marked) pairs.push([mention.key, other.key])
    else if (words !== null) glosses.push([mention.key, words])
  }
  return { mentions, pairs, glosses }
}

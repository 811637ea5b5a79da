import { setImmediate } from 'node:timers/promises'
import { nameKey } from '../../shared/edit/entities/form-key.ts'
import { nameCore } from '../../shared/edit/entities/name-core.ts'
import type {
  ConcordanceQuery,
  ManyChange,
  NameIds,
  NamesQuery,
  Subject,
  Targets,
} from '../../shared/model/concordance.ts'
import {
  type ArticleOfRows,
  type Clash,
  type ConcordancePage,
  type ManyPreview,
  type MentionOrder,
  type NamesPage,
  type SameName,
  type SubjectFacts,
  subjectId,
} from '../../shared/model/concordance-rows.ts'
import type { AnnotatorId, DocumentId, RecordId } from '../../shared/model/ids.ts'
import type { Label } from '../../shared/model/scheme.ts'
import type { SplitGroup } from '../../shared/model/split-group.ts'
import { splitParagraphs } from '../../shared/text/paragraphs.ts'
import { overlaps } from '../../shared/text/span.ts'
import { wordsInContext } from '../../shared/text/words-in-context.ts'
import { inOrder } from './context-order.ts'
import { countBy, type Mention, type MentionArticle, sharesOf } from './mention-group.ts'
import { type MentionReader, MentionTable } from './mention-table.ts'
import { NameList, nameOf } from './name-list.ts'
import { listSameNames } from './same-name-list.ts'
import { splitGroupsOf } from './split-groups.ts'

/** About twelve words on either side, UTF-16 units. */
const contextReach = 90
/** Forms of an entity that are told. */
const formsTold = 40
/** Clashes that are told one by one. */
const clashesTold = 100

type Ordered = { readonly key: string; readonly mentions: readonly Mention[]; readonly facts: SubjectFacts }

/** Answers what is asked of her mentions in the whole corpus: by name, and one by one in their contexts. */
export class Concordance {
  readonly #table: MentionTable
  readonly #names: NameList
  readonly #places: () => readonly DocumentId[]
  #placeOf = new Map<DocumentId, number>()
  /** The last order that was asked for: its other pages are cut from it. */
  #ordered: Ordered | null = null

  /** `annotator`: null before she has a name, and has marked nothing. `documents`: all there are, in the order of their names. */
  constructor(store: MentionReader, annotator: AnnotatorId | null, documents: () => readonly DocumentId[]) {
    this.#table = new MentionTable(store, annotator, annotator === null ? [] : documents())
    this.#names = new NameList(this.#table)
    this.#places = documents
  }

  touch(documents: Iterable<DocumentId>): void {
    this.#table.touch(documents)
  }

  async listNames(query: NamesQuery): Promise<NamesPage> {
    await this.#table.refresh()
    return this.#names.query(query)
  }

  /** Pairs that may be one name. `labels`: the scheme's; times and numbers are no names. */
  async sameNames(labels: readonly Label[]): Promise<readonly SameName[]> {
    await this.#table.refresh()
    return listSameNames(this.#table, this.#names, labels)
  }

  /** Entities that words may name: those the same form is linked to elsewhere, then those called so, with or without a word for their kind. */
  async suggestLinks(words: string): Promise<readonly { readonly id: string; readonly name: string }[]> {
    await this.#table.refresh()
    const key = nameKey(words)
    const core = nameCore(key)
    const ofForm = this.#table.forms.get(key)?.all() ?? []
    const linked = countBy(
      ofForm.flatMap(({ link }) => link ?? []),
      link => link,
    ).map(([id]) => id)
    const called = this.#names.entities
      .filter(({ keys }) => keys.some(each => nameCore(each) === core))
      .map(({ row }) => row.id)
    return [...new Set([...linked, ...called])]
      .flatMap(id => {
        const name = nameOf(this.#table.entities.get(id))
        return name === undefined ? [] : [{ id, name }]
      })
      .slice(0, 3)
  }

  /** Of forms those mentions that are linked to none, of entities all. */
  async mentionsOf(names: NameIds): Promise<Targets> {
    await this.#table.refresh()
    const mentions = names.flatMap(({ kind, id }) =>
      kind === 'entity'
        ? (this.#table.links.get(id)?.all() ?? [])
        : (this.#table.forms.get(id)?.all() ?? []).filter(({ link }) => link === null),
    )
    const byArticle = new Map<DocumentId, RecordId[]>()
    for (const { article, id } of mentions) {
      const there = byArticle.get(article.id)
      if (there) there.push(id)
      else byArticle.set(article.id, [id])
    }
    return Array.from(byArticle, ([document, ids]) => ({ document, ids }))
  }

  async page({ subject, sort, offset, limit }: ConcordanceQuery): Promise<ConcordancePage> {
    const { mentions, facts } = await this.#order(subject, sort)
    const shown = mentions.slice(offset, offset + limit)
    const articles = [...new Set(shown.map(({ article }) => article))]
    const at = new Map(articles.map((article, index) => [article, index]))
    const contexts = shown.map(({ article, start, end }) => wordsInContext(article.text, { start, end }, contextReach))
    const paragraphs = new Map<MentionArticle, (offset: number) => number>()
    const paragraphOf = ({ article, start }: Mention): number => {
      const find = paragraphs.get(article) ?? paragraphFinder(article.text)
      paragraphs.set(article, find)
      return find(start)
    }
    return {
      total: mentions.length,
      offset,
      columns: {
        id: shown.map(({ id }) => id),
        document: shown.map(({ article }) => at.get(article) ?? 0),
        paragraph: shown.map(paragraphOf),
        label: shown.map(({ label }) => label),
        link: shown.map(({ link }) => link),
        before: contexts.map(({ before }) => before),
        lead: contexts.map(({ lead }) => lead),
        words: contexts.map(({ words }) => words),
        tail: contexts.map(({ tail }) => tail),
        after: contexts.map(({ after }) => after),
      },
      documents: articles.map(
        ({ id, name, title, direction, language }): ArticleOfRows => ({ id, name, title, direction, language }),
      ),
      facts,
    }
  }

  async order({ subject, sort }: Pick<ConcordanceQuery, 'subject' | 'sort'>): Promise<MentionOrder> {
    const { mentions } = await this.#order(subject, sort)
    const at = new Map<DocumentId, number>()
    for (const { article } of mentions) if (!at.has(article.id)) at.set(article.id, at.size)
    return {
      documents: [...at.keys()],
      document: mentions.map(({ article }) => at.get(article.id) ?? 0),
      id: mentions.map(({ id }) => id),
    }
  }

  /** What a change of many would do, and what stands in its way. */
  async preview(targets: Targets, change: ManyChange): Promise<ManyPreview> {
    await this.#table.refresh()
    const shown: Clash[] = []
    let [changed, unchanged, clashes, articles] = [0, 0, 0, 0]
    for (const [at, { document, ids }] of targets.entries()) {
      const all = this.#table.ofArticle(document)
      const wanted = new Set(ids)
      const before = changed
      for (const mention of all) {
        if (!wanted.has(mention.id)) continue
        if ('label' in change ? mention.label === change.label : mention.link === change.link) {
          unchanged++
          continue
        }
        changed++
        const clash = clashOf(mention, change, all)
        if (clash === null) continue
        clashes++
        if (shown.length < clashesTold) shown.push(clash)
      }
      if (changed > before) articles++
      if (at % 500 === 499) await setImmediate()
    }
    return { changed, unchanged, articles, clashes, shown }
  }

  /** Mentions of a label in groups that are decided together, when it is split. */
  async splitGroups(label: string): Promise<readonly SplitGroup[]> {
    await this.#table.refresh()
    return splitGroupsOf(this.#mentionsOf({ kind: 'label', label }))
  }

  async #order(subject: Subject, sort: ConcordanceQuery['sort']): Promise<Ordered> {
    await this.#table.refresh()
    const key = `${this.#table.version} ${subjectId(subject)} ${sort.column} ${sort.descending}`
    if (this.#ordered?.key === key) return this.#ordered
    const all = this.#mentionsOf(subject)
    const mentions = inOrder(all, sort.column, sort.descending, this.#toPlaces())
    this.#ordered = { key, mentions, facts: factsOf(all, subject, this.#table) }
    return this.#ordered
  }

  #mentionsOf(subject: Subject): readonly Mention[] {
    switch (subject.kind) {
      case 'form':
        return this.#table.forms.get(subject.key)?.all() ?? []
      case 'entity':
        return this.#table.links.get(subject.id)?.all() ?? []
      case 'label':
        return this.#table.all().filter(({ label }) => label === subject.label)
      case 'all':
        return this.#table.all()
    }
  }

  #toPlaces(): (id: DocumentId) => number {
    const present = this.#places()
    // Documents are added, never taken away.
    if (present.length !== this.#placeOf.size) this.#placeOf = new Map(present.map((id, at) => [id, at]))
    return id => this.#placeOf.get(id) ?? present.length
  }
}

function factsOf(mentions: readonly Mention[], subject: Subject, table: MentionTable): SubjectFacts {
  const words = new Map<string, string>()
  for (const mention of mentions) if (!words.has(mention.key)) words.set(mention.key, mention.words)
  const entity = (subject.kind === 'entity' ? table.entities.get(subject.id) : null) ?? null
  const linked = mentions.flatMap(({ link }) => link ?? [])
  return {
    mentions: mentions.length,
    linked: linked.length,
    articles: new Set(mentions.map(({ article }) => article.id)).size,
    labels: sharesOf(mentions),
    forms: countBy(mentions, ({ key }) => key)
      .slice(0, formsTold)
      .map(([key, count]) => ({ key, words: words.get(key) ?? key, count })),
    links: countBy(linked, link => link).map(([id, count]) => ({
      id,
      name: nameOf(table.entities.get(id)) ?? id,
      count,
    })),
    entity,
    isOwn: entity !== null && table.isOwn(entity.id),
    latin: table.glossesOf(new Set(words.keys()))[0] ?? null,
  }
}

/** A mention of the new label on the same words or some of them; a link it has already. */
function clashOf(mention: Mention, change: ManyChange, all: readonly Mention[]): Clash | null {
  const { id, article, words } = mention
  const common = { document: article.id, title: article.title, id, words }
  if ('link' in change) {
    return mention.link === null || change.link === null ? null : { ...common, kind: 'linked', with: mention.link }
  }
  const other = all.find(
    candidate => candidate.id !== id && candidate.label === change.label && overlaps(candidate, mention),
  )
  if (!other) return null
  const isTwin = other.start === mention.start && other.end === mention.end
  return { ...common, kind: isTwin ? 'twin' : 'overlap', with: other.words }
}

/** Numbers paragraphs from 1, as the gutter of the sheet does. */
function paragraphFinder(text: string): (offset: number) => number {
  const starts = splitParagraphs(text).map(({ start }) => start)
  return offset => {
    const after = starts.findIndex(start => start > offset)
    return after < 0 ? starts.length : after
  }
}

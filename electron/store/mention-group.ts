import type { LabelShare } from '../../shared/model/concordance-rows.ts'
import type { Metadata } from '../../shared/model/document.ts'
import type { DocumentId, RecordId } from '../../shared/model/ids.ts'

/** An article as far as its mentions need it. */
export type MentionArticle = {
  readonly id: DocumentId
  readonly name: string
  readonly title: string
  readonly text: string
  readonly direction: Metadata['direction']
  readonly language: string
}

/** One mention of her layers. Offsets are UTF-16, of all its fragments together. */
export type Mention = {
  readonly id: RecordId
  readonly article: MentionArticle
  readonly label: string
  readonly link: string | null
  readonly start: number
  readonly end: number
  /** Folded: what its form is known by. */
  readonly key: string
  /** Its words without their clitics. */
  readonly words: string
  /** What it is sorted by, made when it is first asked for. */
  before: string | null
  after: string | null
}

export type GroupFacts = {
  readonly mentions: number
  readonly linked: number
  readonly articles: number
  /** The most frequent first. */
  readonly labels: readonly LabelShare[]
  /** As it is written most. */
  readonly words: string
}

/** Mentions that go together, a form's or an entity's, by article: one article's can be taken out and put in again. */
export class MentionGroup {
  readonly #byArticle = new Map<DocumentId, Mention[]>()
  #facts: GroupFacts | null = null

  add(mention: Mention): void {
    const there = this.#byArticle.get(mention.article.id)
    if (there) there.push(mention)
    else this.#byArticle.set(mention.article.id, [mention])
    this.#facts = null
  }

  drop(article: DocumentId): void {
    if (this.#byArticle.delete(article)) this.#facts = null
  }

  get isEmpty(): boolean {
    return this.#byArticle.size === 0
  }

  get articles(): ReadonlySet<DocumentId> {
    return new Set(this.#byArticle.keys())
  }

  all(): readonly Mention[] {
    const all: Mention[] = []
    for (const mentions of this.#byArticle.values()) for (const mention of mentions) all.push(mention)
    return all
  }

  get facts(): GroupFacts {
    this.#facts ??= factsOf(this.all(), this.#byArticle.size)
    return this.#facts
  }
}

export function countBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly [string, number][] {
  const counts = new Map<string, number>()
  for (const item of items) {
    const key = keyOf(item)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts].sort(([, a], [, b]) => b - a)
}

export const sharesOf = (mentions: readonly Mention[]): readonly LabelShare[] =>
  countBy(mentions, mention => mention.label).map(([label, count]) => ({ label, count }))

const factsOf = (mentions: readonly Mention[], articles: number): GroupFacts => ({
  mentions: mentions.length,
  linked: mentions.filter(({ link }) => link !== null).length,
  articles,
  labels: sharesOf(mentions),
  words: countBy(mentions, mention => mention.words)[0]?.[0] ?? '',
})

import type { WordsInContext } from '../text/words-in-context.ts'
import type { ConcordanceQuery, NamesQuery, Subject } from './concordance.ts'
import type { Metadata } from './document.ts'
import type { DocumentId, RecordId } from './ids.ts'
import type { CanonicalEntity } from './records.ts'

// Apart from the schemas: the window needs no schema library.

export type LabelShare = { readonly label: string; readonly count: number }

/** A canonical entity with all that is linked to it, or a form: words that were marked alike, however they were spelt. */
export type NameRow = {
  readonly kind: 'entity' | 'form'
  /** Of the entity; the form's folded key. */
  readonly id: string
  /** As it is written most; an entity's first name. */
  readonly name: string
  /** An entity's first name in the other script. */
  readonly other: string | null
  readonly mentions: number
  /** Of them linked to an entity. */
  readonly linked: number
  readonly articles: number
  readonly labels: readonly LabelShare[]
}

type Columns<Row> = { readonly [Name in keyof Row]: readonly Row[Name][] }

export type NamesPage = {
  readonly total: number
  readonly offset: number
  readonly columns: Columns<NameRow>
  /** Of the whole corpus, whatever the query. */
  readonly corpus: {
    readonly mentions: number
    readonly entities: number
    readonly forms: number
    /** Forms that have mentions linked to none. */
    readonly unlinked: number
    readonly labels: readonly string[]
  }
}

/** One mention in its context. */
export type MentionRow = {
  readonly id: RecordId
  readonly document: DocumentId
  /** Paragraph it begins in, from 1. */
  readonly paragraph: number
  readonly label: string
  /** The canonical entity it names. */
  readonly link: string | null
  readonly context: WordsInContext
}

/** What stands above the rows: what they are mentions of. */
export type SubjectFacts = {
  readonly mentions: number
  readonly linked: number
  readonly articles: number
  readonly labels: readonly LabelShare[]
  /** The forms it is written in, the most frequent first. */
  readonly forms: readonly { readonly key: string; readonly words: string; readonly count: number }[]
  /** Canonical entities its mentions are linked to, the most frequent first. */
  readonly links: readonly { readonly id: string; readonly name: string; readonly count: number }[]
  /** The entity, where it is one's mentions that are gone through; hers alone can be changed. */
  readonly entity: CanonicalEntity | null
  readonly isOwn: boolean
  /** Latin words in brackets behind a mention. */
  readonly latin: string | null
}

export type ConcordancePage = {
  readonly total: number
  readonly offset: number
  readonly columns: Columns<Omit<MentionRow, 'document' | 'context'>> & {
    /** Position in `documents`. */
    readonly document: readonly number[]
    readonly before: readonly string[]
    readonly lead: readonly string[]
    readonly words: readonly string[]
    readonly tail: readonly string[]
    readonly after: readonly string[]
  }
  readonly documents: readonly ArticleOfRows[]
  readonly facts: SubjectFacts
}

export type ArticleOfRows = {
  readonly id: DocumentId
  readonly name: string
  /** First line of its text. */
  readonly title: string
  readonly direction: Metadata['direction']
  readonly language: string
}

/** All mentions of a subject in the order of the query, to select them by; `document` is a position in `documents`. */
export type MentionOrder = {
  readonly documents: readonly DocumentId[]
  readonly document: readonly number[]
  readonly id: readonly RecordId[]
}

/** A mention that stands in the way of a change of many. */
export type Clash = {
  readonly document: DocumentId
  readonly title: string
  /** The mention that would be changed. */
  readonly id: RecordId
  readonly words: string
  /** A mention of that label on just these words, which is taken in; one that shares some of them; the entity it is linked to so far. */
  readonly kind: 'twin' | 'overlap' | 'linked'
  /** The words of the mention in its way, or the id of that entity. */
  readonly with: string
}

/** What a change of many mentions would do. */
export type ManyPreview = {
  readonly changed: number
  readonly articles: number
  /** As the change would have them already. */
  readonly unchanged: number
  readonly clashes: number
  /** The first hundred of them. */
  readonly shown: readonly Clash[]
}

export const sameReasons = ['same', 'head', 'beside', 'part'] as const

/** Two names that may be one: the second would be linked as the first is. Those of one first stand together. */
export type SameName = {
  readonly hub: NameRow
  readonly member: NameRow
  readonly reason: (typeof sameReasons)[number]
  /** Folded keys, by which a refusal is kept. */
  readonly keys: readonly [string, string]
  /** Latin words in brackets behind the first somewhere: the name it would have besides. */
  readonly latin: string | null
}

export const allNames: NamesQuery = {
  search: '',
  shown: 'all',
  labels: [],
  sort: { column: 'mentions', descending: true },
  offset: 0,
  limit: 200,
}

export const firstOrder: ConcordanceQuery['sort'] = { column: 'after', descending: false }

export const sameSubject = (one: Subject, other: Subject): boolean => subjectId(one) === subjectId(other)

/** Names a subject, for maps and keys. */
export function subjectId(subject: Subject): string {
  switch (subject.kind) {
    case 'form':
      return `form ${subject.key}`
    case 'entity':
      return `entity ${subject.id}`
    case 'label':
      return `label ${subject.label}`
    case 'all':
      return 'all'
  }
}

const at = <Value>(list: readonly Value[], index: number): Value => {
  const value = list[index]
  if (value === undefined) throw new RangeError(`a column ends before row ${index}`)
  return value
}

export const nameRowsOf = ({ columns }: NamesPage): readonly NameRow[] =>
  columns.id.map((id, row) => ({
    id,
    kind: at(columns.kind, row),
    name: at(columns.name, row),
    other: at(columns.other, row),
    mentions: at(columns.mentions, row),
    linked: at(columns.linked, row),
    articles: at(columns.articles, row),
    labels: at(columns.labels, row),
  }))

export const nameColumnsOf = (rows: readonly NameRow[]): NamesPage['columns'] => ({
  id: rows.map(row => row.id),
  kind: rows.map(row => row.kind),
  name: rows.map(row => row.name),
  other: rows.map(row => row.other),
  mentions: rows.map(row => row.mentions),
  linked: rows.map(row => row.linked),
  articles: rows.map(row => row.articles),
  labels: rows.map(row => row.labels),
})

/** Rows of a page, each with its article. */
export const mentionRowsOf = ({
  columns,
  documents,
}: ConcordancePage): readonly (MentionRow & { readonly article: ArticleOfRows })[] =>
  columns.id.map((id, row) => {
    const article = at(documents, at(columns.document, row))
    return {
      id,
      article,
      document: article.id,
      paragraph: at(columns.paragraph, row),
      label: at(columns.label, row),
      link: at(columns.link, row),
      context: {
        before: at(columns.before, row),
        lead: at(columns.lead, row),
        words: at(columns.words, row),
        tail: at(columns.tail, row),
        after: at(columns.after, row),
      },
    }
  })

import { nameKey } from '../../shared/edit/entities/form-key.ts'
import type { NameColumn, NamesQuery } from '../../shared/model/concordance.ts'
import { type NameRow, type NamesPage, nameColumnsOf } from '../../shared/model/concordance-rows.ts'
import type { CanonicalEntity } from '../../shared/model/records.ts'
import type { GroupFacts, MentionGroup } from './mention-group.ts'
import type { MentionTable } from './mention-table.ts'

/** A row with what it is searched and sorted by. */
export type ListedName = { readonly row: NameRow; readonly keys: readonly string[] }

const noMentions: Pick<GroupFacts, 'mentions' | 'linked' | 'articles' | 'labels'> = {
  mentions: 0,
  linked: 0,
  articles: 0,
  labels: [],
}

/** The names an entity goes by, the one it is shown under first. */
const namesOf = ({ names }: CanonicalEntity): readonly string[] => [...names.ar, ...names.latin]

/** What an entity is shown as. */
export const nameOf = (entity: CanonicalEntity | undefined): string | undefined => entity && namesOf(entity)[0]

function listEntity(entity: CanonicalEntity, group: MentionGroup | undefined): ListedName {
  const [name = entity.id] = namesOf(entity)
  const other = entity.names.ar.length > 0 ? (entity.names.latin[0] ?? null) : null
  const { mentions, linked, articles, labels } = group?.facts ?? noMentions
  const forms = group ? [...new Set(group.all().map(({ key }) => key))] : []
  return {
    row: { kind: 'entity', id: entity.id, name, other, mentions, linked, articles, labels },
    keys: [...new Set([...namesOf(entity).map(nameKey), ...forms])],
  }
}

const listForm = (key: string, { facts }: MentionGroup): ListedName => ({
  row: {
    kind: 'form',
    id: key,
    name: facts.words,
    other: null,
    mentions: facts.mentions,
    linked: facts.linked,
    articles: facts.articles,
    labels: facts.labels,
  },
  keys: [key],
})

/** All canonical entities, then all forms, as they stand now; made once for each version of the table. */
export class NameList {
  readonly #table: MentionTable
  #version = -1
  #entities: readonly ListedName[] = []
  #forms: readonly ListedName[] = []
  #corpus: NamesPage['corpus'] = { mentions: 0, entities: 0, forms: 0, unlinked: 0, labels: [] }

  constructor(table: MentionTable) {
    this.#table = table
  }

  get entities(): readonly ListedName[] {
    this.#build()
    return this.#entities
  }

  get forms(): readonly ListedName[] {
    this.#build()
    return this.#forms
  }

  query({ search, shown, labels, sort, offset, limit }: NamesQuery): NamesPage {
    this.#build()
    const unlinked = this.#forms.filter(isUnlinked)
    const offered =
      shown === 'entities' ? this.#entities : shown === 'unlinked' ? unlinked : [...this.#entities, ...unlinked]
    const terms = nameKey(search).split(' ')
    const found = offered.filter(({ row, keys }) => matches(keys, terms) && hasLabel(row, labels))
    const sign = sort.descending ? -1 : 1
    const sorted = found.toSorted(
      (a, b) => sign * compareNames(sort.column, a, b) || b.row.mentions - a.row.mentions || compareNames('name', a, b),
    )
    const rows = sorted.slice(offset, offset + limit).map(({ row }) => row)
    return {
      total: found.length,
      offset,
      columns: nameColumnsOf(rows),
      corpus: { ...this.#corpus, unlinked: unlinked.length },
    }
  }

  #build(): void {
    const { version, entities, links, forms } = this.#table
    if (version === this.#version) return
    this.#version = version
    this.#entities = [...entities.values()].map(entity => listEntity(entity, links.get(entity.id)))
    this.#forms = Array.from(forms, ([key, group]) => listForm(key, group))
    this.#corpus = {
      mentions: this.#forms.reduce((sum, { row }) => sum + row.mentions, 0),
      entities: this.#entities.length,
      forms: this.#forms.length,
      unlinked: 0,
      labels: [...new Set(this.#forms.flatMap(({ row }) => row.labels.map(({ label }) => label)))].sort(),
    }
  }
}

const isUnlinked = ({ row }: ListedName): boolean => row.linked < row.mentions

/** Every word of the search must begin a word of one name. */
const matches = (keys: readonly string[], terms: readonly string[]): boolean =>
  terms.every(term => term === '') || keys.some(key => terms.every(term => key.includes(term)))

const hasLabel = (row: NameRow, labels: readonly string[]): boolean =>
  labels.length === 0 || row.labels.some(({ label }) => labels.includes(label))

function compareNames(column: NameColumn, a: ListedName, b: ListedName): number {
  switch (column) {
    case 'mentions':
      return a.row.mentions - b.row.mentions
    case 'articles':
      return a.row.articles - b.row.articles
    case 'label':
      return compareText(a.row.labels[0]?.label ?? '', b.row.labels[0]?.label ?? '')
    case 'name':
      return compareText(a.keys[0] ?? '', b.keys[0] ?? '')
  }
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

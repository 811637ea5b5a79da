import type { Annotation, Entity } from '../model/records.ts'
import type { SchemeUsage, Use } from '../model/scheme-usage.ts'
import { surfaceOf } from '../model/surface.ts'
import { type MappedKind, mappedKinds, ownedKey } from './scheme-mapping.ts'

/** Examples kept a label. */
const keptExamples = 12

type Counts = Map<string, number>

/** What one article uses of a scheme. */
export type ArticleUse = {
  readonly isDone: boolean
  readonly counts: Readonly<Record<MappedKind | 'fillers', Counts>>
  /** By label: what its marks say, and how often. */
  readonly surfaces: ReadonlyMap<string, Counts>
}

const countUp = (counts: Counts, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1)

const noCounts = (): Record<MappedKind | 'fillers', Counts> => ({
  labels: new Map(),
  roles: new Map(),
  types: new Map(),
  statuses: new Map(),
  relations: new Map(),
  categories: new Map(),
  values: new Map(),
  labelAttributes: new Map(),
  typeAttributes: new Map(),
  fillers: new Map(),
})

/** Attribute of an agreement that holds its status. */
const statusAttribute = 'status'

/** Counts what a layer uses. `text`: of its document. */
export function countUses(records: readonly Annotation[], text: string, isDone: boolean): ArticleUse {
  const counts = noCounts()
  const surfaces = new Map<string, Counts>()
  const labelOf = new Map(records.flatMap(record => (record.kind === 'entity' ? [[record.id, record.label]] : [])))
  const noteSurface = (entity: Entity): void => {
    const held = surfaces.get(entity.label) ?? new Map<string, number>()
    countUp(held, (entity.normal ?? surfaceOf(text, entity.spans)).replaceAll(/\s+/gu, ' '))
    surfaces.set(entity.label, held)
  }
  for (const record of records) {
    if (record.kind === 'entity') {
      countUp(counts.labels, record.label)
      for (const attribute of Object.keys(record.attributes))
        countUp(counts.labelAttributes, ownedKey(record.label, attribute))
      noteSurface(record)
    } else if (record.kind === 'relation') countUp(counts.relations, record.label)
    else if (record.kind === 'documentLabel') {
      countUp(counts.categories, record.category)
      countUp(counts.values, ownedKey(record.category, record.value))
    } else if (record.kind === 'agreement') {
      countUp(counts.types, record.type)
      for (const attribute of Object.keys(record.attributes))
        if (attribute !== statusAttribute) countUp(counts.typeAttributes, ownedKey(record.type, attribute))
      const { status } = record.attributes
      if (typeof status === 'string') countUp(counts.statuses, status)
      for (const { role, filler } of record.roles) {
        countUp(counts.roles, role)
        countUp(counts.fillers, ownedKey(role, 'entity' in filler ? (labelOf.get(filler.entity) ?? '') : ''))
      }
    }
  }
  return { isDone, counts, surfaces }
}

/** The articles' uses together. */
export function sumUses(articles: Iterable<ArticleUse>): SchemeUsage {
  const uses: Record<MappedKind, Record<string, Use>> = {
    labels: {},
    roles: {},
    types: {},
    statuses: {},
    relations: {},
    categories: {},
    values: {},
    labelAttributes: {},
    typeAttributes: {},
  }
  const fillers: Record<string, number> = {}
  const surfaces = new Map<string, Counts>()
  for (const { isDone, counts, surfaces: said } of articles) {
    for (const kind of mappedKinds)
      for (const [id, count] of counts[kind]) {
        const held = uses[kind][id] ?? { count: 0, articles: 0, done: 0 }
        uses[kind][id] = {
          count: held.count + count,
          articles: held.articles + 1,
          done: held.done + (isDone ? 1 : 0),
        }
      }
    for (const [key, count] of counts.fillers) fillers[key] = (fillers[key] ?? 0) + count
    for (const [label, words] of said) {
      const held = surfaces.get(label) ?? new Map<string, number>()
      for (const [surface, count] of words) held.set(surface, (held.get(surface) ?? 0) + count)
      surfaces.set(label, held)
    }
  }
  const examples = Object.fromEntries(
    Array.from(surfaces, ([label, words]) => [
      label,
      [...words]
        .sort(([a, often], [b, seldom]) => seldom - often || (a < b ? -1 : 1))
        .slice(0, keptExamples)
        .map(([surface]) => surface),
    ]),
  )
  return { ...uses, fillers, examples }
}

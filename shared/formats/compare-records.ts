import type { AnnotatorId } from '../model/ids.ts'
import type { Annotation, Entity } from '../model/records.ts'
import { sameValue } from '../model/same-value.ts'
import type { Carries } from './carries.ts'
import { describeRecord } from './describe-record.ts'
import type { ExportDocument, ReadDocument } from './format.ts'
import { lossOfEntity, lossOfRecord } from './losses.ts'
import type { Loss } from './proof-report.ts'

const isEntity = (record: Annotation): record is Entity => record.kind === 'entity'

/** Says nothing about the text: status, refusals, what the program remembers for her. */
const isAboutTheWork = (
  record: Annotation,
): record is Exclude<Annotation, { kind: 'entity' | 'relation' | 'agreement' | 'documentLabel' }> =>
  record.kind !== 'entity' &&
  record.kind !== 'relation' &&
  record.kind !== 'agreement' &&
  record.kind !== 'documentLabel'

/** Records of all layers, ids and all: for a format that gives back what it got. */
export function misreadById(source: ExportDocument, back: ReadDocument): readonly Loss[] {
  const read = new Map<AnnotatorId | undefined, Map<string, Annotation>>()
  for (const { annotator, record } of back.recordsIn(source.document.text)) {
    const layer = read.get(annotator)
    if (layer) layer.set(record.id, record)
    else read.set(annotator, new Map([[record.id, record]]))
  }
  return source.layers.flatMap(({ annotator, records }) => {
    const there = read.get(annotator)
    return records.flatMap(record => {
      if (isAboutTheWork(record) || sameValue(record, there?.get(record.id))) return []
      return isEntity(record)
        ? [lossOfEntity(source, record, 'misread')]
        : (lossOfRecord(source, record, 'misread') ?? [])
    })
  })
}

const hasDetails = (entity: Entity): boolean =>
  Object.keys(entity.attributes).length > 0 ||
  entity.note !== '' ||
  entity.doubt ||
  entity.normal !== undefined ||
  entity.link !== undefined

const entitiesById = (records: readonly Annotation[]): ReadonlyMap<string, Entity> =>
  new Map(records.filter(isEntity).map(entity => [entity.id, entity]))

/**
 * Relations, agreements, document labels, and what is written on mentions, of the one layer that goes out, compared by what they say: a foreign format keeps no
 * ids. A record that the writer named a loss of is not looked for.
 */
export function misreadByWords(
  source: ExportDocument,
  losses: readonly Loss[],
  carries: Carries,
  back: ReadDocument,
): readonly Loss[] {
  const { text, name } = source.document
  const records = source.layers.flatMap(layer => layer.records)
  const written = new Map(
    losses.flatMap(({ kind, id, written: said }) => (kind === 'entity' && said !== null ? [[id, said] as const] : [])),
  )
  const expected = new Set(losses.map(({ id }) => id))
  // A mention with nothing on it has been compared already; nearly none has anything.
  const isPlain = (record: Annotation): boolean => isEntity(record) && !hasDetails(record)
  const seeksMentions = records.some(record => isEntity(record) && hasDetails(record) && !expected.has(record.id))
  const readRecords = back.recordsIn(text).map(({ record }) => record)
  const wordsOfRead = { text, carries, entities: entitiesById(readRecords), written: new Map<string, string>() }
  /** What the file says and nothing marked has answered for yet: how often. */
  const mentions = new Map<string, number>()
  const others = new Map<string, number>()
  for (const record of readRecords) {
    if (isEntity(record) && !seeksMentions) continue
    const said = describeRecord(record, wordsOfRead)
    const left = isEntity(record) ? mentions : others
    if (said !== undefined) left.set(said, (left.get(said) ?? 0) + 1)
  }
  const words = { text, carries, entities: entitiesById(records), written }
  const misread = records.flatMap(record => {
    if (expected.has(record.id) || (isEntity(record) && !seeksMentions)) return []
    const said = describeRecord(record, words)
    if (said === undefined) return []
    const left = isEntity(record) ? mentions : others
    const there = left.get(said) ?? 0
    left.set(said, there - 1)
    if (there > 0 || isPlain(record)) return []
    return isEntity(record)
      ? [lossOfEntity(source, record, 'misread')]
      : (lossOfRecord(source, record, 'misread') ?? [])
  })
  const named = losses.filter(({ kind, written: said }) => kind !== 'entity' && said !== null).length
  const more = [...others.values()].reduce((sum, count) => sum + Math.max(0, count), 0)
  if (more > named) throw new Error(`the file holds ${more - named} records of ${name} that were not marked`)
  return misread
}

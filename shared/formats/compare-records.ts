import type { Annotation, Entity } from '../model/records.ts'
import type { Carries } from './carries.ts'
import { canonical, describeRecord } from './describe-record.ts'
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
  const read = new Map(
    back
      .recordsIn(source.document.text)
      .map(({ annotator, record }) => [`${annotator} ${record.id}`, canonical(record)] as const),
  )
  return source.layers.flatMap(({ annotator, records }) =>
    records.flatMap(record =>
      isEntity(record) || isAboutTheWork(record) || read.get(`${annotator} ${record.id}`) === canonical(record)
        ? []
        : (lossOfRecord(source, record, 'misread') ?? []),
    ),
  )
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
  const readRecords = back.recordsIn(text).map(({ record }) => record)
  const wordsOfRead = { text, carries, entities: entitiesById(readRecords), written: new Map<string, string>() }
  const read = new Map<string, number>()
  const count = (said: string, change: number): number => {
    const there = (read.get(said) ?? 0) + change
    read.set(said, there)
    return there
  }
  for (const record of readRecords) {
    const said = describeRecord(record, wordsOfRead)
    if (said !== undefined) count(said, 1)
  }
  const words = { text, carries, entities: entitiesById(records), written }
  const expected = new Set(losses.map(({ id }) => id))
  const misread = records.flatMap(record => {
    const said = describeRecord(record, words)
    // A mention with nothing on it has been compared already.
    if (said === undefined || expected.has(record.id)) return []
    if (isEntity(record) && !hasDetails(record)) {
      count(said, -1)
      return []
    }
    return count(said, -1) >= 0
      ? []
      : isEntity(record)
        ? [lossOfEntity(source, record, 'misread')]
        : (lossOfRecord(source, record, 'misread') ?? [])
  })
  const named = losses.filter(({ kind, written: said }) => kind !== 'entity' && said !== null).length
  const others = readRecords
    .filter(record => !isEntity(record))
    .flatMap(record => describeRecord(record, wordsOfRead) ?? [])
  const more = [...new Set(others)].reduce((sum, said) => sum + Math.max(0, read.get(said) ?? 0), 0)
  if (more > named) throw new Error(`the file holds ${more - named} records of ${name} that were not marked`)
  return misread
}

import type { AnnotatorId } from '../model/ids.ts'
import type { Annotation, Entity } from '../model/records.ts'
import { sameValue } from '../model/same-value.ts'
import type { Carries } from './carries.ts'
import { describeRecord } from './describe-record.ts'
import type { ExportDocument, ReadDocument } from './format.ts'
import { lossOfEntity, lossOfRecord } from './losses.ts'
import type { Loss } from './proof-report.ts'
import { UntrueFile } from './untrue-file.ts'

const isEntity = (record: Annotation): record is Entity => record.kind === 'entity'

/** Says nothing about the text: status, refusals, what the program remembers for her. */
const isAboutTheWork = (
  record: Annotation,
): record is Exclude<Annotation, { kind: 'entity' | 'relation' | 'agreement' | 'documentLabel' }> =>
  record.kind !== 'entity' &&
  record.kind !== 'relation' &&
  record.kind !== 'agreement' &&
  record.kind !== 'documentLabel'

/**
 * Records of all layers, ids and all: for a format that gives back what it got. Throws `UntrueFile` where the file holds a record that nobody made, or one twice.
 */
export function misreadById(source: ExportDocument, back: ReadDocument): readonly Loss[] {
  const read = new Map<AnnotatorId | undefined, Map<string, Annotation>>()
  let left = 0
  for (const { annotator, record } of back.recordsIn(source.document.text)) {
    const layer = read.get(annotator)
    if (layer) layer.set(record.id, record)
    else read.set(annotator, new Map([[record.id, record]]))
    left++
  }
  const misread = source.layers.flatMap(({ annotator, records }) => {
    const there = read.get(annotator)
    return records.flatMap(record => {
      const found = there?.get(record.id)
      if (found) left--
      if (isAboutTheWork(record) || sameValue(record, found)) return []
      return isEntity(record)
        ? [lossOfEntity(source, record, 'misread')]
        : (lossOfRecord(source, record, 'misread') ?? [])
    })
  })
  if (left > 0) throw new UntrueFile(source.document.name, `${left} records that nobody made`)
  return misread
}

/** Whether something is written on a mention that the format gives back as it was. */
const hasDetails = (entity: Entity, { attributes, notes }: Carries): boolean =>
  (notes === 'carried' && entity.note !== '') ||
  (attributes === 'carried' &&
    (Object.keys(entity.attributes).length > 0 ||
      entity.doubt ||
      entity.normal !== undefined ||
      entity.link !== undefined))

const entitiesById = (records: readonly Annotation[]): ReadonlyMap<string, Entity> =>
  new Map(records.filter(isEntity).map(entity => [entity.id, entity]))

/** How often something is said. */
class Said {
  readonly #counts = new Map<string, number>()

  add(said: string): void {
    this.#counts.set(said, (this.#counts.get(said) ?? 0) + 1)
  }

  /** False where it is said no more. */
  take(said: string): boolean {
    const there = this.#counts.get(said) ?? 0
    this.#counts.set(said, there - 1)
    return there > 0
  }

  /** How much nobody took. */
  get left(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + Math.max(0, count), 0)
  }
}

/** Mentions that a record speaks of. */
function endsOf(record: Annotation): readonly string[] {
  if (record.kind === 'relation') return [record.from, record.to]
  if (record.kind !== 'agreement') return []
  return record.roles.flatMap(({ filler, of }) => [...('entity' in filler ? [filler.entity] : []), ...(of ? [of] : [])])
}

/** There, but for what is written on it. */
const isBare = ({ reason, written }: Loss): boolean => reason === 'attributes-not-carried' && written !== null

const isBareInPlace = (loss: Loss): boolean => isBare(loss) && loss.written === loss.surface

/**
 * Relations, agreements, document labels, and what is written on mentions, of the one layer that goes out, compared by what they say: a foreign format keeps no
 * ids. A record that the writer named a loss of is not looked for, unless all it lost is what is written on it.
 */
export function misreadByWords(
  source: ExportDocument,
  losses: readonly Loss[],
  carries: Carries,
  back: ReadDocument,
): readonly Loss[] {
  const { text, name } = source.document
  const records = source.layers.flatMap(layer => layer.records)
  const readRecords = back.recordsIn(text).map(({ record }) => record)
  // A mention with nothing on it has been compared already, unless the file has something on one.
  const hasMore = (record: Annotation): boolean => isEntity(record) && hasDetails(record, carries)
  const isDone = (record: Annotation): boolean => isEntity(record) && !hasMore(record)
  // Most articles: nothing is left to compare.
  if (records.every(isDone) && readRecords.every(isDone)) return []
  const written = new Map(
    losses.flatMap(({ kind, id, written: said }) => (kind === 'entity' && said !== null ? [[id, said] as const] : [])),
  )
  const expected = new Set(losses.map(({ id }) => id))
  const wordsOfRead = {
    text,
    carries,
    entities: entitiesById(readRecords),
    written: new Map<string, string>(),
    ends: 'words' as const,
  }
  const seeksMentions = records.some(record => hasMore(record) && !expected.has(record.id)) || readRecords.some(hasMore)
  const [mentions, others, placed] = [new Said(), new Said(), new Said()]
  for (const record of readRecords) {
    if (isEntity(record) && !seeksMentions) continue
    const said = describeRecord(record, wordsOfRead)
    if (said === undefined) continue
    if (isEntity(record)) mentions.add(said)
    else {
      others.add(said)
      placed.add(describeRecord(record, { ...wordsOfRead, ends: 'places' }) ?? said)
    }
  }
  const words = { text, carries, entities: entitiesById(records), written, ends: 'words' as const }
  const placesOfRecords = { ...words, written: wordsOfRead.written, ends: 'places' as const }
  const inPlace = new Set(losses.filter(isBareInPlace).map(({ id }) => id))
  const isMoved = (id: string): boolean =>
    expected.has(id) && !(inPlace.has(id) && words.entities.get(id)?.spans.length === 1)
  /** The same words may stand elsewhere too: where the file has all that a record speaks of as it was marked, it is there that it must speak of it. */
  const standsElsewhere = (record: Annotation): boolean => {
    if (endsOf(record).some(isMoved)) return false
    const said = describeRecord(record, placesOfRecords)
    return said !== undefined && !placed.take(said)
  }
  // What a format never holds is not in a description: without it such a record is to be there all the same.
  const isSought = (loss: Loss): boolean =>
    loss.kind !== 'entity' && isBare(loss) && carries.attributes !== 'carried' && carries.notes !== 'carried'
  const sought = new Set(losses.filter(isSought).map(({ id }) => id))
  const misread = records.flatMap(record => {
    if ((expected.has(record.id) && !sought.has(record.id)) || (isEntity(record) && !seeksMentions)) return []
    const said = describeRecord(record, words)
    if (said === undefined) return []
    if (isEntity(record)) return mentions.take(said) ? [] : [lossOfEntity(source, record, 'misread')]
    const isThere = others.take(said)
    return standsElsewhere(record) || !isThere ? (lossOfRecord(source, record, 'misread') ?? []) : []
  })
  const named = losses.filter(loss => loss.kind !== 'entity' && loss.written !== null && !isSought(loss)).length
  if (others.left > named) throw new UntrueFile(name, `${others.left - named} records that were not marked`)
  return misread
}

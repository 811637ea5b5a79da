import type { Annotation, Entity, Span } from '../model/records.ts'
import { surfaceOf } from '../model/surface.ts'
import { proveBesides } from './compare-besides.ts'
import { misreadById, misreadByWords } from './compare-records.ts'
import type { ExportDocument, Format, ReadDocument, ReadMention } from './format.ts'
import { lossOfEntity } from './losses.ts'
import type { Loss } from './proof-report.ts'
import { UntrueFile } from './untrue-file.ts'

/** What became of one document's mentions: `entities = kept + altered + notCarried`, the last two counted over entities. */
export type DocumentProof = {
  readonly entities: number
  readonly kept: number
  readonly altered: readonly Loss[]
  readonly notCarried: readonly Loss[]
}

/** Mentions read back under a key, each to be taken once. */
class ReadMentions<Key> {
  readonly #byKey = new Map<Key, ReadMention[]>()
  #left = 0

  constructor(mentions: Iterable<ReadMention>, keyOf: (mention: ReadMention) => Key) {
    for (const mention of mentions) {
      const key = keyOf(mention)
      const there = this.#byKey.get(key)
      if (there) there.push(mention)
      else this.#byKey.set(key, [mention])
      this.#left++
    }
  }

  /** How many nobody took. */
  get left(): number {
    return this.#left
  }

  /** Takes the first one under the key that `fits`. */
  take(key: Key, fits: (mention: ReadMention) => boolean): boolean {
    const there = this.#byKey.get(key)
    const at = there?.findIndex(fits) ?? -1
    if (!there || at === -1) return false
    there.splice(at, 1)
    this.#left--
    return true
  }

  /** Those that nobody took. */
  *rest(): Iterable<ReadMention> {
    for (const mentions of this.#byKey.values()) yield* mentions
  }
}

const spansEqual = (a: readonly Span[], b: readonly Span[]): boolean =>
  a.length === b.length && a.every((span, at) => span.start === b[at]?.start && span.end === b[at]?.end)

const isEntity = (record: Annotation): record is Entity => record.kind === 'entity'

const nothingRead: ReadDocument = { mentionsIn: () => [], recordsIn: () => [] }

const isOtherAndGone = ({ kind, written }: Loss): boolean => kind !== 'entity' && written === null

/** Such a mention, where the file holds it at all, stands beside the flat list. */
const isLeftOutOfFlat = ({ reason }: Loss): boolean => reason === 'nested' || reason === 'overlapping'

/**
 * Compares what a file gives back with what was marked, mention by mention: label, place and exact surface; then the other records. `losses` is what the writer said
 * it could not hold; whatever else is missing is `misread`. Throws `UntrueFile` where the file holds what nobody marked.
 */
export function proveDocument(
  source: ExportDocument,
  losses: readonly Loss[],
  format: Format,
  back: ReadDocument = nothingRead,
): DocumentProof {
  const { text, name } = source.document
  const isOfAllLayers = format.layers === 'all'
  const exact = new ReadMentions(back.mentionsIn(text), ({ spans }) => spans[0]?.start)
  const expected = new Map(losses.filter(loss => loss.kind === 'entity').map(loss => [loss.id, loss]))
  const entities = source.layers.flatMap(({ annotator, records }) =>
    records.filter(isEntity).map(entity => ({ annotator, entity, loss: expected.get(entity.id) })),
  )
  const misread = (entity: Entity): Loss => lossOfEntity(source, entity, 'misread')
  // Exact ones first: the same words may stand at a second place, where another mention grew to them.
  const missing = entities.flatMap(({ annotator, entity, loss }) => {
    if (loss) return []
    const isThere = exact.take(
      entity.spans[0]?.start,
      mention =>
        mention.flat !== false &&
        mention.label === entity.label &&
        (!isOfAllLayers || mention.annotator === annotator) &&
        spansEqual(mention.spans, entity.spans),
    )
    return isThere ? [] : [misread(entity)]
  })
  const kept = entities.filter(({ loss }) => !loss).length - missing.length
  const altered: Loss[] = losses.filter(loss => loss.kind !== 'entity' && loss.written !== null)
  const notCarried: Loss[] = [...losses.filter(isOtherAndGone), ...missing]
  const keyOf = (annotator: string | undefined, label: string, surface: string): string =>
    JSON.stringify([isOfAllLayers ? annotator : null, label, surface])
  const read = new ReadMentions(exact.rest(), mention =>
    keyOf(mention.annotator, mention.label, surfaceOf(text, mention.spans)),
  )
  for (const { annotator, entity, loss } of entities) {
    if (!loss) continue
    const isThere =
      loss.written !== null &&
      read.take(
        keyOf(annotator, entity.label, loss.written),
        mention => (mention.flat ?? true) !== isLeftOutOfFlat(loss),
      )
    if (isThere) altered.push(loss)
    else notCarried.push(loss.written === null ? loss : misread(entity))
  }
  if (read.left > 0) throw new UntrueFile(name, `${read.left} mentions that were not marked`)
  const isMissing = new Set(missing.map(({ id }) => id))
  if (isOfAllLayers) proveBesides(source, back)
  const compared =
    format.layers === 'all' ? misreadById(source, back) : misreadByWords(source, losses, format.carries, back)
  const others = compared.filter(({ id }) => !isMissing.has(id))
  notCarried.push(...others)
  // Where the mention stood as it was marked, but what is written on it did not.
  const marred = others.filter(({ kind }) => kind === 'entity').length
  return { entities: entities.length, kept: kept - marred, altered, notCarried }
}

import type { Annotation, Entity, Span } from '../model/records.ts'
import { surfaceOf } from '../model/surface.ts'
import type { ExportDocument, Format, ReadDocument, ReadMention } from './format.ts'
import { lossOfEntity } from './losses.ts'
import type { Loss } from './proof-report.ts'

/** What became of one document's mentions: `entities = kept + altered + notCarried`, the last two counted over entities. */
export type DocumentProof = {
  readonly entities: number
  readonly kept: number
  readonly altered: readonly Loss[]
  readonly notCarried: readonly Loss[]
}

/** Mentions read back, each to be taken once. */
class ReadMentions {
  readonly #byKey = new Map<string, ReadMention[]>()
  #left = 0

  constructor(mentions: readonly ReadMention[], keyOf: (mention: ReadMention) => string) {
    for (const mention of mentions) {
      const key = keyOf(mention)
      const there = this.#byKey.get(key)
      if (there) there.push(mention)
      else this.#byKey.set(key, [mention])
      this.#left++
    }
  }

  get left(): number {
    return this.#left
  }

  /** Takes the first one under the key that `fits`. */
  take(key: string, fits: (mention: ReadMention) => boolean): boolean {
    const there = this.#byKey.get(key) ?? []
    const at = there.findIndex(fits)
    if (at === -1) return false
    there.splice(at, 1)
    this.#left--
    return true
  }
}

const spansEqual = (a: readonly Span[], b: readonly Span[]): boolean =>
  a.length === b.length && a.every((span, at) => span.start === b[at]?.start && span.end === b[at]?.end)

/** JSON with sorted keys: equal content, equal text. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )

const isEntity = (record: Annotation): record is Entity => record.kind === 'entity'

/** Says nothing about the text: status, refusals, what the program remembers for her. */
const isAboutTheWork = (
  record: Annotation,
): record is Exclude<Annotation, { kind: 'entity' | 'relation' | 'agreement' | 'documentLabel' }> =>
  record.kind !== 'entity' &&
  record.kind !== 'relation' &&
  record.kind !== 'agreement' &&
  record.kind !== 'documentLabel'

/** Records other than mentions that the format says it carries and the file does not give back as they were. */
function misreadRecords(source: ExportDocument, format: Format, back: ReadDocument): readonly Loss[] {
  if (format.layers !== 'all') return []
  const read = new Map(back.records.map(({ annotator, record }) => [`${annotator} ${record.id}`, canonical(record)]))
  return source.layers.flatMap(({ annotator, records }) =>
    records.flatMap((record): Loss[] => {
      if (isEntity(record) || isAboutTheWork(record)) return []
      if (read.get(`${annotator} ${record.id}`) === canonical(record)) return []
      return [
        {
          document: source.document.id,
          documentName: source.document.name,
          kind: record.kind,
          id: record.id,
          label:
            record.kind === 'agreement' ? record.type : record.kind === 'relation' ? record.label : record.category,
          surface: record.kind === 'agreement' && record.trigger ? surfaceOf(source.document.text, record.trigger) : '',
          written: null,
          within: null,
          reason: 'misread',
        },
      ]
    }),
  )
}

/** Such a mention, where the file holds it at all, stands beside the flat list. */
const isLeftOutOfFlat = ({ reason }: Loss): boolean => reason === 'nested' || reason === 'overlapping'

/**
 * Compares what a file gives back with what was marked, mention by mention: label, place and exact surface. `losses` is what the writer said
 * it could not hold; whatever else is missing is `misread`. Throws where the file holds a mention that nobody marked: a bug of the writer.
 */
export function proveDocument(
  source: ExportDocument,
  losses: readonly Loss[],
  format: Format,
  back: ReadDocument | undefined,
): DocumentProof {
  const { text, name } = source.document
  const only = source.layers.length === 1 ? source.layers[0]?.annotator : undefined
  const keyOf = (annotator: string | undefined, label: string, surface: string): string =>
    JSON.stringify([annotator ?? only, label, surface])
  const read = new ReadMentions(back?.mentionsIn(text) ?? [], mention =>
    keyOf(mention.annotator, mention.label, surfaceOf(text, mention.spans)),
  )
  const expected = new Map(losses.filter(loss => loss.kind === 'entity').map(loss => [loss.id, loss]))
  const entities = source.layers.flatMap(({ annotator, records }) =>
    records.filter(isEntity).map(entity => ({ annotator, entity, loss: expected.get(entity.id) })),
  )
  const misread = (entity: Entity): Loss => lossOfEntity(source, entity, 'misread')
  // Exact ones first: the same words may stand at a second place, where another mention grew to them.
  const missing = entities.flatMap(({ annotator, entity, loss }) => {
    if (loss) return []
    const isThere = read.take(
      keyOf(annotator, entity.label, surfaceOf(text, entity.spans)),
      mention => mention.flat !== false && spansEqual(mention.spans, entity.spans),
    )
    return isThere ? [] : [misread(entity)]
  })
  const kept = entities.filter(({ loss }) => !loss).length - missing.length
  const altered: Loss[] = []
  const notCarried: Loss[] = [...losses.filter(loss => loss.kind !== 'entity'), ...missing]
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
  if (read.left > 0)
    throw new Error(`the ${format.id} file holds ${read.left} mentions of ${name} that were not marked`)
  if (back) notCarried.push(...misreadRecords(source, format, back))
  return { entities: entities.length, kept, altered, notCarried }
}

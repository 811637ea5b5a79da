import type { Annotation, Entity, Filler, Span } from '../model/records.ts'
import { surfaceOf } from '../model/surface.ts'
import type { Carries } from './carries.ts'

/** What a record is told apart by once its id is set aside, for one text. */
export type RecordWords = {
  readonly text: string
  /** Mentions by id, to say whom a relation joins. */
  readonly entities: ReadonlyMap<string, Entity>
  readonly carries: Carries
  /** What the file holds of a mention where that is not its surface, by id. */
  readonly written: ReadonlyMap<string, string>
  /** By what a record's mentions and fillers are told: their words, since a format may have widened them, or where they stand. */
  readonly ends: 'words' | 'places'
}

type Detailed = Extract<Annotation, { readonly attributes: unknown }>

/** Sorted by name: equal content, equal text. */
const inOrder = (attributes: Detailed['attributes']): unknown =>
  Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1))

const detailsOf = (record: Detailed, { carries }: RecordWords): unknown => [
  carries.attributes === 'carried'
    ? [
        inOrder(record.attributes),
        record.doubt,
        record.kind === 'entity' ? [record.normal ?? null, record.link ?? null] : null,
      ]
    : null,
  carries.notes === 'carried' ? record.note : null,
]

const placesOf = (spans: readonly Span[] | undefined): unknown => spans?.map(({ start, end }) => [start, end]) ?? null

const told = (spans: readonly Span[], { text, ends }: RecordWords): unknown =>
  ends === 'places' ? placesOf(spans) : surfaceOf(text, spans)

const endOf = (id: string, words: RecordWords): unknown => {
  const entity = words.entities.get(id)
  return entity ? [entity.label, words.written.get(id) ?? told(entity.spans, words)] : null
}

const fillerOf = (filler: Filler, words: RecordWords): unknown =>
  'entity' in filler ? endOf(filler.entity, words) : [null, told(filler.spans, words)]

/**
 * A record in words that do not depend on ids: equal where two say the same. Undefined for a record that a format of this kind does not give back: nothing is to be
 * compared then.
 */
export function describeRecord(record: Annotation, words: RecordWords): string | undefined {
  const { carries } = words
  switch (record.kind) {
    case 'entity': {
      const details = detailsOf(record, words)
      return JSON.stringify(['entity', record.label, placesOf(record.spans), details])
    }
    case 'relation':
      return carries.relations === 'reported'
        ? undefined
        : JSON.stringify([
            'relation',
            record.label,
            endOf(record.from, words),
            endOf(record.to, words),
            detailsOf(record, words),
          ])
    case 'agreement': {
      if (carries.agreements === 'reported') return undefined
      const roles = record.roles.map(({ role, filler, of }) =>
        JSON.stringify([role, fillerOf(filler, words), of === undefined ? null : endOf(of, words)]),
      )
      const said = [placesOf(record.trigger), roles.sort(), record.mentions.map(placesOf)]
      return JSON.stringify(['agreement', record.type, said, detailsOf(record, words)])
    }
    case 'documentLabel':
      return carries.documentLabels === 'reported'
        ? undefined
        : JSON.stringify(['documentLabel', `${record.category}:${record.value}`])
    // About the work, not about the text.
    case 'status':
    case 'dismissal':
    case 'cliticChoice':
    case 'canonicalEntity':
    case 'scheme':
      return undefined
  }
}

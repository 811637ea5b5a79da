import { z } from 'zod'
import { recordIdSchema } from '../model/ids.ts'
import type { Annotation, Span } from '../model/records.ts'
import type { ReadDocument, ReadRecord } from './format.ts'
import { unstamped } from './imported.ts'
import { isPlace } from './json-fields.ts'
import { onceForText } from './once-for-text.ts'
import { placeTokens } from './place-tokens.ts'
import { isListOf, isString } from './plain-lists.ts'
import type { SourceFile } from './source-file.ts'

export const itemSchema = z.object({
  id: z.string().optional(),
  tokenized_text: z.array(z.string()),
  /** Tokens, the last one included. */
  ner: z.array(z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative(), z.string()])),
  /** Places of two mentions in `ner`, and what joins them. */
  relations: z.array(z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative(), z.string()])).default([]),
})
export type GlinerItem = z.infer<typeof itemSchema>

const isListOfStrings = isListOf(isString)

const isPlacesAndLabel = (value: unknown): boolean =>
  Array.isArray(value) && value.length === 3 && isPlace(value[0]) && isPlace(value[1]) && typeof value[2] === 'string'

/** Whether `value` is surely an item; false says nothing. It spares the hundreds of tokens of nearly every one the general validator. */
const isSurelyItem = (value: unknown): value is GlinerItem =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  typeof value.id === 'string' &&
  'tokenized_text' in value &&
  isListOfStrings(value.tokenized_text) &&
  'ner' in value &&
  Array.isArray(value.ner) &&
  value.ner.every(isPlacesAndLabel) &&
  'relations' in value &&
  Array.isArray(value.relations) &&
  value.relations.every(isPlacesAndLabel)

/** One item, checked: as the schema's `safeParse` answers. */
export const parseItem = (value: unknown): z.ZodSafeParseResult<GlinerItem> =>
  isSurelyItem(value) ? { success: true, data: value } : itemSchema.safeParse(value)

/** Only to be compared: the file gives no ids and no stamps. */
const unsaid = { source: 'import', stamp: unstamped, attributes: {}, note: '', doubt: false } as const

function toRecords(text: string, items: readonly GlinerItem[]): readonly Annotation[] {
  const places = placeTokens(
    text,
    items.flatMap(item => item.tokenized_text),
  )
  if (!places) return []
  let before = 0
  return items.flatMap((item, number): readonly Annotation[] => {
    const own = places.slice(before, before + item.tokenized_text.length)
    before += own.length
    const idOf = (at: number) => recordIdSchema.parse(`T${number}-${at}`)
    const toSpan = (first: number, last: number): readonly Span[] => {
      const [start, end] = [own[first]?.start, own[last]?.end]
      return start === undefined || end === undefined || end <= start ? [] : [{ start, end }]
    }
    const entities = item.ner.flatMap(([first, last, label], at): readonly Annotation[] => {
      const spans = toSpan(first, last)
      return spans.length === 0 ? [] : [{ kind: 'entity', id: idOf(at), label, spans, ...unsaid }]
    })
    const relations = item.relations.map(
      ([from, to, label], at): Annotation => ({
        kind: 'relation',
        id: recordIdSchema.parse(`R${number}-${at}`),
        label,
        from: idOf(from),
        to: idOf(to),
        ...unsaid,
      }),
    )
    return [...entities, ...relations]
  })
}

function toDocument(items: readonly GlinerItem[]): ReadDocument {
  const recordsIn = onceForText((text): readonly ReadRecord[] => toRecords(text, items).map(record => ({ record })))
  return {
    mentionsIn: text =>
      recordsIn(text).flatMap(({ record }) =>
        record.kind === 'entity' ? [{ label: record.label, spans: record.spans }] : [],
      ),
    recordsIn,
  }
}

/** Documents of files with an item a line; the items of a document follow one another, the first one numbered 0. */
export async function* readGliner(files: readonly SourceFile[]): AsyncIterable<ReadDocument> {
  for (const file of files) {
    let items: GlinerItem[] | null = null
    for await (const line of file.lines()) {
      if (line === '[' || line === ']') continue
      const { data: item, error } = parseItem(JSON.parse(line.endsWith(',') ? line.slice(0, -1) : line))
      if (!item) throw error
      if (item.id?.endsWith(':0')) {
        if (items) yield toDocument(items)
        items = []
      }
      items?.push(item)
    }
    if (items) yield toDocument(items)
  }
}

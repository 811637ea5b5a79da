import { z } from 'zod'

/** One line of a record as it is looked at: text first, long lists and texts cut short. Nothing of it is written anywhere. */
export const foldedLineSchema = z
  .object({
    /** How deep it stands in its record. */
    depth: z.number().int(),
    /** Field, or place in a list; null for the line of a value alone. */
    key: z.string().nullable(),
    /** A text as it is, everything else as JSON; null where the lines below say it. */
    value: z.string().nullable(),
    /** The value is a text, to be read in its own direction. */
    isText: z.boolean(),
    /** Characters of a text, or values of a list, that are not shown. */
    more: z.number().int(),
  })
  .readonly()
export type FoldedLine = z.infer<typeof foldedLineSchema>

/** Records shown of a file. */
const recordsShown = 3
/** UTF-16 units of a text, of values of a list in one line, of fields in one line, and lines of a list that are shown. */
const textShown = 600
const lineShown = 120
const fieldsShown = 280
const itemsShown = 3

/** What says which text a record is about stands first; the rest keeps its order. */
const first: readonly string[] = [
  'text',
  'data',
  'about',
  'value',
  'tokenized_text',
  'tokens',
  'messages',
  'role',
  'content',
]

const rank = (key: string): number => {
  const at = first.indexOf(key)
  return at === -1 ? first.length : at
}

type Place = { readonly key: string | null; readonly depth: number }

/** As many values as fit in a line; at least one. */
function foldList(place: Place, list: readonly unknown[]): readonly FoldedLine[] {
  const shown: string[] = []
  let length = 0
  for (const json of list.map(item => JSON.stringify(item))) {
    if (shown.length > 0 && length + json.length > lineShown) break
    shown.push(json)
    length += json.length
  }
  const [only = ''] = shown
  if (shown.length === 1 && only.length > fieldsShown)
    return [
      { ...place, value: null, isText: false, more: Math.max(0, list.length - itemsShown) },
      ...list.slice(0, itemsShown).flatMap((item, at) => fold({ key: String(at), depth: place.depth + 1 }, item)),
    ]
  return [{ ...place, value: `[${shown.join(', ')}]`, isText: false, more: list.length - shown.length }]
}

function fold(place: Place, value: unknown): readonly FoldedLine[] {
  if (typeof value === 'string') {
    const shown = value.slice(0, textShown).replace(/[\uD800-\uDBFF]$/, '')
    return [{ ...place, value: shown, isText: true, more: value.length - shown.length }]
  }
  if (Array.isArray(value)) return foldList(place, value)
  const json = JSON.stringify(value)
  if (typeof value !== 'object' || value === null || json.length <= fieldsShown)
    return [{ ...place, value: json, isText: false, more: 0 }]
  const depth = place.key === null ? place.depth : place.depth + 1
  const inside = Object.entries(value)
    .toSorted(([a], [b]) => rank(a) - rank(b))
    .flatMap(([key, part]) => fold({ key, depth }, part))
  return place.key === null ? inside : [{ ...place, value: null, isText: false, more: 0 }, ...inside]
}

/** The first records of a JSON file, or one of a record a line; null where it is neither. */
export function foldRecords(file: string, content: string): readonly (readonly FoldedLine[])[] | null {
  if (!/\.jsonl?$/.test(file)) return null
  const parsed: unknown = file.endsWith('l')
    ? content
        .split('\n', recordsShown)
        .filter(line => line !== '')
        .map(line => JSON.parse(line))
    : JSON.parse(content)
  return (Array.isArray(parsed) ? parsed : [parsed])
    .slice(0, recordsShown)
    .map(record => fold({ key: null, depth: 0 }, record))
}

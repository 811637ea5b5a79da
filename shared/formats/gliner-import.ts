import type { ImportContext, ImportedPart, Importing } from './format.ts'
import { parseItem } from './gliner-read.ts'
import { complainAt, describeIssue, problemPart } from './imported.ts'
import { readJsonElements } from './json-elements.ts'
import { extensionOf, type SourceFile, stemOf } from './source-file.ts'
import { type SpacedSentence, toSpacedPart } from './spaced-text.ts'

type Item = SpacedSentence & {
  readonly document: string | null
  readonly isFirst: boolean
  /** What of it does not fit its tokens, and was left out. */
  readonly wrong: readonly string[]
}

/** An item as a sentence; why it is none otherwise. */
function toSentence(value: unknown): Item | string {
  const parsed = parseItem(value)
  if (!parsed.success) return describeIssue(parsed.error)
  const { id, tokenized_text: tokens, ner, relations } = parsed.data
  const empty = tokens.findIndex(token => token === '' || /[ \n]/.test(token))
  if (empty !== -1) return `token ${empty + 1} is empty or holds a space`
  const fits = ner.map(([first, last]) => first <= last && last < tokens.length)
  let count = 0
  const placeOf = fits.map(isThere => (isThere ? count++ : null))
  const joined = relations.map(([from, to, ...rest]) => [placeOf[from], placeOf[to], ...rest] as const)
  const wrong = [
    ...ner.flatMap(([first, last], at) =>
      fits[at] ? [] : [`a mention from token ${first} to ${last} of ${tokens.length}`],
    ),
    ...relations.flatMap(([from, to], at) =>
      joined[at]?.[0] == null || joined[at]?.[1] == null
        ? [`a relation of mentions ${from} and ${to} of ${ner.length}`]
        : [],
    ),
  ]
  const isFirst = id?.endsWith(':0') ?? false
  const document = id !== undefined && /:\d+$/.test(id) ? id.replace(/:\d+$/, '') : null
  const ranges = ner.flatMap(([first, last, label], at) => (fits[at] ? [{ first, end: last + 1, label }] : []))
  const between = joined.flatMap(([from, to, ...rest]) =>
    from == null || to == null ? [] : [[from, to, ...rest] as const],
  )
  return { tokens, ranges, borders: 0, relations: between, document, isFirst, wrong }
}

async function* read(file: SourceFile, context: ImportContext): AsyncIterable<ImportedPart> {
  let items: Item[] = []
  let begin = 1
  const close = (): ImportedPart =>
    toSpacedPart(items[0]?.document ?? stemOf(file.name), items, complainAt(file.name, begin), context)
  for await (const element of readJsonElements(file.chunks())) {
    const item = 'reason' in element ? element.reason : toSentence(element.value)
    if (typeof item === 'string') {
      yield problemPart(complainAt(file.name, element.line)(item))
      continue
    }
    if (item.wrong.length > 0) yield problemPart(...item.wrong.map(complainAt(file.name, element.line)))
    // Items of one article follow one another; items without a name of one are one article.
    if (items.length > 0 && (item.isFirst || item.document !== items[0]?.document)) {
      yield close()
      items = []
    }
    if (items.length === 0) begin = element.line
    items.push(item)
  }
  if (items.length > 0) yield close()
}

/** A list, or lines, of items with `tokenized_text` and `ner`. */
export const glinerImporting: Importing = {
  recognises: ({ name, head }) =>
    /^\.jsonl?$/.test(extensionOf(name)) && /^\s*\[?\s*\{[^\n]*?"tokenized_text"\s*:/.test(head),
  read,
}

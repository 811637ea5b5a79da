import type { ImportContext, ImportedPart, Importing } from './format.ts'
import { parseItem } from './gliner-read.ts'
import { complainAt, describeIssue, problemPart } from './imported.ts'
import { readJsonElements } from './json-elements.ts'
import { extensionOf, type SourceFile, stemOf } from './source-file.ts'
import { type SpacedSentence, toSpacedPart } from './spaced-text.ts'

type Item = SpacedSentence & { readonly document: string | null; readonly isFirst: boolean }

/** An item as a sentence; what is wrong with it otherwise. */
function toSentence(value: unknown): Item | string {
  const parsed = parseItem(value)
  if (!parsed.success) return describeIssue(parsed.error)
  const { id, tokenized_text: tokens, ner, relations } = parsed.data
  const empty = tokens.findIndex(token => token === '' || /[ \n]/.test(token))
  if (empty !== -1) return `token ${empty + 1} is empty or holds a space`
  const beyond = ner.find(([first, last]) => first > last || last >= tokens.length)
  if (beyond) return `a mention from token ${beyond[0]} to ${beyond[1]} of ${tokens.length}`
  const apart = relations.find(([from, to]) => from >= ner.length || to >= ner.length)
  if (apart) return `a relation of mentions ${apart[0]} and ${apart[1]} of ${ner.length}`
  const isFirst = id?.endsWith(':0') ?? false
  const document = id !== undefined && /:\d+$/.test(id) ? id.replace(/:\d+$/, '') : null
  const ranges = ner.map(([first, last, label]) => ({ first, end: last + 1, label }))
  return { tokens, ranges, borders: 0, relations, document, isFirst }
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

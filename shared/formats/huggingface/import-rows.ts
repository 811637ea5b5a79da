import { z } from 'zod'
import type { ImportContext, ImportedPart, Importing } from '../format.ts'
import { complainAt, describeIssue, parseJson, problemPart } from '../imported.ts'
import { extensionOf, type SourceFile, stemOf } from '../source-file.ts'
import { type SpacedSentence, toSpacedPart } from '../spaced-text.ts'
import { fromTags } from '../tags.ts'

const card = 'README.md'

const rowSchema = z.looseObject({
  id: z.union([z.string(), z.number()]).optional(),
  tokens: z.array(z.string()),
  ner_tags: z.array(z.union([z.number(), z.string()])),
})

/** A scalar of YAML in one line; escapes are those it shares with JSON. */
function unquoted(scalar: string): string {
  if (/^'.*'$/s.test(scalar)) return scalar.slice(1, -1).replaceAll("''", "'")
  if (!/^".*"$/s.test(scalar)) return scalar
  const name = parseJson(scalar)
  return typeof name === 'string' ? name : scalar.slice(1, -1)
}

/** Names of the tags by number, as the card beside the file tells them (`'1': B-ORG`, quoted or not). */
async function namesBeside(file: SourceFile): Promise<ReadonlyMap<number, string>> {
  const names = new Map<number, string>()
  for await (const line of file.sibling(card)?.lines() ?? []) {
    const [, number, name = ''] = /^\s+["']?(\d+)["']?: *(.+?) *$/s.exec(line) ?? []
    if (number !== undefined) names.set(Number(number), unquoted(name))
  }
  return names
}

type Row = SpacedSentence & { readonly document: string | null; readonly isFirst: boolean }

/** A row as a sentence; what is wrong with it otherwise. */
function toSentence(value: unknown, names: ReadonlyMap<number, string>): Row | string {
  const parsed = rowSchema.safeParse(value)
  if (!parsed.success) return describeIssue(parsed.error)
  const { id, tokens, ner_tags: numbers } = parsed.data
  if (tokens.length !== numbers.length) return `${tokens.length} tokens and ${numbers.length} tags`
  const empty = tokens.findIndex(token => token === '' || /[ \n]/.test(token))
  if (empty !== -1) return `token ${empty + 1} is empty or holds a space`
  const unknown = numbers.find(number => typeof number === 'number' && !names.has(number))
  if (unknown !== undefined) return `tag ${unknown} has no name in ${card}`
  const tags = numbers.map(number => (typeof number === 'number' ? (names.get(number) ?? 'O') : number))
  const isFirst = typeof id === 'string' && id.endsWith(':0')
  const document = typeof id === 'string' && /:\d+$/.test(id) ? id.replace(/:\d+$/, '') : null
  return { tokens, ranges: fromTags(tags, true), borders: 0, document, isFirst }
}

async function* read(file: SourceFile, context: ImportContext): AsyncIterable<ImportedPart> {
  const names = await namesBeside(file)
  let sentences: Row[] = []
  let begin = 1
  let number = 0
  const close = (): ImportedPart => {
    const name = sentences[0]?.document ?? stemOf(file.name)
    return toSpacedPart(name, sentences, complainAt(file.name, begin), context)
  }
  for await (const line of file.lines()) {
    number++
    if (line.trim() === '') continue
    const value = parseJson(line)
    const row = value instanceof SyntaxError ? 'not JSON' : toSentence(value, names)
    if (typeof row === 'string') {
      yield problemPart(complainAt(file.name, number)(row))
      continue
    }
    // Rows of one article follow one another; rows without a name of one are one article.
    if (sentences.length > 0 && (row.isFirst || row.document !== sentences[0]?.document)) {
      yield close()
      sentences = []
    }
    if (sentences.length === 0) begin = number
    sentences.push(row)
  }
  if (sentences.length > 0) yield close()
}

/** Rows of tokens and tags, the tags as names or as numbers that the card beside the file names. */
export const huggingFaceImporting: Importing = {
  recognises: ({ name, head }) =>
    extensionOf(name) === '.jsonl' &&
    /^\s*\{[^\n]*?"tokens"\s*:\s*\[\s*"/.test(head) &&
    (/"ner_tags"\s*:/.test(head) || !/"text"\s*:/.test(head)),
  readsAlong: file => [card, `${stemOf(file.name)}.parquet`].filter(name => file.has(name)),
  read,
}

import { toReadDocument } from './conll-read.ts'
import type { Importing, ReadDocument } from './format.ts'
import { complainAt } from './imported.ts'
import { fromNestedTags } from './nested-tags.ts'
import { type SourceFile, stemOf } from './source-file.ts'
import { type SpacedSentence, toSpacedPart } from './spaced-text.ts'
import { type PartColumns, type TaggedToken, TagRepair } from './tag-repair.ts'
import { rangesOf, readTaggedLines } from './tagged-lines.ts'
import type { TaggedRange } from './tags.ts'
import { borderMark, isBorderMark, isNested, isTag, readTokenDocuments, taggedHead } from './token-lines.ts'

const untagged: readonly string[] = []

const nestedRanges = (tags: readonly string[]): readonly TaggedRange[] =>
  fromNestedTags(tags.map(said => (said === 'O' ? untagged : said.split(' '))))

/** Strictly: a token and its tags. A mark of a border is no token of the text. */
export async function* readConllNested(files: readonly SourceFile[]): AsyncIterable<ReadDocument> {
  for (const file of files)
    for await (const lines of readTaggedLines(file, { separator: ' ', mark: borderMark }))
      yield toReadDocument(lines.tokens, rangesOf(lines, nestedRanges))
}

/** The tags are the columns from the first on that is one. */
const part: PartColumns = columns => {
  const first = columns.findIndex((column, at) => at > 0 && isTag(column))
  if (first === -1) return { token: columns[0] ?? '', tags: columns.slice(1) }
  return { token: columns.slice(0, first).join(' '), tags: columns.slice(first) }
}

/** Cut after each run of border marks. */
function cutAtBorders(
  tokens: readonly TaggedToken[],
): readonly { readonly tokens: readonly TaggedToken[]; readonly borders: number }[] {
  const parts: { tokens: TaggedToken[]; borders: number }[] = [{ tokens: [], borders: 0 }]
  for (const token of tokens) {
    const last = parts.at(-1)
    if (last && isBorderMark(token.token)) last.borders++
    else if (last && last.borders === 0) last.tokens.push(token)
    else parts.push({ tokens: [token], borders: 0 })
  }
  return parts
}

function toSentence(tokens: readonly TaggedToken[], borders: number, repair: TagRepair): SpacedSentence {
  const ranges = fromNestedTags(
    tokens.map(({ tags }) => tags),
    (at, tag) => repair.tell(tokens[at]?.line ?? 0, `${tag} continues no mention: read as its beginning`),
  )
  return { tokens: tokens.map(({ token }) => token), ranges, borders }
}

/** Several tags a token, parted by space; `$#$` marks where a larger part of the text ends. */
export const conllNestedImporting: Importing = {
  recognises: file => isNested(taggedHead(file)),
  read: async function* (file, context) {
    const known = new Set<string>()
    let count = 0
    for await (const document of readTokenDocuments(file)) {
      const repair = new TagRepair(file.name, { part, known })
      const sentences = repair
        .sentences(document)
        .flatMap(cutAtBorders)
        .map(({ tokens, borders }) => toSentence(tokens, borders, repair))
      const name = document.name ?? [stemOf(file.name), ...(++count > 1 ? [count] : [])].join(' ')
      const read = toSpacedPart(name, sentences, complainAt(file.name, document.line), context)
      yield { ...read, problems: [...repair.problems, ...read.problems] }
    }
  },
}

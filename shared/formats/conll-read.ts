import type { ImportContext, ImportedPart, Importing, ReadDocument, ReadMention } from './format.ts'
import { complainAt } from './imported.ts'
import { placeTokens } from './place-tokens.ts'
import { extensionOf, type SourceFile, stemOf } from './source-file.ts'
import { type SpacedSentence, toSpacedPart } from './spaced-text.ts'
import { type PartColumns, type TaggedToken, TagRepair } from './tag-repair.ts'
import { rangesOf, readTaggedLines } from './tagged-lines.ts'
import { fromTags, type TaggedRange } from './tags.ts'
import { isNested, isTag, readTokenDocuments, type TokenDocument, taggedHead } from './token-lines.ts'

/** A document read back: its tokens, and ranges of them. */
export function toReadDocument(tokens: readonly string[], ranges: readonly TaggedRange[]): ReadDocument {
  const mentionsIn = (text: string): readonly ReadMention[] => {
    const spans = placeTokens(text, tokens)
    if (!spans) return []
    return ranges.flatMap(({ first, end, label }): readonly ReadMention[] => {
      const start = spans[first]?.start
      const last = spans[end - 1]?.end
      return start === undefined || last === undefined ? [] : [{ label, spans: [{ start, end: last }] }]
    })
  }
  return { mentionsIn, recordsIn: () => [] }
}

/** Strictly: token and tag are the columns of a line, and nothing is mended. */
export async function* readConll(files: readonly SourceFile[]): AsyncIterable<ReadDocument> {
  for (const file of files)
    for await (const lines of readTaggedLines(file, { separator: '\t' }))
      yield toReadDocument(
        lines.tokens,
        rangesOf(lines, tags => fromTags(tags)),
      )
}

/** How many columns most lines of a document have, two at least. */
function usualWidth({ sentences }: TokenDocument): number {
  const counts = new Map<number, number>()
  for (const { columns } of sentences.flat()) counts.set(columns.length, (counts.get(columns.length) ?? 0) + 1)
  const [usual] = [...counts].toSorted(([, a], [, b]) => b - a)
  return Math.max(2, usual?.[0] ?? 2)
}

/** First column token, last one tag. More columns than usual: they are the token's. */
const partFor =
  (width: number): PartColumns =>
  columns => {
    const last = columns.at(-1) ?? ''
    const [token = ''] = columns
    if (columns.length === 1 || (columns.length < width && !isTag(last))) return { token, tags: [] }
    return { token: columns.slice(0, Math.max(1, columns.length - width + 1)).join(' '), tags: [last] }
  }

const begins = (tag: string): boolean => /^[BUS]/.test(tag)
const continues = (tag: string): boolean => /^[IMEL]/.test(tag)

/** IOB1 writes B- only where the mention before has the same label. */
const isBeyondIob1 = (tags: readonly string[]): boolean =>
  tags.some((tag, at) => begins(tag) && (tags[at - 1] ?? 'O').slice(2) !== tag.slice(2))

/** One file's documents. What it has shown of its tags before holds for those that follow. */
class ConllReader {
  readonly #file: SourceFile
  readonly #context: ImportContext
  readonly #known = new Set<string>()
  #part: PartColumns | undefined
  #isIob1 = true
  #count = 0

  constructor(file: SourceFile, context: ImportContext) {
    this.#file = file
    this.#context = context
  }

  read(document: TokenDocument): ImportedPart {
    this.#part ??= partFor(usualWidth(document))
    const repair = new TagRepair(this.#file.name, { part: this.#part, known: this.#known })
    const sentences = repair.sentences(document)
    this.#isIob1 &&= !sentences.some(tokens => isBeyondIob1(tokens.map(({ tags }) => tags[0] ?? 'O')))
    const spaced = sentences.map(tokens => this.#toSentence(tokens, repair))
    const complain = complainAt(this.#file.name, document.line)
    const name = document.name ?? [stemOf(this.#file.name), ...(++this.#count > 1 ? [this.#count] : [])].join(' ')
    const part = toSpacedPart(name, spaced, complain, this.#context)
    return { ...part, problems: [...repair.problems, ...part.problems] }
  }

  #toSentence(tokens: readonly TaggedToken[], repair: TagRepair): SpacedSentence {
    const tags = tokens.map(token => token.tags[0] ?? 'O')
    const ranges = fromTags(tags, true)
    if (!this.#isIob1)
      for (const { first } of ranges) {
        const {
          line,
          tags: [tag = 'O'],
        } = tokens[first] ?? { line: 0, tags: [] }
        if (continues(tag)) repair.tell(line, `${tag} continues no mention: read as its beginning`)
      }
    return { tokens: tokens.map(({ token }) => token), ranges, borders: 0 }
  }
}

/** Two columns or more, by space or tab; IOB1, IOB2, BILOU, BIOES. */
export const conllImporting: Importing = {
  recognises: file => {
    const rows = taggedHead(file)
    return !isNested(rows) && (rows.length > 0 || extensionOf(file.name) === '.conll')
  },
  read: async function* (file, context) {
    const reader = new ConllReader(file, context)
    for await (const document of readTokenDocuments(file)) yield reader.read(document)
  },
}

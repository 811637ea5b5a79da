import { z } from 'zod'
import type { ReadDocument, ReadMention } from '../format.ts'
import { placeTokens } from '../place-tokens.ts'
import { isListOf, isNumber, isString, listsEqual } from '../plain-lists.ts'
import type { SourceFile } from '../source-file.ts'
import { fromTags } from '../tags.ts'
import { openParquetRows, type TaggedRow } from './parquet.ts'

type Sentence = { readonly tokens: readonly string[]; readonly tags: readonly string[] }

function mentionsIn(text: string, sentences: readonly Sentence[]): readonly ReadMention[] {
  const tokens: string[] = []
  for (const sentence of sentences) for (const token of sentence.tokens) tokens.push(token)
  const places = placeTokens(text, tokens)
  if (!places) return []
  const mentions: ReadMention[] = []
  let before = 0
  for (const { tags } of sentences) {
    for (const { first, end, label } of fromTags(tags)) {
      const [start, last] = [places[before + first]?.start, places[before + end - 1]?.end]
      if (start !== undefined && last !== undefined) mentions.push({ label, spans: [{ start, end: last }] })
    }
    before += tags.length
  }
  return mentions
}

const lineSchema = z.object({
  id: z.string(),
  tokens: z.custom<readonly string[]>(isListOf(isString)),
  ner_tags: z.custom<readonly number[]>(isListOf(isNumber)),
})

/** Whether the line beside says what the row says. */
function isTwin({ id, tokens, tags }: TaggedRow, line: string | undefined): boolean {
  // What is JSON of the row to the letter says what it says, and is told in less time than what it says is read.
  if (line === JSON.stringify({ id, tokens, ner_tags: tags })) return true
  const parsed = lineSchema.safeParse(JSON.parse(line ?? 'null'))
  if (!parsed.success) return false
  const { data } = parsed
  return data.id === id && listsEqual(data.tokens, tokens) && listsEqual(data.ner_tags, tags)
}

const toDocument = (sentences: readonly Sentence[]): ReadDocument => ({
  mentionsIn: text => mentionsIn(text, sentences),
  recordsIn: () => [],
})

async function* readPair(parquet: SourceFile, twin: SourceFile): AsyncIterable<ReadDocument> {
  const { size, read } = await parquet.parts()
  const { names, groups } = await openParquetRows({ byteLength: size, slice: (start, end = size) => read(start, end) })
  const runs = twin.lineRuns()[Symbol.asyncIterator]()
  /** Null after the last. */
  let run: readonly string[] | null = []
  let at = 0
  let sentences: Sentence[] | null = null
  for await (const rows of groups())
    for (const row of rows) {
      // Waits only where the next lines are still to come.
      while (run && at === run.length) {
        const next: IteratorResult<readonly string[], unknown> = await runs.next()
        run = next.done ? null : next.value
        at = 0
      }
      const line = run?.[at++]
      // The number of the sentence stands after the last colon.
      if (row.id.endsWith(':0')) {
        if (sentences) yield toDocument(sentences)
        sentences = []
      }
      const { tokens } = row
      // A row that the two files tell otherwise is none: its document is then not the text, and nothing of it counts as read.
      const tags = row.tags.map(number => names[number] ?? '')
      sentences?.push(isTwin(row, line) ? { tokens, tags } : { tokens: [''], tags: ['O'] })
    }
  if (sentences) yield toDocument(sentences)
}

/** Documents of a Parquet file and of the lines beside it. */
export async function* readHuggingFace(files: readonly SourceFile[]): AsyncIterable<ReadDocument> {
  const parquet = files.find(({ name }) => name.endsWith('.parquet'))
  const twin = files.find(({ name }) => name.endsWith('.jsonl'))
  if (parquet && twin) yield* readPair(parquet, twin)
}

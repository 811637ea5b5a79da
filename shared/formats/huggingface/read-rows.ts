import { z } from 'zod'
import type { ReadDocument, ReadMention } from '../format.ts'
import { placeTokens } from '../place-tokens.ts'
import type { SourceFile } from '../source-file.ts'
import { fromTags } from '../tags.ts'
import { openParquetRows, type TaggedRow } from './parquet.ts'

type Sentence = { readonly tokens: readonly string[]; readonly tags: readonly string[] }

function mentionsIn(text: string, sentences: readonly Sentence[]): readonly ReadMention[] {
  const places = placeTokens(
    text,
    sentences.flatMap(({ tokens }) => tokens),
  )
  if (!places) return []
  let before = 0
  return sentences.flatMap(({ tags }) => {
    const at = before
    before += tags.length
    return fromTags(tags).flatMap(({ first, end, label }): ReadMention[] => {
      const [start, last] = [places[at + first]?.start, places[at + end - 1]?.end]
      return start === undefined || last === undefined ? [] : [{ label, spans: [{ start, end: last }] }]
    })
  })
}

const lineSchema = z.object({ id: z.string(), tokens: z.array(z.string()), ner_tags: z.array(z.number()) })

/** Whether the line beside says what the row says. */
function isTwin(row: TaggedRow, line: string | undefined): boolean {
  const parsed = lineSchema.safeParse(JSON.parse(line ?? 'null'))
  if (!parsed.success) return false
  const { id, tokens, ner_tags: tags } = parsed.data
  return id === row.id && tokens.join('\n') === row.tokens.join('\n') && tags.join() === row.tags.join()
}

const toDocument = (sentences: readonly Sentence[]): ReadDocument => ({
  mentionsIn: text => mentionsIn(text, sentences),
  recordsIn: () => [],
})

async function* readPair(parquet: SourceFile, twin: SourceFile): AsyncIterable<ReadDocument> {
  const bytes = (await parquet.bytes()).slice()
  const { names, rows } = await openParquetRows(bytes.buffer)
  const lines = twin.lines()[Symbol.asyncIterator]()
  let sentences: Sentence[] | null = null
  for await (const row of rows()) {
    const line: IteratorResult<string, unknown> = await lines.next()
    // The number of the sentence stands after the last colon.
    if (row.id.endsWith(':0')) {
      if (sentences) yield toDocument(sentences)
      sentences = []
    }
    const { tokens } = row
    // A row that the two files tell otherwise is none: its document is then not the text, and nothing of it counts as read.
    const tags = row.tags.map(number => names[number] ?? '')
    sentences?.push(isTwin(row, line.done ? undefined : line.value) ? { tokens, tags } : { tokens: [''], tags: ['O'] })
  }
  if (sentences) yield toDocument(sentences)
}

/** Documents of a Parquet file and of the lines beside it. */
export async function* readHuggingFace(files: readonly SourceFile[]): AsyncIterable<ReadDocument> {
  const parquet = files.find(({ name }) => name.endsWith('.parquet'))
  const twin = files.find(({ name }) => name.endsWith('.jsonl'))
  if (parquet && twin) yield* readPair(parquet, twin)
}

import { unzlibSync } from 'fflate'
import { z } from 'zod'
import { documentLabelId } from '../model/make-id.ts'
import type { Annotation } from '../model/records.ts'
import { createOffsetMap } from '../text/offsets.ts'
import type { DocBinDocument } from './doc-bin/doc-bin.ts'
import { readDocBin } from './doc-bin/read-doc-bin.ts'
import type { ReadDocument, ReadMention } from './format.ts'
import { unstamped } from './imported.ts'
import type { SourceFile } from './source-file.ts'
import { placeWords } from './spacy-words.ts'
import type { TaggedRange } from './tags.ts'

/** Offsets in code points. */
const tripleSchema = z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative(), z.string()])
const lineSchema = z.object({
  text: z.string(),
  entities: z.array(tripleSchema),
  spans: z.object({ sc: z.array(tripleSchema) }),
  words: z.array(z.string()),
  spaces: z.array(z.boolean()),
  cats: z.record(z.string(), z.number()),
})
type SpacyLine = z.infer<typeof lineSchema>

/** One document as it stands in the `.spacy` file and in the line beside it. */
type SpacyPair = { readonly doc: DocBinDocument; readonly line: SpacyLine }

const textOf = ({ words, spaces }: DocBinDocument): string =>
  words.map((word, at) => (spaces[at] ? `${word} ` : word)).join('')

const keyOf = (from: number, until: number, label: string): string => JSON.stringify([from, until, label])

/** Mentions of the `.spacy` file, where its words make the text and the line beside it says the same; none otherwise. */
function mentionsIn(text: string, { doc, line }: SpacyPair): readonly ReadMention[] {
  const places = placeWords(text, doc)
  if (!places || line.text !== text || !placeWords(text, line)) return []
  const offsets = createOffsetMap(text)
  const toKey = ({ first, end, label }: TaggedRange): string => {
    const [start, last] = [places[first]?.start, places[end - 1]?.end]
    return start === undefined || last === undefined
      ? ''
      : keyOf(offsets.toCodePoint(start), offsets.toCodePoint(last), label)
  }
  const sc = doc.spans.sc ?? []
  const isTwin =
    sc.map(toKey).join() === line.spans.sc.map(triple => keyOf(...triple)).join() &&
    doc.entities.map(toKey).join() === line.entities.map(triple => keyOf(...triple)).join()
  if (!isTwin) return []
  const flat = new Map<string, number>()
  for (const entity of doc.entities.map(toKey)) flat.set(entity, (flat.get(entity) ?? 0) + 1)
  return sc.flatMap(range => {
    const [start, end] = [places[range.first]?.start, places[range.end - 1]?.end]
    if (start === undefined || end === undefined || end <= start) return []
    const key = toKey(range)
    const times = flat.get(key) ?? 0
    flat.set(key, times - 1)
    return [{ label: range.label, spans: [{ start, end }], flat: times > 0 }]
  })
}

/** Only to be compared: the file gives no id and no stamp. */
function toDocumentLabel(said: string): Annotation {
  const at = said.indexOf(':')
  return {
    kind: 'documentLabel',
    id: documentLabelId(said.slice(0, at), said.slice(at + 1)),
    category: said.slice(0, at),
    value: said.slice(at + 1),
    source: 'import',
    stamp: unstamped,
  }
}

async function* documentsOf(files: readonly SourceFile[]): AsyncIterable<DocBinDocument> {
  for (const file of files) yield* readDocBin(unzlibSync(await file.bytes()))
}

/** Documents that stand in the `.spacy` files and, one line each, in the file beside them. */
export async function* readSpacy(files: readonly SourceFile[]): AsyncIterable<ReadDocument> {
  const docs = documentsOf(files.filter(({ name }) => name.endsWith('.spacy')))[Symbol.asyncIterator]()
  for (const file of files.filter(({ name }) => name.endsWith('.jsonl')))
    for await (const said of file.lines()) {
      const doc: IteratorResult<DocBinDocument, unknown> = await docs.next()
      const line = lineSchema.safeParse(JSON.parse(said))
      const pair = doc.done || !line.success ? null : { doc: doc.value, line: line.data }
      yield {
        mentionsIn: text => (pair ? mentionsIn(text, pair) : []),
        recordsIn: text =>
          pair && textOf(pair.doc) === text
            ? Object.entries(pair.doc.cats).flatMap(([category, value]) =>
                value === 1 ? [{ record: toDocumentLabel(category) }] : [],
              )
            : [],
      }
    }
  // More documents than lines: told as documents that nobody wrote.
  for (let doc = await docs.next(); !doc.done; doc = await docs.next())
    yield { mentionsIn: () => [], recordsIn: () => [] }
}

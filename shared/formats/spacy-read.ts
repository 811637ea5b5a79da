import { unzlibSync } from 'fflate'
import { z } from 'zod'
import { documentLabelId } from '../model/make-id.ts'
import type { Annotation, Span } from '../model/records.ts'
import { sameValue } from '../model/same-value.ts'
import { createOffsetMap } from '../text/offsets.ts'
import type { DocBinDocument } from './doc-bin/doc-bin.ts'
import { readDocBin } from './doc-bin/read-doc-bin.ts'
import type { ReadDocument, ReadMention, ReadTools } from './format.ts'
import { unstamped } from './imported.ts'
import { isBoolean, isListOf, isString, listsEqual } from './plain-lists.ts'
import type { SourceFile } from './source-file.ts'
import { placeWords } from './spacy-words.ts'
import type { TaggedRange } from './tags.ts'

/** From, until (code points), label. */
type Triple = readonly [number, number, string]
const isTriple = (item: unknown): item is Triple =>
  Array.isArray(item) && item.length === 3 && isOffset(item[0]) && isOffset(item[1]) && isString(item[2])
const isOffset = (item: unknown): boolean => Number.isSafeInteger(item) && Number(item) >= 0

const lineSchema = z.object({
  text: z.string(),
  entities: z.custom<readonly Triple[]>(isListOf(isTriple)),
  spans: z.object({ sc: z.custom<readonly Triple[]>(isListOf(isTriple)) }),
  words: z.custom<readonly string[]>(isListOf(isString)),
  spaces: z.custom<readonly boolean[]>(isListOf(isBoolean)),
  cats: z.record(z.string(), z.number()),
})
type SpacyLine = z.infer<typeof lineSchema>

/** One document as it stands in the `.spacy` file and in the line beside it. */
type SpacyPair = { readonly doc: DocBinDocument; readonly line: SpacyLine }

/** Where the words stand, if both files hold the text in the same ones and say the same of it. */
function placesIn(text: string, { doc, line }: SpacyPair): readonly Span[] | null {
  const areSame =
    line.text === text &&
    listsEqual(doc.words, line.words) &&
    listsEqual(doc.spaces, line.spaces) &&
    sameValue(doc.cats, line.cats)
  return areSame ? placeWords(text, doc) : null
}

/** Mentions of the `.spacy` file, where the line beside it has the same; none otherwise. */
function mentionsAt(places: readonly Span[], text: string, { doc, line }: SpacyPair): readonly ReadMention[] {
  const offsets = createOffsetMap(text)
  const isSaid = (ranges: readonly TaggedRange[], triples: readonly Triple[]): boolean =>
    ranges.length === triples.length &&
    ranges.every(({ first, end, label }, at) => {
      const [start, last, triple] = [places[first]?.start, places[end - 1]?.end, triples[at]]
      return (
        start !== undefined &&
        last !== undefined &&
        triple?.[0] === offsets.toCodePoint(start) &&
        triple[1] === offsets.toCodePoint(last) &&
        triple[2] === label
      )
    })
  const sc = doc.spans.sc ?? []
  if (!isSaid(sc, line.spans.sc) || !isSaid(doc.entities, line.entities)) return []
  // None of them overlap.
  const flat = new Map(doc.entities.map(entity => [entity.first, entity]))
  return sc.flatMap(({ first, end, label }) => {
    const [start, last] = [places[first]?.start, places[end - 1]?.end]
    if (start === undefined || last === undefined || last <= start) return []
    const there = flat.get(first)
    const isFlat = there?.end === end && there.label === label
    if (isFlat) flat.delete(first)
    return [{ label, spans: [{ start, end: last }], flat: isFlat }]
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

const inflateHere = async (bytes: Uint8Array): Promise<Uint8Array> => unzlibSync(bytes)

/** Of one file after the other: the next is inflated while this one is compared. */
async function* documentsOf(files: readonly SourceFile[], { inflate = inflateHere }: ReadTools) {
  const open = (file: SourceFile | undefined): Promise<Uint8Array> | null => {
    const bytes = file?.bytes().then(inflate) ?? null
    // Told when its turn comes, if it comes.
    bytes?.catch(() => {})
    return bytes
  }
  let next = open(files[0])
  for (let at = 1; next; at++) {
    const bytes: Uint8Array = await next
    next = open(files[at])
    yield* readDocBin(bytes)
  }
}

function toReadDocument(pair: SpacyPair): ReadDocument {
  let placed: { readonly text: string; readonly places: readonly Span[] | null } | null = null
  const placesOf = (text: string): readonly Span[] | null => {
    placed = placed?.text === text ? placed : { text, places: placesIn(text, pair) }
    return placed.places
  }
  return {
    mentionsIn: text => {
      const places = placesOf(text)
      return places ? mentionsAt(places, text, pair) : []
    },
    recordsIn: text =>
      placesOf(text)
        ? Object.entries(pair.doc.cats).flatMap(([category, value]) =>
            value === 1 ? [{ record: toDocumentLabel(category) }] : [],
          )
        : [],
  }
}

const nothing: ReadDocument = { mentionsIn: () => [], recordsIn: () => [] }

/** Documents that stand in the `.spacy` files and, one line each, in the file beside them. */
export async function* readSpacy(files: readonly SourceFile[], tools: ReadTools = {}): AsyncIterable<ReadDocument> {
  const docs = documentsOf(
    files.filter(({ name }) => name.endsWith('.spacy')),
    tools,
  )
  for (const file of files.filter(({ name }) => name.endsWith('.jsonl')))
    for await (const said of file.lines()) {
      const doc: IteratorResult<DocBinDocument, unknown> = await docs.next()
      const line = lineSchema.safeParse(JSON.parse(said))
      yield doc.done || !line.success ? nothing : toReadDocument({ doc: doc.value, line: line.data })
    }
  // More documents than lines: told as documents that nobody wrote.
  for (let doc = await docs.next(); !doc.done; doc = await docs.next()) yield nothing
}

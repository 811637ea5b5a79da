import { z } from 'zod'
import { documentLabelId } from '../model/make-id.ts'
import type { Annotation, Span } from '../model/records.ts'
import { createOffsetMap } from '../text/offsets.ts'
import { type Carries, carriesEntities } from './carries.ts'
import { reasonLeftOut, toFlatMentions } from './flat-mentions.ts'
import type {
  ExportDocument,
  ExportLayer,
  Format,
  ReadDocument,
  ReadMention,
  WriteContext,
  WrittenDocument,
} from './format.ts'
import { unstamped } from './imported.ts'
import { lossesOfOtherKinds, lossOfEntity, lossOfPlaced } from './losses.ts'
import type { SourceFile } from './source-file.ts'
import { cutTokens, type PlacedMention } from './token-alignment.ts'

/**
 * spaCy's `Doc(words, spaces)`: words tile the text, one ASCII space after a word is its flag, every other space is a word of
 * its own, so that `doc.text` is the text again.
 */
function toWords(
  text: string,
  tokens: readonly Span[],
): { readonly words: readonly string[]; readonly spaces: readonly boolean[] } {
  const words: string[] = []
  const spaces: boolean[] = []
  let end = 0
  const fillGap = (until: number): void => {
    const isFlag = words.length > 0 && text.charAt(end) === ' ' && end < until
    if (isFlag) spaces[spaces.length - 1] = true
    const rest = text.slice(isFlag ? end + 1 : end, until)
    if (rest === '') return
    words.push(rest)
    spaces.push(false)
  }
  for (const token of tokens) {
    fillGap(token.start)
    words.push(text.slice(token.start, token.end))
    spaces.push(false)
    end = token.end
  }
  fillGap(text.length)
  return { words, spaces }
}

/** Document labels as spaCy's `cats`: what was given is 1; what was not given stays unsaid. */
const categoriesOf = (layer: ExportLayer): Readonly<Record<string, number>> =>
  Object.fromEntries(
    layer.records.flatMap(record =>
      record.kind === 'documentLabel' ? [[`${record.category}:${record.value}`, 1]] : [],
    ),
  )

const carries: Carries = { ...carriesEntities, nested: 'altered', documentLabels: 'carried' }

/** One line, offsets in code points. `entities` is flat, `spans.sc` holds every mention, both on borders of `words`. */
function write(source: ExportDocument, { stem, options }: WriteContext): WrittenDocument {
  const [layer] = source.layers
  if (!layer) throw new Error('spaCy is written from one layer')
  const { document } = source
  const { text } = document
  const { tokens, placed, kept, leftOut, blank } = toFlatMentions(source, layer, options)
  const offsets = createOffsetMap(text)
  const toTriple = ({ start, end, entity }: PlacedMention) => [
    offsets.toCodePoint(start),
    offsets.toCodePoint(end),
    entity.label,
  ]
  const { extra: _extra, ...metadata } = document.metadata
  const line = {
    text,
    entities: kept.map(toTriple),
    spans: { sc: placed.map(toTriple) },
    cats: categoriesOf(layer),
    ...toWords(text, options.borders === 'gold' ? cutTokens(tokens, placed) : tokens),
    meta: { id: document.id, name: document.name, ...metadata },
  }
  // What is left out of the flat list stands in `sc` all the same: altered, not lost.
  const onlySpans = leftOut.map(left =>
    lossOfEntity(source, left.mention.entity, reasonLeftOut(left), {
      written: text.slice(left.mention.start, left.mention.end),
      within: text.slice(left.within.start, left.within.end),
    }),
  )
  const losses = [
    ...kept.flatMap(mention => lossOfPlaced(source, mention) ?? []),
    ...onlySpans,
    ...blank,
    ...lossesOfOtherKinds(source, layer, carries),
  ]
  return { pieces: [{ file: `${stem}.jsonl`, content: `${JSON.stringify(line)}\n` }], losses }
}

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

/** UTF-16 offsets at which a word begins or ends; null where words and spaces do not make the text. */
function bordersOf({ text, words, spaces }: SpacyLine): ReadonlySet<number> | null {
  const borders = new Set<number>()
  let offset = 0
  for (const [at, word] of words.entries()) {
    if (!text.startsWith(word, offset)) return null
    borders.add(offset)
    offset += word.length
    borders.add(offset)
    if (spaces[at] && text.charAt(offset++) !== ' ') return null
  }
  return offset === text.length ? borders : null
}

/** Mentions on word borders: others raise W030 or E855 in spaCy and train as nothing, so they do not count as read. */
function mentionsOf(line: SpacyLine): readonly ReadMention[] {
  const borders = bordersOf(line)
  if (!borders) return []
  const offsets = createOffsetMap(line.text)
  const length = offsets.toCodePoint(line.text.length)
  const flat = new Map<string, number>()
  for (const entity of line.entities) flat.set(entity.join(' '), (flat.get(entity.join(' ')) ?? 0) + 1)
  return line.spans.sc.flatMap(triple => {
    const [first, last, label] = triple
    if (first >= last || last > length) return []
    const span = { start: offsets.toUtf16(first), end: offsets.toUtf16(last) }
    if (!borders.has(span.start) || !borders.has(span.end)) return []
    const times = flat.get(triple.join(' ')) ?? 0
    flat.set(triple.join(' '), times - 1)
    return [{ label, spans: [span], flat: times > 0 }]
  })
}

async function* readBack(files: readonly SourceFile[]): AsyncIterable<ReadDocument> {
  for (const file of files) for await (const line of file.lines()) yield readLine(line)
}

function readLine(line: string): ReadDocument {
  const parsed = lineSchema.safeParse(JSON.parse(line))
  return {
    mentionsIn: text => (parsed.success && parsed.data.text === text ? mentionsOf(parsed.data) : []),
    recordsIn: text =>
      parsed.success && parsed.data.text === text
        ? Object.keys(parsed.data.cats).map(category => ({ record: toDocumentLabel(category) }))
        : [],
  }
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

/** Training lines for spaCy 3: `Doc(nlp.vocab, words, spaces)`, then `Example.from_dict` with `entities`, `spans`, `cats`. */
export const spacy: Format = {
  id: 'spacy',
  name: { ar: 'spaCy (JSONL)', en: 'spaCy (JSONL)' },
  summary: {
    ar: 'الكيانات مسطّحة في entities، وجميعها في spans["sc"]، وتصنيف المقالة في cats',
    en: 'Flat entities in entities, all mentions in spans["sc"], document categories in cats',
  },
  carries,
  layers: 'chosen',
  options: ['layer', 'statuses', 'borders', 'nesting', 'split'],
  output: 'file',
  extension: '.jsonl',
  sides: { train: 'train', validation: 'dev', test: 'test' },
  open: context => ({ write: source => write(source, context), finish: () => [] }),
  readBack,
}

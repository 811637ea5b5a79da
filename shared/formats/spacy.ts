import { createOffsetMap } from '../text/offsets.ts'
import { type Carries, carriesEntities } from './carries.ts'
import { DocBinBuilder, KnownStrings } from './doc-bin/doc-bin.ts'
import { reasonLeftOut, toFlatMentions } from './flat-mentions.ts'
import type { ExportDocument, ExportLayer, Format, Piece, WriteContext, Writer, WrittenDocument } from './format.ts'
import { lossesOfOtherKinds, lossOfEntity, lossOfPlaced } from './losses.ts'
import { metadataInFile } from './metadata-in-file.ts'
import { spacyConfig } from './spacy-config.ts'
import { spacyImporting } from './spacy-import.ts'
import { readSpacy } from './spacy-read.ts'
import { toWords } from './spacy-words.ts'
import { cutTokens, type PlacedMention, toRanged } from './token-alignment.ts'
import { tokenizerFiles } from './tokenizer/tokenizer-files.ts'

const carries: Carries = { ...carriesEntities, nested: 'altered', documentLabels: 'carried' }

/** Tokens of one `.spacy` file at most: 25 bytes each before they are deflated. A larger side is a folder of such files, which spaCy reads as one. */
const tokensOfFile = 250_000

/**
 * Document labels as spaCy's `cats`: what was given is 1, the other values of a category that was given are 0, and a category without
 * a value stays unsaid, which spaCy leaves out of training.
 */
function categoriesOf(layer: ExportLayer, { scheme }: WriteContext): Readonly<Record<string, number>> {
  const given = layer.records.flatMap(record => (record.kind === 'documentLabel' ? [record] : []))
  const declared = scheme.categories.filter(({ id }) => given.some(({ category }) => category === id))
  return Object.fromEntries([
    ...declared.flatMap(({ id, values }) => values.map(value => [`${id}:${value.id}`, 0])),
    ...given.map(({ category, value }) => [`${category}:${value}`, 1]),
  ])
}

/** One side: a line of JSON a document as it comes, and its DocBin when a file is full. */
class SpacyWriter implements Writer {
  readonly #context: WriteContext
  readonly #known = new KnownStrings()
  #builder = new DocBinBuilder(this.#known)
  /** The first file, not yet deflated, until it is known whether there are more. */
  #first: Uint8Array | null = null
  #files = 0
  #longest = 1
  readonly #categories = new Set<string>()

  constructor(context: WriteContext) {
    this.#context = context
  }

  write(source: ExportDocument): WrittenDocument {
    const { stem, options } = this.#context
    const [layer] = source.layers
    if (!layer) throw new Error('spaCy is written from one layer')
    const { document } = source
    const { text } = document
    const { tokens, placed, kept, leftOut, blank } = toFlatMentions(source, layer, this.#context)
    const { spaces, places } = toWords(text, options.borders === 'gold' ? cutTokens(tokens, placed) : tokens)
    const words = places.map(({ start, end }) => text.slice(start, end))
    const offsets = createOffsetMap(text)
    const toTriple = ({ start, end, entity }: PlacedMention) => [
      offsets.toCodePoint(start),
      offsets.toCodePoint(end),
      entity.label,
    ]
    const sc = placed.map(mention => toRanged(places, mention))
    const cats = categoriesOf(layer, this.#context)
    for (const { first, end } of sc) this.#longest = Math.max(this.#longest, end - first)
    for (const category of Object.keys(cats)) this.#categories.add(category)
    this.#builder.add({ words, spaces, entities: kept.map(mention => toRanged(places, mention)), spans: { sc }, cats })
    const metadata = metadataInFile(document)
    // What tells the format stands first, however long the text.
    const line = {
      entities: kept.map(toTriple),
      spans: { sc: placed.map(toTriple) },
      cats,
      text,
      words,
      spaces,
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
    const full = this.#builder.tokens >= tokensOfFile ? this.#closeFile() : []
    return { pieces: [{ file: `${stem}.jsonl`, content: `${JSON.stringify(line)}\n` }, ...full], losses }
  }

  finish(): readonly Piece[] {
    const { stem, side } = this.#context
    const last = this.#builder.documents > 0 || this.#files === 0 ? this.#closeFile() : []
    const only: readonly Piece[] = this.#first ? [{ file: `${stem}.spacy`, content: this.#first, deflate: true }] : []
    const config = side === 'train' || side === null ? [{ file: 'config.cfg', content: this.#config() }] : []
    return [...last, ...only, ...config]
  }

  /** Of the one file there is, the name is not known yet; from the second on they lie in a folder of that name. */
  #closeFile(): readonly Piece[] {
    const content = this.#builder.finish()
    this.#builder = new DocBinBuilder(this.#known)
    this.#files++
    if (this.#files === 1) {
      this.#first = content
      return []
    }
    const nameOf = (number: number): string => `${this.#context.stem}.spacy/${String(number).padStart(4, '0')}.spacy`
    const first: readonly Piece[] = this.#first ? [{ file: nameOf(1), content: this.#first, deflate: true }] : []
    this.#first = null
    return [...first, { file: nameOf(this.#files), content, deflate: true }]
  }

  #config(): string {
    const { stem, side, sides, options } = this.#context
    return spacyConfig({
      train: `${stem}.spacy`,
      dev: side !== null && sides.includes('validation') ? `${spacy.sides.validation}.spacy` : null,
      borders: options.borders,
      longest: this.#longest,
      hasCategories: this.#categories.size > 0,
    })
  }
}

/** A folder that `spacy train config.cfg --code tokenizer.py` takes as it is: DocBins with `ents`, `spans["sc"]`, `cats`, and the same as JSON lines. */
export const spacy: Format = {
  id: 'spacy',
  name: { ar: 'spaCy (مجلد تدريب)', en: 'spaCy (training folder)' },
  summary: {
    ar: 'مجلد يُدرَّب عليه كما هو: المواضع مسطّحة في ents، وجميعها في spans["sc"]، وتصنيف المقالة في cats',
    en: 'A folder to train from as it is: flat entities in ents, all mentions in spans["sc"], document categories in cats',
  },
  carries,
  layers: 'chosen',
  options: ['layer', 'statuses', 'borders', 'nesting', 'boilerplate', 'split'],
  output: 'folder',
  extension: '.spacy',
  sides: { train: 'train', validation: 'dev', test: 'test' },
  use: 'python -m spacy train config.cfg --code tokenizer.py --output model',
  open: context => new SpacyWriter(context),
  beside: ({ clitics }) => tokenizerFiles(clitics, 'spacy'),
  readBack: readSpacy,
  importing: spacyImporting,
}

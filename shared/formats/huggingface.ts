import { type Carries, carriesEntities } from './carries.ts'
import type { BesideContext, ExportDocument, Format, Piece, WriteContext, Writer, WrittenDocument } from './format.ts'
import { classNames } from './huggingface/class-names.ts'
import { datasetCard, featuresOf } from './huggingface/dataset-card.ts'
import { huggingFaceImporting } from './huggingface/import-rows.ts'
import { ParquetRows, type TaggedRow } from './huggingface/parquet.ts'
import { readHuggingFace } from './huggingface/read-rows.ts'
import { tagDocument } from './tagged-document.ts'
import { toSentences } from './token-sentences.ts'
import { cliticTokenizer } from './tokenizer/tokenizer-files.ts'

const carries: Carries = carriesEntities

/** One side: a sentence a row, as Parquet and as JSON lines. */
class HuggingFaceWriter implements Writer {
  readonly #context: WriteContext
  readonly #names: readonly string[]
  readonly #numbers: ReadonlyMap<string, number>
  readonly #labels: ReadonlySet<string>
  readonly #parquet = new ParquetRows()

  constructor(context: WriteContext) {
    this.#context = context
    this.#names = classNames(context.scheme, context.options.tags)
    this.#numbers = new Map(this.#names.map((name, number) => [name, number]))
    this.#labels = new Set(context.scheme.labels.map(({ id }) => id))
  }

  write(source: ExportDocument): WrittenDocument {
    const { stem } = this.#context
    const refuse = (label: string) => (this.#labels.has(label) ? null : 'label-not-declared')
    const { tokens, tags, starts, losses } = tagDocument(source, this.#context, carries, refuse)
    const numbers = tags.map(tag => this.#numbers.get(tag) ?? 0)
    const rows = toSentences(tokens.length, starts).map(
      ([begin, end], at): TaggedRow => ({
        id: `${source.document.name}:${at}`,
        tokens: tokens.slice(begin, end),
        tags: numbers.slice(begin, end),
      }),
    )
    const lines = rows.map(({ id, tokens, tags }) => `${JSON.stringify({ id, tokens, ner_tags: tags })}\n`)
    const parquet = rows.flatMap(row => this.#piece(this.#parquet.add(row)))
    return { pieces: [{ file: `${stem}.jsonl`, content: lines.join('') }, ...parquet], losses }
  }

  finish(): readonly Piece[] {
    return this.#piece(this.#parquet.finish(featuresOf(this.#names)))
  }

  #piece(content: Uint8Array): readonly Piece[] {
    return content.length === 0 ? [] : [{ file: `${this.#context.stem}.parquet`, content }]
  }
}

const card = ({ scheme, name, options, sides }: BesideContext): string =>
  datasetCard({
    title: name,
    language: 'ar',
    names: classNames(scheme, options.tags),
    files: sides.map(({ side, stem, documents }) => ({ split: side ?? 'train', stem, documents })),
  })

/** A folder that `datasets.load_dataset` loads as it is, tags by name. */
export const huggingface: Format = {
  id: 'huggingface',
  name: { ar: 'Hugging Face', en: 'Hugging Face' },
  summary: {
    ar: 'جملة في كل صفّ، ووسم واحد لكل كلمة: Parquet وJSONL وبطاقة تعرّف بهما',
    en: 'A sentence a row, one tag a token: Parquet, JSONL, and the card that describes them',
  },
  carries,
  layers: 'chosen',
  options: ['layer', 'statuses', 'borders', 'nesting', 'tags', 'boilerplate', 'split'],
  output: 'folder',
  extension: '.parquet',
  sides: { train: 'train', validation: 'validation', test: 'test' },
  open: context => new HuggingFaceWriter(context),
  beside: context => [{ file: 'README.md', content: card(context) }, ...cliticTokenizer(context)],
  readBack: readHuggingFace,
  importing: huggingFaceImporting,
}

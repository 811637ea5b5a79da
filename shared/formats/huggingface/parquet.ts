import { type AsyncBuffer, parquetMetadataAsync, parquetReadObjects, type SchemaElement } from 'hyparquet'
import { ByteWriter, ParquetWriter } from 'hyparquet-writer'

/** A row of a token classification set: tags are numbers of the set's names. */
export type TaggedRow = {
  readonly id: string
  readonly tokens: readonly string[]
  readonly tags: readonly number[]
}

const list = (name: string, element: Omit<SchemaElement, 'name'>): readonly SchemaElement[] => [
  { name, repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST', logical_type: { type: 'LIST' } },
  { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
  { name: 'element', repetition_type: 'OPTIONAL', ...element },
]

const schema: readonly SchemaElement[] = [
  { name: 'schema', num_children: 3 },
  {
    name: 'id',
    type: 'BYTE_ARRAY',
    converted_type: 'UTF8',
    logical_type: { type: 'STRING' },
    repetition_type: 'OPTIONAL',
  },
  ...list('tokens', { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } }),
  ...list('ner_tags', { type: 'INT32' }),
]

/** Rows are kept until there are so many tokens: a row group, written as it fills. */
const tokensOfGroup = 100_000

/** Writes rows as Parquet, a row group at a time, so that memory holds one group only. */
export class ParquetRows {
  readonly #bytes = new ByteWriter()
  readonly #writer = new ParquetWriter({
    writer: this.#bytes,
    schema: [...schema],
    createdBy: 'hashiya',
    statistics: false,
  })
  #rows: TaggedRow[] = []
  #tokens = 0

  /** The file's next bytes; empty while a group fills. */
  add(row: TaggedRow): Uint8Array {
    this.#rows.push(row)
    this.#tokens += row.tokens.length
    if (this.#tokens < tokensOfGroup) return new Uint8Array()
    this.#writeGroup()
    return this.#take()
  }

  /** The file's last bytes. `features`: what `datasets` knows the columns by, kept in the file itself too. */
  finish(features: unknown): Uint8Array {
    this.#writeGroup()
    this.#writer.kvMetadata = [{ key: 'huggingface', value: JSON.stringify({ info: { features } }) }]
    this.#writer.finish()
    return this.#take()
  }

  #writeGroup(): void {
    if (this.#rows.length === 0) return
    this.#writer.write({
      columnData: [
        { name: 'id', data: this.#rows.map(row => row.id) },
        { name: 'tokens', data: this.#rows.map(row => row.tokens) },
        { name: 'ner_tags', data: this.#rows.map(row => row.tags) },
      ],
      rowGroupSize: this.#rows.length,
    })
    this.#rows = []
    this.#tokens = 0
  }

  /** What the writer has, copied; its offset goes on counting, as where it writes to a file. */
  #take(): Uint8Array {
    const taken = this.#bytes.getBytes().slice()
    this.#bytes.index = 0
    return taken
  }
}

const refuse = (): never => {
  throw new Error('not a Parquet file of tagged rows')
}

function toRow(value: Readonly<Record<string, unknown>>): TaggedRow {
  const { id, tokens, ner_tags: tags } = value
  if (typeof id !== 'string' || !Array.isArray(tokens) || !Array.isArray(tags)) return refuse()
  return { id, tokens: tokens.map(String), tags: tags.map(Number) }
}

/** Rows of a file, a row group at a time. Throws Error where it holds others. */
export async function* readParquetRows(file: AsyncBuffer): AsyncGenerator<TaggedRow> {
  const metadata = await parquetMetadataAsync(file)
  let rowStart = 0
  for (const group of metadata.row_groups) {
    const rowEnd = rowStart + Number(group.num_rows)
    for (const row of await parquetReadObjects({ file, metadata, rowStart, rowEnd })) yield toRow(row)
    rowStart = rowEnd
  }
}

import {
  type AsyncBuffer,
  type FileMetaData,
  parquetMetadataAsync,
  parquetReadObjects,
  type RowGroup,
  type SchemaElement,
} from 'hyparquet'
import { ByteWriter } from 'hyparquet-writer'
import { writeMetadata } from 'hyparquet-writer/src/metadata.js'
import { z } from 'zod'
import { isListOf, isNumber, isString } from '../plain-lists.ts'
import { ParquetGroups } from './parquet-groups.ts'

/** A row of a token classification set: tags are numbers of the set's names. */
export type TaggedRow = {
  readonly id: string
  readonly tokens: readonly string[]
  readonly tags: readonly number[]
}

/** Under which `datasets` looks for the columns' description. */
const metadataKey = 'huggingface'

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

/** A row group ends with the row that has so many tokens full. Of larger ones a reader's buffers outlive the young generation, and memory grows (measured). */
const tokensOfGroup = 12_000

/** At both ends of the file. */
const magic = 0x31524150

/** Writes rows as Parquet, a row group at a time, so that memory holds one group only. */
export class ParquetRows {
  readonly #file = new ByteWriter()
  readonly #groups: RowGroup[] = []
  readonly #rows = new ParquetGroups()

  constructor() {
    this.#file.appendUint32(magic)
  }

  /** The file's next bytes; empty while a group fills. */
  add({ id, tokens, tags }: TaggedRow): Uint8Array {
    this.#rows.add(id, tokens, tags)
    if (this.#rows.tokens < tokensOfGroup) return new Uint8Array()
    this.#writeGroup()
    return this.#take()
  }

  /** The file's last bytes. `features`: what `datasets` knows the columns by, kept in the file itself too. */
  finish(features: unknown): Uint8Array {
    if (this.#rows.count > 0) this.#writeGroup()
    const metadata: Omit<FileMetaData, 'metadata_length'> = {
      version: 2,
      created_by: 'hashiya',
      schema: [...schema],
      num_rows: this.#groups.reduce((sum, { num_rows }) => sum + num_rows, 0n),
      row_groups: this.#groups,
      key_value_metadata: [{ key: metadataKey, value: JSON.stringify({ info: { features } }) }],
    }
    // Its length is found while it is written.
    writeMetadata(this.#file, { ...metadata, metadata_length: 0 })
    this.#file.appendUint32(magic)
    return this.#take()
  }

  #writeGroup(): void {
    this.#groups.push(this.#rows.write(this.#file))
  }

  /** What the writer has, copied; its offset goes on counting, as where it writes to a file. */
  #take(): Uint8Array {
    const taken = this.#file.getBytes().slice()
    this.#file.index = 0
    return taken
  }
}

const refuse = (): never => {
  throw new Error('not a Parquet file of tagged rows')
}

const isListOfStrings = isListOf(isString)
const isListOfNumbers = isListOf(isNumber)

function toRow(value: Readonly<Record<string, unknown>>): TaggedRow {
  const { id, tokens, ner_tags: tags } = value
  return typeof id === 'string' && isListOfStrings(tokens) && isListOfNumbers(tags) ? { id, tokens, tags } : refuse()
}

const infoSchema = z.object({
  info: z.object({
    features: z.object({ ner_tags: z.object({ feature: z.object({ names: z.array(z.string()) }) }) }),
  }),
})

/** Names of the tags, as the file itself tells them. */
function namesOf(metadata: FileMetaData): readonly string[] {
  const said = metadata.key_value_metadata?.find(({ key }) => key === metadataKey)?.value
  const parsed = infoSchema.safeParse(JSON.parse(said ?? 'null'))
  return parsed.success ? parsed.data.info.features.ner_tags.feature.names : refuse()
}

/** The names of the tags, and the rows, a row group at a time. Throws Error where the file holds others. */
export async function openParquetRows(
  file: AsyncBuffer,
): Promise<{ readonly names: readonly string[]; readonly groups: () => AsyncGenerator<readonly TaggedRow[]> }> {
  const metadata = await parquetMetadataAsync(file)
  return {
    names: namesOf(metadata),
    groups: async function* () {
      for (const group of metadata.row_groups) {
        // By itself: the package looks through all groups for the rows it is asked for.
        const alone = { ...metadata, row_groups: [group], num_rows: group.num_rows }
        const rows = await parquetReadObjects({ file, metadata: alone })
        yield rows.map(toRow)
      }
    },
  }
}

import type { ColumnChunk, Encoding, ParquetType, RowGroup } from 'hyparquet'
import type { ByteWriter } from 'hyparquet-writer'
import { writePageHeader } from 'hyparquet-writer/src/datapage.js'
import { type Levels, levelsOfLists, levelsOfValues, NumberPage, numbersUpTo, StringPage } from './parquet-pages.ts'

/** A column of a row group: a page of distinct values where it has them, and one page of all. */
type Column = {
  readonly path: readonly string[]
  readonly type: ParquetType
  readonly encoding: Encoding
  readonly distinct: { readonly count: number; readonly bytes: Uint8Array } | null
  readonly levels: Levels
  readonly bytes: Uint8Array
}

function writeColumn(file: ByteWriter, column: Column, rows: number): ColumnChunk {
  const { path, type, encoding, distinct, levels, bytes } = column
  const start = file.offset
  if (distinct) {
    const size = distinct.bytes.length
    const header = { num_values: distinct.count, encoding: 'PLAIN' as const }
    writePageHeader(file, {
      type: 'DICTIONARY_PAGE',
      uncompressed_page_size: size,
      compressed_page_size: size,
      dictionary_page_header: header,
    })
    file.appendBytes(distinct.bytes)
  }
  const pageStart = file.offset
  const size = levels.bytes.length + bytes.length
  writePageHeader(file, {
    type: 'DATA_PAGE_V2',
    uncompressed_page_size: size,
    compressed_page_size: size,
    data_page_header_v2: {
      num_values: levels.values,
      num_nulls: levels.nulls,
      num_rows: rows,
      encoding,
      definition_levels_byte_length: levels.bytes.length - levels.repetitionBytes,
      repetition_levels_byte_length: levels.repetitionBytes,
      is_compressed: false,
    },
  })
  file.appendBytes(levels.bytes)
  file.appendBytes(bytes)
  const total = BigInt(file.offset - start)
  return {
    file_offset: BigInt(start),
    meta_data: {
      type,
      encodings: distinct ? ['PLAIN', encoding] : [encoding],
      path_in_schema: [...path],
      codec: 'UNCOMPRESSED',
      num_values: BigInt(levels.values),
      total_uncompressed_size: total,
      total_compressed_size: total,
      data_page_offset: BigInt(pageStart),
      ...(distinct ? { dictionary_page_offset: BigInt(start) } : {}),
    },
  }
}

/** A token, and its number in the last group that has it. */
type KnownToken = { group: number; number: number }

/** Beyond so many they are forgotten when a group begins, so that memory stays flat however large the corpus is. */
const mostKnown = 200_000

/**
 * Rows on their way into row groups, put together column by column as they come: each distinct token once, and for each token the number of it in as few bits as
 * there are. (Apache Parquet's format: dictionary encoding, data pages of version 2, uncompressed. The package's own writer takes columns of every kind, and four
 * times as long.)
 */
export class ParquetGroups {
  readonly #known = new Map<string, KnownToken>()
  readonly #ids = new StringPage()
  readonly #distinct = new StringPage()
  readonly #tokens = new NumberPage()
  readonly #tags = new NumberPage()
  #lengths: number[] = []
  #distinctCount = 0
  #group = 1

  /** Of the rows that no group holds yet. */
  get tokens(): number {
    return this.#tokens.length
  }

  get count(): number {
    return this.#lengths.length
  }

  add(id: string, tokens: readonly string[], tags: readonly number[]): void {
    if (tokens.length !== tags.length) throw new Error('a row has as many tags as tokens')
    this.#ids.add(id)
    this.#lengths.push(tokens.length)
    for (const token of tokens) this.#tokens.add(this.#numberOf(token))
    for (const tag of tags) this.#tags.add(tag)
  }

  #numberOf(token: string): number {
    const known = this.#known.get(token)
    if (known?.group === this.#group) return known.number
    const number = this.#distinctCount++
    this.#distinct.add(token)
    if (known) {
      known.group = this.#group
      known.number = number
    } else this.#known.set(token, { group: this.#group, number })
    return number
  }

  /** Writes the rows as a group where the file stands, and answers what its end says of it. */
  write(file: ByteWriter): RowGroup {
    const start = file.offset
    const rows = this.count
    const lists = levelsOfLists(this.#lengths)
    const columns: readonly Column[] = [
      {
        path: ['id'],
        type: 'BYTE_ARRAY',
        encoding: 'PLAIN',
        distinct: null,
        levels: levelsOfValues(rows),
        bytes: this.#ids.bytes,
      },
      {
        path: ['tokens', 'list', 'element'],
        type: 'BYTE_ARRAY',
        encoding: 'RLE_DICTIONARY',
        distinct: { count: this.#distinctCount, bytes: this.#distinct.bytes },
        levels: lists,
        bytes: this.#tokens.bytes,
      },
      {
        path: ['ner_tags', 'list', 'element'],
        type: 'INT32',
        encoding: 'RLE_DICTIONARY',
        // A tag is its own number.
        distinct: { count: this.#tags.most + 1, bytes: numbersUpTo(this.#tags.most) },
        levels: lists,
        bytes: this.#tags.bytes,
      },
    ]
    const chunks = columns.map(column => writeColumn(file, column, rows))
    this.#clear()
    const size = BigInt(file.offset - start)
    return { columns: chunks, total_byte_size: size, total_compressed_size: size, num_rows: BigInt(rows) }
  }

  #clear(): void {
    for (const page of [this.#ids, this.#distinct, this.#tokens, this.#tags]) page.clear()
    this.#lengths = []
    this.#distinctCount = 0
    this.#group++
    if (this.#known.size > mostKnown) this.#known.clear()
  }
}

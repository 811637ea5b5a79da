import type { ColumnChunk, Encoding, ParquetType, RowGroup } from 'hyparquet'
import { ByteWriter } from 'hyparquet-writer'
import { writePageHeader } from 'hyparquet-writer/src/datapage.js'
import { writeRleBitPackedHybrid } from 'hyparquet-writer/src/encoding.js'
import { encodeUtf8Into, mostBytesAUnit } from '../doc-bin/utf8.ts'

/** How the values of a page part into rows and lists, as Parquet's levels. */
type Levels = {
  /** Those of repetition, then those of definition. */
  readonly bytes: Uint8Array
  readonly repetitionBytes: number
  readonly values: number
  readonly nulls: number
}

/** A column of a row group: a page of distinct values where it has them, and one page of all. */
type Column = {
  readonly path: readonly string[]
  readonly type: ParquetType
  readonly encoding: Encoding
  readonly distinct: { readonly count: number; readonly bytes: Uint8Array } | null
  readonly levels: Levels
  readonly bytes: Uint8Array
}

/** Of lists that may be missing, and so may their elements: the elements are there. */
const elementThere = 3
/** The list is there, and empty. */
const emptyList = 1

const bitsFor = (most: number): number => Math.max(1, Math.ceil(Math.log2(most + 1)))

/** Strings, each after its length in bytes. */
class StringPage {
  #bytes = new Uint8Array(1 << 16)
  #length = 0

  add(text: string): void {
    const start = this.#length + 4
    const most = start + text.length * mostBytesAUnit
    if (most > this.#bytes.length) {
      const grown = new Uint8Array(most * 2)
      grown.set(this.#bytes)
      this.#bytes = grown
    }
    this.#length = encodeUtf8Into(text, this.#bytes, start)
    new DataView(this.#bytes.buffer).setUint32(start - 4, this.#length - start, true)
  }

  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length)
  }

  clear(): void {
    this.#length = 0
  }
}

/** Numbers of distinct values, in as few bits as the largest takes. */
class NumberPage {
  #numbers = new Int32Array(1 << 16)
  #length = 0
  #most = 0

  add(number: number): void {
    if (this.#length === this.#numbers.length) {
      const grown = new Int32Array(this.#length * 2)
      grown.set(this.#numbers)
      this.#numbers = grown
    }
    this.#numbers[this.#length++] = number
    if (number > this.#most) this.#most = number
  }

  get length(): number {
    return this.#length
  }

  get most(): number {
    return this.#most
  }

  get bytes(): Uint8Array {
    const page = new ByteWriter()
    page.appendUint8(bitsFor(this.#most))
    writeRleBitPackedHybrid(page, this.#numbers.subarray(0, this.#length), bitsFor(this.#most))
    return page.getBytes()
  }

  clear(): void {
    this.#length = 0
    this.#most = 0
  }
}

function levelsOfLists(lengths: readonly number[]): Levels {
  const values = lengths.reduce((sum, length) => sum + Math.max(1, length), 0)
  const repetition = new Uint8Array(values).fill(1)
  const definition = new Uint8Array(values).fill(elementThere)
  let at = 0
  let nulls = 0
  for (const length of lengths) {
    repetition[at] = 0
    if (length === 0) {
      definition[at] = emptyList
      nulls++
    }
    at += Math.max(1, length)
  }
  const bytes = new ByteWriter()
  const repetitionBytes = writeRleBitPackedHybrid(bytes, repetition, 1)
  writeRleBitPackedHybrid(bytes, definition, bitsFor(elementThere))
  return { bytes: bytes.getBytes(), repetitionBytes, values, nulls }
}

function levelsOfValues(count: number): Levels {
  const bytes = new ByteWriter()
  writeRleBitPackedHybrid(bytes, new Uint8Array(count).fill(1), 1)
  return { bytes: bytes.getBytes(), repetitionBytes: 0, values: count, nulls: 0 }
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

/** 0, 1, … in four bytes each. */
function numbersUpTo(most: number): Uint8Array {
  const page = new ByteWriter()
  for (let number = 0; number <= most; number++) page.appendInt32(number)
  return page.getBytes()
}

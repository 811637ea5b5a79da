import { ByteWriter } from 'hyparquet-writer'
import { writeRleBitPackedHybrid } from 'hyparquet-writer/src/encoding.js'
import { encodeUtf8Into, mostBytesAUnit } from '../doc-bin/utf8.ts'

/** How the values of a page part into rows and lists, as Parquet's levels. */
export type Levels = {
  /** Those of repetition, then those of definition. */
  readonly bytes: Uint8Array
  readonly repetitionBytes: number
  readonly values: number
  readonly nulls: number
}

/** Of lists that may be missing, and so may their elements: the elements are there. */
const elementThere = 3
/** The list is there, and empty. */
const emptyList = 1

const bitsFor = (most: number): number => Math.max(1, Math.ceil(Math.log2(most + 1)))

/** Strings, each after its length in bytes. */
export class StringPage {
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
export class NumberPage {
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

/** Of lists with so many elements each. */
export function levelsOfLists(lengths: readonly number[]): Levels {
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

/** Of so many values, one a row. */
export function levelsOfValues(count: number): Levels {
  const bytes = new ByteWriter()
  writeRleBitPackedHybrid(bytes, new Uint8Array(count).fill(1), 1)
  return { bytes: bytes.getBytes(), repetitionBytes: 0, values: count, nulls: 0 }
}

/** 0, 1, … in four bytes each. */
export function numbersUpTo(most: number): Uint8Array {
  const page = new ByteWriter()
  for (let number = 0; number <= most; number++) page.appendInt32(number)
  return page.getBytes()
}

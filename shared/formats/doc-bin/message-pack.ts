import { decodeUtf8, encodeUtf8, encodeUtf8Into, mostBytesAUnit } from './utf8.ts'

/** Writes MessagePack (msgpack.org, specification of 2013), value after value; lengths are said before their content. */
export class MessagePackWriter {
  #bytes: Uint8Array
  #view: DataView
  #length = 0

  /** `expected`: bytes there will be, about; more are taken in as well. */
  constructor(expected = 1024) {
    this.#bytes = new Uint8Array(expected)
    this.#view = new DataView(this.#bytes.buffer)
  }

  /** Where the next `count` bytes go. Ask before touching the view: growing makes another one. */
  #reserve(count: number): number {
    const at = this.#length
    this.#length += count
    if (this.#length > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(this.#length, this.#bytes.length * 2))
      grown.set(this.#bytes.subarray(0, at))
      this.#bytes = grown
      this.#view = new DataView(grown.buffer)
    }
    return at
  }

  #byte(value: number): void {
    const at = this.#reserve(1)
    this.#view.setUint8(at, value)
  }

  /** A length in the shortest form: `small` with the length in it, or one of the marks for 8, 16 and 32 bits. */
  #size(
    length: number,
    small: { mark: number; below: number } | null,
    marks: readonly [number | null, number, number],
  ): void {
    const [mark8, mark16, mark32] = marks
    if (small && length < small.below) this.#byte(small.mark | length)
    else if (mark8 !== null && length < 0x100) {
      this.#byte(mark8)
      this.#byte(length)
    } else if (length < 0x10000) {
      this.#byte(mark16)
      const at = this.#reserve(2)
      this.#view.setUint16(at, length)
    } else {
      this.#byte(mark32)
      const at = this.#reserve(4)
      this.#view.setUint32(at, length)
    }
  }

  #copy(bytes: Uint8Array): this {
    const at = this.#reserve(bytes.length)
    this.#bytes.set(bytes, at)
    return this
  }

  map(entries: number): this {
    this.#size(entries, { mark: 0x80, below: 16 }, [null, 0xde, 0xdf])
    return this
  }

  array(items: number): this {
    this.#size(items, { mark: 0x90, below: 16 }, [null, 0xdc, 0xdd])
    return this
  }

  string(value: string): this {
    // A short one, as nearly all are, goes where it belongs without an array of its own: where its length takes one byte.
    if (value.length * mostBytesAUnit < 32) {
      const at = this.#reserve(1 + value.length * mostBytesAUnit)
      this.#length = encodeUtf8Into(value, this.#bytes, at + 1)
      this.#bytes[at] = 0xa0 | (this.#length - at - 1)
      return this
    }
    const bytes = encodeUtf8(value)
    this.#size(bytes.length, { mark: 0xa0, below: 32 }, [0xd9, 0xda, 0xdb])
    return this.#copy(bytes)
  }

  bytes(value: Uint8Array): this {
    this.#size(value.length, null, [0xc4, 0xc5, 0xc6])
    return this.#copy(value)
  }

  /** Below 2^32. */
  unsigned(value: number): this {
    this.#size(value, { mark: 0, below: 0x80 }, [0xcc, 0xcd, 0xce])
    return this
  }

  float(value: number): this {
    this.#byte(0xcb)
    const at = this.#reserve(8)
    this.#view.setFloat64(at, value)
    return this
  }

  boolean(value: boolean): this {
    this.#byte(value ? 0xc3 : 0xc2)
    return this
  }

  /** What was written; no copy, so nothing may be written after. */
  finish(): Uint8Array {
    return this.#bytes.subarray(0, this.#length)
  }
}

/** What `readMessagePack` gives: maps as Map, since their keys may be bytes; bytes as views of the input. */
export type Packed = null | boolean | number | string | Uint8Array | readonly Packed[] | ReadonlyMap<Packed, Packed>

/** Reads one value. Throws RangeError where the bytes end early, and Error on what DocBin never holds (64-bit integers, extensions). */
export function readMessagePack(bytes: Uint8Array): Packed {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 0
  const take = (count: number): number => {
    const start = at
    at += count
    if (at > bytes.length) throw new RangeError('MessagePack ends early')
    return start
  }
  const size = (width: number): number =>
    width === 1 ? view.getUint8(take(1)) : width === 2 ? view.getUint16(take(2)) : view.getUint32(take(4))
  const slice = (length: number): Uint8Array => {
    const start = take(length)
    return bytes.subarray(start, start + length)
  }
  const array = (length: number): Packed => {
    const items: Packed[] = []
    for (let item = 0; item < length; item++) items.push(read())
    return items
  }
  const map = (length: number): Packed => {
    const entries = new Map<Packed, Packed>()
    for (let entry = 0; entry < length; entry++) entries.set(read(), read())
    return entries
  }
  const text = (length: number): string => decodeUtf8(slice(length))
  const read = (): Packed => {
    const mark = view.getUint8(take(1))
    if (mark < 0x80) return mark
    if (mark < 0x90) return map(mark & 0x0f)
    if (mark < 0xa0) return array(mark & 0x0f)
    if (mark < 0xc0) return text(mark & 0x1f)
    if (mark >= 0xe0) return mark - 0x100
    switch (mark) {
      case 0xc0:
        return null
      case 0xc2:
      case 0xc3:
        return mark === 0xc3
      case 0xc4:
      case 0xc5:
      case 0xc6:
        return slice(size(1 << (mark - 0xc4)))
      case 0xca:
        return view.getFloat32(take(4))
      case 0xcb:
        return view.getFloat64(take(8))
      case 0xcc:
      case 0xcd:
      case 0xce:
        return size(1 << (mark - 0xcc))
      case 0xd9:
      case 0xda:
      case 0xdb:
        return text(size(1 << (mark - 0xd9)))
      case 0xdc:
      case 0xdd:
        return array(size(2 << (mark - 0xdc)))
      case 0xde:
      case 0xdf:
        return map(size(2 << (mark - 0xde)))
      default:
        throw new Error(`MessagePack mark 0x${mark.toString(16)} is not one of DocBin's`)
    }
  }
  return read()
}

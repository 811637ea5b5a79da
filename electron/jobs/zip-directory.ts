import type { FileHandle } from 'node:fs/promises'

// ZIP as in PKWARE's APPNOTE 6.3, read from its end: the end record, its 64-bit form, and the central directory they point to.

/** A file in a zip, as the directory at its end tells of it. `at`: of its local header, bytes from the start. */
export type ZippedFile = {
  readonly name: string
  readonly size: number
  readonly packed: number
  readonly crc: number
  readonly at: number
  /** 0: stored, 8: deflated. */
  readonly method: number
  readonly isEncrypted: boolean
  readonly isLink: boolean
  /** Whether its bytes can stand where they are said to. */
  readonly isWithin: boolean
}

/** Of the comment that may follow the end record. */
const longestComment = 0xffff
/** Bytes of a directory at most: a million files. */
const largestDirectory = 128 * 1024 * 1024
const full32 = 0xffffffff
const full16 = 0xffff

/** Null where the file has no such place, whatever number a broken record gives. */
async function readAt(file: FileHandle, at: number, length: number): Promise<Buffer | null> {
  if (!Number.isSafeInteger(at)) return null
  const bytes = Buffer.alloc(length)
  const { bytesRead } = await file.read(bytes, 0, length, at)
  return bytesRead === length ? bytes : null
}

type Directory = { readonly at: number; readonly length: number }

const sized = (at: bigint, length: bigint): Directory => ({ at: Number(at), length: Number(length) })

async function findDirectory(file: FileHandle, fileLength: number): Promise<Directory | null> {
  const length = Math.min(fileLength, longestComment + 22)
  const end = await readAt(file, fileLength - length, length)
  const at = end?.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6])) ?? -1
  if (!end || at < 0 || at + 22 > length) return null
  const said = { at: end.readUInt32LE(at + 16), length: end.readUInt32LE(at + 12) }
  const isLarge = said.at === full32 || said.length === full32 || end.readUInt16LE(at + 10) === full16
  const pointer = isLarge && at >= 20 ? end.subarray(at - 20, at) : null
  if (pointer?.readUInt32LE(0) !== 0x07064b50) return said
  const large = await readAt(file, Number(pointer.readBigUInt64LE(8)), 56)
  if (large?.readUInt32LE(0) !== 0x06064b50) return null
  return sized(large.readBigUInt64LE(48), large.readBigUInt64LE(40))
}

/** Names are UTF-8, or what Windows writes where they are not. */
function nameFrom(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return new TextDecoder('windows-1256').decode(bytes)
  }
}

/** The 64-bit forms of what does not fit its field, in the order the fields stand. */
function largeNumbers(extra: Buffer): readonly number[] {
  for (let at = 0; at + 4 <= extra.length; ) {
    const [id, length] = [extra.readUInt16LE(at), extra.readUInt16LE(at + 2)]
    if (id === 1) {
      const field = extra.subarray(at + 4, at + 4 + length)
      return Array.from({ length: Math.min(3, Math.floor(field.length / 8)) }, (_none, number) =>
        Number(field.readBigUInt64LE(number * 8)),
      )
    }
    at += 4 + length
  }
  return []
}

function toFile(header: Buffer, name: Buffer, extra: Buffer): Omit<ZippedFile, 'isWithin'> {
  const large = [...largeNumbers(extra)]
  const whole = (said: number): number => (said === full32 ? (large.shift() ?? said) : said)
  const size = whole(header.readUInt32LE(24))
  const packed = whole(header.readUInt32LE(20))
  return {
    name: nameFrom(name),
    size,
    packed,
    at: whole(header.readUInt32LE(42)),
    crc: header.readUInt32LE(16),
    method: header.readUInt16LE(10),
    isEncrypted: (header.readUInt16LE(8) & 1) === 1,
    // Made on Unix, whose file kinds stand in the upper half.
    isLink: header.readUInt8(5) === 3 && header.readUInt32LE(38) >>> 28 === 0xa,
  }
}

/** The files in a zip; null where it is none, or its directory is broken. */
export async function readZipDirectory(file: FileHandle): Promise<readonly ZippedFile[] | null> {
  const { size } = await file.stat()
  const place = await findDirectory(file, size)
  if (!place || place.length > largestDirectory || place.at + place.length > size) return null
  const directory = await readAt(file, place.at, place.length)
  if (!directory) return null
  const files: ZippedFile[] = []
  for (let at = 0; at < directory.length; ) {
    const header = directory.subarray(at, at + 46)
    if (header.length < 46 || header.readUInt32LE(0) !== 0x02014b50) return null
    const [name, extra, comment] = [header.readUInt16LE(28), header.readUInt16LE(30), header.readUInt16LE(32)]
    const end = at + 46 + name + extra + comment
    if (end > directory.length) return null
    const entry = toFile(header, directory.subarray(at + 46, at + 46 + name), directory.subarray(at + 46 + name, end))
    files.push({ ...entry, isWithin: entry.at + entry.packed <= size })
    at = end
  }
  return files
}

/** Where a file's bytes begin, behind its local header; null where there is none. */
export async function bytesBegin(file: FileHandle, { at }: ZippedFile): Promise<number | null> {
  const header = await readAt(file, at, 30)
  if (header?.readUInt32LE(0) !== 0x04034b50) return null
  return at + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
}

// ZIP as in PKWARE's APPNOTE 6.3: local headers, central directory, its end, and their 64-bit forms where a size or a count needs them.

export type ZipEntry = {
  readonly name: string
  readonly crc: number
  readonly size: number
  readonly compressed: number
  /** Of its local header, bytes from the start. */
  readonly at: number
  readonly isDeflated: boolean
}

const full32 = 0xffffffff
const full16 = 0xffff
/** Names are UTF-8. */
const utf8Flag = 1 << 11
/** 1980-01-01 00:00, the first there is: equal exports make equal archives. */
const firstDay = 33

const isLarge = ({ size, compressed, at }: ZipEntry): boolean => size >= full32 || compressed >= full32 || at >= full32

/** Fields of 2, 4 and 8 bytes, little end first. */
function toBytes(fields: readonly (readonly [bytes: 2 | 4 | 8, value: number])[]): Buffer {
  const bytes = Buffer.alloc(fields.reduce((sum, [size]) => sum + size, 0))
  let at = 0
  for (const [size, value] of fields) {
    if (size === 8) bytes.writeBigUInt64LE(BigInt(value), at)
    else if (size === 4) bytes.writeUInt32LE(value, at)
    else bytes.writeUInt16LE(value, at)
    at += size
  }
  return bytes
}

const common = (entry: ZipEntry): readonly (readonly [2 | 4 | 8, number])[] => [
  [2, isLarge(entry) ? 45 : 20],
  [2, utf8Flag],
  [2, entry.isDeflated ? 8 : 0],
  [2, 0],
  [2, firstDay],
  [4, entry.crc],
  [4, isLarge(entry) ? full32 : entry.compressed],
  [4, isLarge(entry) ? full32 : entry.size],
  [2, Buffer.byteLength(entry.name)],
]

/** Stands before an entry's bytes. */
export function localHeader(entry: ZipEntry): Buffer {
  const extra = isLarge(entry)
    ? toBytes([
        [2, 1],
        [2, 16],
        [8, entry.size],
        [8, entry.compressed],
      ])
    : Buffer.alloc(0)
  return Buffer.concat([
    toBytes([[4, 0x04034b50], ...common(entry), [2, extra.length]]),
    Buffer.from(entry.name, 'utf8'),
    extra,
  ])
}

export function centralHeader(entry: ZipEntry): Buffer {
  const extra = isLarge(entry)
    ? toBytes([
        [2, 1],
        [2, 24],
        [8, entry.size],
        [8, entry.compressed],
        [8, entry.at],
      ])
    : Buffer.alloc(0)
  return Buffer.concat([
    toBytes([
      [4, 0x02014b50],
      [2, 45],
      ...common(entry),
      [2, extra.length],
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, isLarge(entry) ? full32 : entry.at],
    ]),
    Buffer.from(entry.name, 'utf8'),
    extra,
  ])
}

/** Ends the archive: `at` and `size` of the central directory, bytes. */
export function zipEnd(entries: number, at: number, size: number): Buffer {
  const isLong = entries >= full16 || at >= full32 || size >= full32
  const long = isLong
    ? toBytes([
        [4, 0x06064b50],
        [8, 44],
        [2, 45],
        [2, 45],
        [4, 0],
        [4, 0],
        [8, entries],
        [8, entries],
        [8, size],
        [8, at],
        [4, 0x07064b50],
        [4, 0],
        [8, at + size],
        [4, 1],
      ])
    : Buffer.alloc(0)
  const end = toBytes([
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, isLong ? full16 : entries],
    [2, isLong ? full16 : entries],
    [4, isLong ? full32 : size],
    [4, isLong ? full32 : at],
    [2, 0],
  ])
  return Buffer.concat([long, end])
}

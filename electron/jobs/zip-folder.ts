import { createReadStream } from 'node:fs'
import { type FileHandle, open, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createDeflateRaw, createInflateRaw, deflateRawSync, inflateRawSync } from 'node:zlib'
import { Breather } from './breather.ts'
import { crc32 } from './crc32.ts'
import { centralHeader, localHeader, type ZipEntry, zipEnd } from './zip-records.ts'

/** Bytes of a file up to which it is packed in one go. */
const small = 4 * 1024 * 1024

type Packed = Omit<ZipEntry, 'name' | 'at' | 'isDeflated'>

async function writeAll(file: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, at + done)
    done += bytesWritten
  }
}

/** Packs a large file behind the place of its header, which is written once its sizes are known. */
async function packLarge(zip: FileHandle, path: string, at: number, onBytes: () => void): Promise<Packed> {
  let crc = 0
  let size = 0
  let compressed = 0
  const deflate = createDeflateRaw()
  const read = async function* (): AsyncIterable<Uint8Array> {
    const chunks: AsyncIterable<Uint8Array> = createReadStream(path, { highWaterMark: 1 << 18 })
    for await (const chunk of chunks) {
      onBytes()
      crc = crc32(chunk, crc)
      size += chunk.length
      yield chunk
    }
  }
  const feeding = (async () => {
    for await (const chunk of read())
      if (!deflate.write(chunk)) await new Promise<void>(drained => deflate.once('drain', () => drained()))
    deflate.end()
  })()
  feeding.catch(error => deflate.destroy(error))
  const packed: AsyncIterable<Uint8Array> = deflate
  for await (const chunk of packed) {
    await writeAll(zip, chunk, at + compressed)
    compressed += chunk.length
  }
  await feeding
  return { crc, size, compressed }
}

export type ZipWork = {
  /** Called often; throws to end the work. */
  readonly onStep: () => void
}

/** Packs files of a folder, named by their paths in it with `/`. The archive is on the disk for good once it returns. Throws what the system throws. */
export async function zipFolder(
  folder: string,
  names: readonly string[],
  path: string,
  { onStep }: ZipWork,
): Promise<void> {
  const breather = new Breather()
  const zip = await open(path, 'wx')
  try {
    let at = 0
    let directory = 0
    const central: Buffer[] = []
    for (const name of names) {
      onStep()
      await breather.breathe()
      const from = join(folder, name)
      const { size } = await stat(from)
      if (size <= small) {
        const bytes = await readFile(from)
        const deflated = deflateRawSync(bytes)
        const isDeflated = deflated.length < bytes.length
        const content = isDeflated ? deflated : bytes
        const entry = { name, at, isDeflated, crc: crc32(bytes), size: bytes.length, compressed: content.length }
        const header = localHeader(entry)
        await writeAll(zip, Buffer.concat([header, content]), at)
        central.push(centralHeader(entry))
        at += header.length + content.length
      } else {
        const sized = { name, at, isDeflated: true, crc: 0, size, compressed: size }
        const header = localHeader(sized)
        const packed = await packLarge(zip, from, at + header.length, onStep)
        const entry = { ...sized, ...packed }
        if (localHeader(entry).length !== header.length) throw new Error(`${name} grew past 4 GB when it was packed`)
        await writeAll(zip, localHeader(entry), at)
        central.push(centralHeader(entry))
        at += header.length + packed.compressed
      }
      directory += central.at(-1)?.length ?? 0
    }
    await writeAll(zip, Buffer.concat([...central, zipEnd(names.length, at, directory)]), at)
    await zip.datasync()
  } finally {
    await zip.close()
  }
}

async function readAt(zip: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  for (let done = 0; done < length; ) {
    const { bytesRead } = await zip.read(bytes, done, length - done, at + done)
    if (bytesRead === 0) throw new Error('the archive ends too early')
    done += bytesRead
  }
  return bytes
}

/** The central directory, read from the archive's end. Throws where it is none. */
async function readDirectory(zip: FileHandle): Promise<readonly ZipEntry[]> {
  const { size } = await zip.stat()
  const end = await readAt(zip, size - 22, 22)
  if (end.readUInt32LE(0) !== 0x06054b50) throw new Error('no archive')
  let count = end.readUInt16LE(10)
  let length = end.readUInt32LE(12)
  let from = end.readUInt32LE(16)
  if (count === 0xffff) {
    const locator = await readAt(zip, size - 42, 20)
    const long = await readAt(zip, Number(locator.readBigUInt64LE(8)), 56)
    count = Number(long.readBigUInt64LE(32))
    length = Number(long.readBigUInt64LE(40))
    from = Number(long.readBigUInt64LE(48))
  }
  const bytes = await readAt(zip, from, length)
  const entries: ZipEntry[] = []
  for (let at = 0; entries.length < count; ) {
    const [nameLength, extraLength] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30)]
    const extra = at + 46 + nameLength
    const isLarge = extraLength > 0
    const field = (short: number, long: number): number =>
      isLarge ? Number(bytes.readBigUInt64LE(extra + long)) : bytes.readUInt32LE(at + short)
    entries.push({
      name: bytes.toString('utf8', at + 46, extra),
      crc: bytes.readUInt32LE(at + 16),
      isDeflated: bytes.readUInt16LE(at + 10) === 8,
      size: field(24, 4),
      compressed: field(20, 12),
      at: field(42, 20),
    })
    at = extra + extraLength
  }
  return entries
}

async function unpackedCrc(zip: FileHandle, entry: ZipEntry): Promise<{ readonly crc: number; readonly size: number }> {
  const header = await readAt(zip, entry.at, 30)
  const from = entry.at + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  if (entry.compressed <= small && entry.size <= small) {
    const content = await readAt(zip, from, entry.compressed)
    const bytes = entry.isDeflated ? inflateRawSync(content) : content
    return { crc: crc32(bytes), size: bytes.length }
  }
  const inflate = createInflateRaw()
  const feeding = (async () => {
    for (let done = 0; done < entry.compressed; ) {
      const chunk = await readAt(zip, from + done, Math.min(1 << 18, entry.compressed - done))
      done += chunk.length
      if (!inflate.write(chunk)) await new Promise<void>(drained => inflate.once('drain', () => drained()))
    }
    inflate.end()
  })()
  feeding.catch(error => inflate.destroy(error))
  let crc = 0
  let size = 0
  const unpacked: AsyncIterable<Uint8Array> = inflate
  for await (const chunk of unpacked) {
    crc = crc32(chunk, crc)
    size += chunk.length
  }
  await feeding
  return { crc, size }
}

/** Reads an archive again as others will: every entry by the directory, unpacked, its bytes those that were packed. Throws where one is not: a bug, or a failing disk. */
export async function proveZip(path: string, names: readonly string[], { onStep }: ZipWork): Promise<void> {
  const breather = new Breather()
  const zip = await open(path, 'r')
  try {
    const entries = await readDirectory(zip)
    if (entries.length !== names.length || entries.some(({ name }, at) => name !== names[at]))
      throw new Error('the archive does not hold the files of the export')
    for (const entry of entries) {
      onStep()
      await breather.breathe()
      const { crc, size } = await unpackedCrc(zip, entry)
      if (crc !== entry.crc || size !== entry.size) throw new Error(`${entry.name} is not whole in the archive`)
    }
  } finally {
    await zip.close()
  }
}

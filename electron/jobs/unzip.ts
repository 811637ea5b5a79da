import { createReadStream, createWriteStream } from 'node:fs'
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { PassThrough, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createInflateRaw } from 'node:zlib'
import type { AppError } from '../../shared/result.ts'
import { errnoOf } from '../store/disk-error.ts'
import { crc32 } from './crc32.ts'
import { bytesBegin, readZipDirectory, type ZippedFile } from './zip-directory.ts'

const mebibyte = 1024 * 1024
/** Bytes that a zip may unpack to. */
const largestWhole = 8 * 1024 * mebibyte
/** Times its packed size that a file of some size may unpack to: marked texts reach 50, a file made to fill a disk 1,000. */
const largestRatio = 200
const ratioFrom = 16 * mebibyte

/** Path in the folder; null where the name leads out of it or is none. */
function pathIn(name: string): string | null {
  const parts = name.replaceAll('\\', '/').split('/')
  const isOutside = parts[0] === '' || /^[a-z]:/i.test(name) || parts.includes('..') || name.includes('\0')
  const path = parts.filter(part => part !== '' && part !== '.').join('/')
  return isOutside || path === '' ? null : path
}

/** Nobody means what begins with a dot, nor what a Mac keeps beside each file. */
const isHidden = (path: string): boolean => path.split('/').some(part => part.startsWith('.') || part === '__MACOSX')

const outside = ({ name }: ZippedFile): string => `${name.replaceAll('\0', '␀')} leads out of the zip: it was not read`

/** Why a file is not unpacked; undefined where it is. */
function refusalOf(file: ZippedFile, path: string, taken: ReadonlySet<string>): string | undefined {
  if (file.isEncrypted) return `${path} is encrypted: it was not read`
  if (file.isLink) return `${path} is a link: it was not read`
  if (file.method !== 0 && file.method !== 8) return `${path} is packed in a way that is not read (${file.method})`
  if (!file.isWithin) return `${path} is damaged: it was not read`
  if (taken.has(path.toLowerCase())) return `${path} stands in it twice: the first was read`
  if (file.size > ratioFrom && file.size > file.packed * largestRatio)
    return `${path} would unpack to ${Math.round(file.size / Math.max(1, file.packed))} times its size: it was not read`
  return undefined
}

/** Passes bytes on as long as they are what the directory says; else throws `damaged`. */
function checked({ size, crc }: ZippedFile): Transform {
  let length = 0
  let sum = 0
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      length += chunk.length
      sum = crc32(chunk, sum)
      if (length > size) done(new Damaged())
      else done(null, chunk)
    },
    flush(done) {
      done(length === size && sum === crc ? null : new Damaged())
    },
  })
}

class Damaged extends Error {}

/** What zlib throws for bytes that are not its own. */
const isDamage = (thrown: unknown): boolean =>
  thrown instanceof Damaged ||
  (thrown instanceof Error && 'code' in thrown && /^(Z_|ERR_STREAM_PREMATURE)/.test(String(thrown.code)))

async function unpack(zip: FileHandle, zipPath: string, file: ZippedFile, out: string): Promise<boolean> {
  const start = await bytesBegin(zip, file)
  if (start === null) return false
  await mkdir(dirname(out), { recursive: true })
  try {
    if (file.packed === 0) {
      await (await open(out, 'wx')).close()
      return file.size === 0
    }
    await pipeline(
      createReadStream(zipPath, { start, end: start + file.packed - 1 }),
      file.method === 8 ? createInflateRaw() : new PassThrough(),
      checked(file),
      createWriteStream(out, { flags: 'wx' }),
    )
    return true
  } catch (thrown) {
    if (!isDamage(thrown)) throw thrown
    await rm(out, { force: true })
    return false
  }
}

/**
 * Unpacks a zip into an empty folder, file by file, never more than a piece of one in memory; what could not be unpacked is told. Names that lead out of it, encrypted
 * files, links and what would fill a disk stay in it. `shown`: what the zip is called in problems. Throws what the system throws.
 */
export async function unzip(
  path: string,
  folder: string,
  shown: string,
  signal?: AbortSignal,
): Promise<readonly AppError[]> {
  const tell = (reason: string): AppError => ({ code: 'format/line', params: { file: shown, line: 0, reason } })
  const zip = await open(path, 'r')
  try {
    const files = await readZipDirectory(zip)
    if (!files) return [tell('no zip that can be read')]
    const whole = files.reduce((sum, { size }) => sum + size, 0)
    if (whole > largestWhole) {
      const [has, limit] = [whole, largestWhole].map(size => Math.round(size / mebibyte))
      return [tell(`it would unpack to ${has} MiB, more than the ${limit} that are read`)]
    }
    const problems: AppError[] = []
    const taken = new Set<string>()
    for (const file of files) {
      if (signal?.aborted) break
      const relative = pathIn(file.name)
      if (file.name.endsWith('/') || (relative !== null && isHidden(relative))) continue
      if (relative === null) {
        problems.push(tell(outside(file)))
        continue
      }
      const refusal = refusalOf(file, relative, taken)
      if (refusal !== undefined) {
        problems.push(tell(refusal))
        continue
      }
      taken.add(relative.toLowerCase())
      if (!(await unpacked(zip, path, file, join(folder, relative))))
        problems.push(tell(`${relative} is damaged: it was not read`))
    }
    return problems
  } finally {
    await zip.close()
  }
}

/** A name too long for the disk, or one that is a folder elsewhere in the zip, is that file's damage; a full disk is not. */
const ofOneFile: ReadonlySet<string | undefined> = new Set(['ENAMETOOLONG', 'ENOTDIR', 'EISDIR', 'EEXIST', 'EINVAL'])

async function unpacked(zip: FileHandle, path: string, file: ZippedFile, out: string): Promise<boolean> {
  try {
    return await unpack(zip, path, file, out)
  } catch (thrown) {
    if (!ofOneFile.has(errnoOf(thrown))) throw thrown
    return false
  }
}

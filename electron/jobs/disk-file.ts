import { statSync } from 'node:fs'
import { open, readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { FileParts, SourceFile } from '../../shared/formats/source-file.ts'
import type { Encoding, ReadAs } from './decode-text.ts'
import { decodedChunks, UnreadableFile } from './decoded-chunks.ts'
import { readTextHead, type TextHead } from './file-encoding.ts'

/** Characters of a line at most: an article of the largest size with its marks. What is longer is passed over, never held. */
const longestLine = 48 * 1024 * 1024
/** Bytes of a file that is read whole, at most. */
const largestWhole = 512 * 1024 * 1024

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line)

/** Lines that end in a piece, piece by piece. One that is too long is told by its number, and comes as an empty one. */
async function* lineRunsOf(
  chunks: AsyncIterable<string>,
  onLongLine: (line: number) => void = () => {},
): AsyncIterable<readonly string[]> {
  const parts: string[] = []
  let length = 0
  let number = 1
  const hold = (part: string): void => {
    length += part.length
    if (length > longestLine) parts.length = 0
    else if (part !== '') parts.push(part)
  }
  const take = (): string => {
    if (length > longestLine) onLongLine(number)
    const line = parts.length === 1 ? (parts[0] ?? '') : parts.join('')
    parts.length = 0
    length = 0
    number++
    return withoutReturn(line)
  }
  for await (const text of chunks) {
    const run: string[] = []
    let from = 0
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
      hold(text.slice(from, end))
      run.push(take())
      from = end + 1
    }
    hold(text.slice(from))
    yield run
  }
  if (length > 0) yield [take()]
}

async function checkSize(path: string): Promise<void> {
  if ((await stat(path)).size > largestWhole) throw new UnreadableFile('size', path)
}

async function readPart(path: string, start: number, end: number): Promise<ArrayBuffer> {
  const part = new ArrayBuffer(end - start)
  const file = await open(path)
  try {
    const { bytesRead } = await file.read(new Uint8Array(part), 0, end - start, start)
    if (bytesRead < end - start) throw new UnreadableFile('cut', path)
  } finally {
    await file.close()
  }
  return part
}

/** A pipe or a folder of the name is not the file sought: reading a pipe would wait for whoever writes into it. */
const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false

/** How a file is to be read; what is not said is told by its first bytes. */
export type DiskFileOptions = {
  readonly encoding?: Encoding
  /** Tried where the bytes are not UTF-8. */
  readonly fallback?: Encoding | undefined
  /**
   * Told the number, from 1, of each line that is too long to be read, or is not UTF-8 where the file is: it comes as an empty one. `file`: name of the file, or of one
   * beside it, that holds the line. Without it a long line goes untold, and the file ends where it is not UTF-8.
   */
  readonly onLine?: (line: number, wrong: 'long' | 'encoding', file: string) => void
}

/** `readAs`: null where its bytes are text of no encoding that is read. */
export type DiskFile = SourceFile & { readonly readAs: ReadAs | null }

/** A class, since an export reads back 200,000 of them: its methods are there once. */
class FileOnDisk implements DiskFile {
  readonly name: string
  readonly #path: string
  readonly #options: DiskFileOptions
  /** What its first bytes tell: of a short file that is all of it, until it has been handed out. */
  #start: TextHead | undefined

  constructor(path: string, name: string, options: DiskFileOptions) {
    this.name = name
    this.#path = path
    this.#options = options
  }

  #readStart(): TextHead {
    if (this.#start === undefined) this.#start = readTextHead(this.#path, this.#options)
    return this.#start
  }

  /** All of a short and sound file, read at once; null of any other. */
  #takeWhole(): string | null {
    const whole = this.#readStart()?.whole ?? null
    if (whole !== null) this.#start = undefined
    return whole
  }

  // Bytes of no encoding are told as such while they are read.
  async *#decoded(onBadLine?: (line: number) => void): AsyncIterable<string> {
    const { encoding = this.#readStart()?.readAs.encoding ?? 'utf-8' } = this.#options
    const whole = this.#takeWhole()
    if (whole === null) yield* decodedChunks(this.#path, encoding, onBadLine)
    else if (whole !== '') yield whole
  }

  get readAs(): ReadAs | null {
    return this.#readStart()?.readAs ?? null
  }

  get head(): string {
    return this.#readStart()?.head ?? ''
  }

  has(other: string): boolean {
    return isFile(this.#beside(other))
  }

  chunks(): AsyncIterable<string> {
    const { onLine } = this.#options
    return this.#decoded(onLine && (line => onLine(line, 'encoding', this.name)))
  }

  lineRuns(): AsyncIterable<readonly string[]> {
    const { onLine } = this.#options
    return lineRunsOf(this.chunks(), line => onLine?.(line, 'long', this.name))
  }

  async *lines(): AsyncIterable<string> {
    for await (const run of this.lineRuns()) for (const line of run) yield line
  }

  async text(): Promise<string> {
    const whole = this.#takeWhole()
    if (whole !== null) return whole
    await checkSize(this.#path)
    const parts: string[] = []
    // Of one document, places would not fit any more if a line were left out.
    for await (const part of this.#decoded()) parts.push(part)
    return parts.join('')
  }

  async bytes(): Promise<Uint8Array> {
    await checkSize(this.#path)
    return readFile(this.#path)
  }

  async parts(): Promise<FileParts> {
    const { size } = await stat(this.#path)
    return { size, read: (start, end) => readPart(this.#path, start, end) }
  }

  sibling(other: string): SourceFile | undefined {
    if (!this.has(other)) return undefined
    const folder = this.name.slice(0, this.name.lastIndexOf('/') + 1)
    return new FileOnDisk(this.#beside(other), folder + other, this.#options)
  }

  #beside(other: string): string {
    return join(dirname(this.#path), other)
  }
}

/** A file on the disk. `name`: what it is called in problems. Throws UnreadableFile, or what the system throws. */
export const diskFile = (path: string, name: string, options: DiskFileOptions = {}): DiskFile =>
  new FileOnDisk(path, name, options)

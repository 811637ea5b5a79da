import { statSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { SourceFile } from '../../shared/formats/source-file.ts'
import type { Encoding, ReadAs } from './decode-text.ts'
import { decodedChunks, UnreadableFile } from './decoded-chunks.ts'
import { readTextHead, type TextHead } from './file-encoding.ts'

/** Characters of a line at most: an article of the largest size with its marks. What is longer is passed over, never held. */
const longestLine = 48 * 1024 * 1024
/** Bytes of a file that is read whole, at most. */
const largestWhole = 512 * 1024 * 1024

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line)

/** A line that is too long is told by its number, and comes as an empty one. */
async function* linesOf(
  chunks: AsyncIterable<string>,
  onLongLine: (line: number) => void = () => {},
): AsyncIterable<string> {
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
    let from = 0
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
      hold(text.slice(from, end))
      yield take()
      from = end + 1
    }
    hold(text.slice(from))
  }
  if (length > 0) yield take()
}

async function checkSize(path: string): Promise<void> {
  if ((await stat(path)).size > largestWhole) throw new UnreadableFile('size', path)
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

/** A file on the disk. `name`: what it is called in problems. Throws UnreadableFile, or what the system throws. */
export function diskFile(path: string, name: string, options: DiskFileOptions = {}): DiskFile {
  const beside = (other: string): string => join(dirname(path), other)
  const folder = name.includes('/') ? name.slice(0, name.lastIndexOf('/') + 1) : ''
  let read: TextHead | undefined
  const readHead = (): TextHead => {
    if (read === undefined) read = readTextHead(path, options.fallback)
    return read
  }
  // Bytes of no encoding are told as such while they are read.
  async function* decoded(onBadLine?: (line: number) => void): AsyncIterable<string> {
    const known = options.encoding ? null : readHead()
    if (known?.whole != null) yield known.whole
    else yield* decodedChunks(path, options.encoding ?? known?.readAs.encoding ?? 'utf-8', onBadLine)
  }
  const { onLine } = options
  const chunks = (): AsyncIterable<string> => decoded(onLine && (line => onLine(line, 'encoding', name)))
  return {
    name,
    get readAs() {
      return readHead()?.readAs ?? null
    },
    get head() {
      return readHead()?.head ?? ''
    },
    has: other => isFile(beside(other)),
    chunks,
    lines: () => linesOf(chunks(), line => onLine?.(line, 'long', name)),
    text: async () => {
      await checkSize(path)
      const parts: string[] = []
      // Of one document, places would not fit any more if a line were left out.
      for await (const part of decoded()) parts.push(part)
      return parts.join('')
    },
    bytes: async () => {
      await checkSize(path)
      return readFile(path)
    },
    sibling: other => (isFile(beside(other)) ? diskFile(beside(other), folder + other, { ...options }) : undefined),
  }
}

import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { TextDecoder } from 'node:util'
import type { SourceFile } from '../../shared/formats/source-file.ts'

/** Characters of a line at most: an article of the largest size with its marks, several times over. */
const longestLine = 128 * 1024 * 1024
/** Bytes of a file that is read whole, at most. */
const largestWhole = 512 * 1024 * 1024

/** The file is not in its encoding, or one of its lines is too long to be one, or it is too large to be read whole. */
export class UnreadableFile extends Error {
  readonly reason: 'encoding' | 'line' | 'size'

  constructor(reason: 'encoding' | 'line' | 'size') {
    super(`unreadable file: ${reason}`)
    this.reason = reason
  }
}

export type FileEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1256'

function decode(decoder: TextDecoder, chunk: Uint8Array | undefined): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()
  } catch (error) {
    if (error instanceof TypeError) throw new UnreadableFile('encoding')
    throw error
  }
}

/** Bytes read at once. */
const chunkBytes = 1 << 18

/** What short files are read into: each is decoded before another is read. */
const scratch = new Uint8Array(chunkBytes)

/** The first bytes of a file, at most as many as `scratch` holds: gone with the next call. */
function firstBytes(path: string): Uint8Array {
  const file = openSync(path, 'r')
  try {
    let length = 0
    for (let read = -1; read !== 0 && length < scratch.length; length += read)
      read = readSync(file, scratch, length, scratch.length - length, null)
    return scratch.subarray(0, length)
  } finally {
    closeSync(file)
  }
}

async function* chunksOf(path: string, encoding: FileEncoding): AsyncIterable<string> {
  // Takes off a byte order mark at the start.
  const decoder = new TextDecoder(encoding, { fatal: true })
  const first = firstBytes(path)
  const text = decode(decoder, first)
  if (first.length < chunkBytes) {
    // A stream takes several times as long to open as a short file to read, and exports of a folder are made of such.
    const whole = text + decode(decoder, undefined)
    if (whole !== '') yield whole
    return
  }
  if (text !== '') yield text
  const chunks: AsyncIterable<Uint8Array> = createReadStream(path, { highWaterMark: chunkBytes, start: first.length })
  for await (const chunk of chunks) {
    const next = decode(decoder, chunk)
    if (next !== '') yield next
  }
  const rest = decode(decoder, undefined)
  if (rest !== '') yield rest
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line)

async function* linesOf(chunks: AsyncIterable<string>): AsyncIterable<string> {
  const parts: string[] = []
  let length = 0
  for await (const text of chunks) {
    let from = 0
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
      parts.push(text.slice(from, end))
      yield withoutReturn(parts.length === 1 ? (parts[0] ?? '') : parts.join(''))
      parts.length = 0
      length = 0
      from = end + 1
    }
    const rest = text.slice(from)
    length += rest.length
    if (length > longestLine) throw new UnreadableFile('line')
    if (rest !== '') parts.push(rest)
  }
  if (parts.length > 0) yield withoutReturn(parts.join(''))
}

const headBytes = 128_000
const headLength = 32_000

/** The first characters; empty where the bytes are no text of that encoding. */
function headOf(path: string, encoding: FileEncoding): string {
  try {
    const bytes = firstBytes(path).subarray(0, headBytes)
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true })
    return text.includes('\0') ? '' : text.slice(0, headLength)
  } catch (error) {
    if (error instanceof TypeError) return ''
    throw error
  }
}

async function checkSize(path: string): Promise<void> {
  if ((await stat(path)).size > largestWhole) throw new UnreadableFile('size')
}

/** A pipe or a folder of the name is not the file sought: reading a pipe would wait for whoever writes into it. */
const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false

/** A file on the disk. `name`: what it is called in problems. Throws UnreadableFile, or what the system throws. */
export function diskFile(path: string, name: string, encoding: FileEncoding = 'utf-8'): SourceFile {
  const beside = (other: string): string => join(dirname(path), other)
  const folder = name.includes('/') ? name.slice(0, name.lastIndexOf('/') + 1) : ''
  const chunks = (): AsyncIterable<string> => chunksOf(path, encoding)
  let head: string | null = null
  return {
    name,
    get head() {
      head ??= headOf(path, encoding)
      return head
    },
    has: other => isFile(beside(other)),
    chunks,
    lines: () => linesOf(chunks()),
    text: async () => {
      await checkSize(path)
      const parts: string[] = []
      for await (const part of chunks()) parts.push(part)
      return parts.join('')
    },
    bytes: async () => {
      await checkSize(path)
      return readFile(path)
    },
    sibling: other => (isFile(beside(other)) ? diskFile(beside(other), folder + other, encoding) : undefined),
  }
}

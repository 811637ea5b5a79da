import { createReadStream } from 'node:fs'
import { TextDecoder } from 'node:util'
import { LineCount } from './count-lines.ts'
import type { Encoding } from './decode-text.ts'
import { firstAtMost, firstBytes } from './first-bytes.ts'

/** Bytes read at once of a long file: strings of longer pieces would not fit the young generation. */
const chunkBytes = 1 << 16

/** The file is not in its encoding, or ends inside a character, or it is too large to be read whole. */
type Reason = 'encoding' | 'cut' | 'size'

export class UnreadableFile extends Error {
  readonly reason: Reason
  /** The one that cannot be read: a file beside the one that was opened, it may be. */
  readonly path: string

  constructor(reason: Reason, path: string) {
    super(`unreadable file: ${reason}`)
    this.reason = reason
    this.path = path
  }
}

/** Text from bytes, piece by piece; `end` when there are no more. */
type Decoder = { readonly push: (bytes: Uint8Array) => string; readonly end: () => string }

/** Bytes that are no text end it. A byte order mark at the start is taken off. */
function strictDecoder(path: string, encoding: Encoding): Decoder {
  const decoder = new TextDecoder(encoding, { fatal: true })
  const decode = (reason: Reason, bytes?: Uint8Array): string => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode()
    } catch (error) {
      if (error instanceof TypeError) throw new UnreadableFile(reason, path)
      throw error
    }
  }
  // At the end all before was sound: what is missing is the rest of the last character.
  return { push: bytes => decode('encoding', bytes), end: () => decode('cut') }
}

const lineEnd = 0x0a
const replacement = '\uFFFD'
const replacementBytes = Buffer.from(replacement)

/** Whether every sign of damage in the text of some bytes stands in them as such. */
function isSound(text: string, bytes: Buffer): boolean {
  let written = 0
  for (let at = bytes.indexOf(replacementBytes); at !== -1; at = bytes.indexOf(replacementBytes, at + 3)) written++
  return text.split(replacement).length - 1 <= written
}

function linesOfBytes(bytes: Buffer): readonly Buffer[] {
  const lines: Buffer[] = []
  let from = 0
  for (let end = bytes.indexOf(lineEnd); end !== -1; end = bytes.indexOf(lineEnd, from)) {
    lines.push(bytes.subarray(from, end))
    from = end + 1
  }
  return [...lines, bytes.subarray(from)]
}

/** UTF-8 whose damaged lines come as empty ones and are told by their number: one bad byte takes no other line with it. */
function lineByLineDecoder(path: string, onBadLine: (line: number) => void): Decoder {
  const decoder = new TextDecoder('utf-8')
  const lines = new LineCount(path)
  let before = 0
  // A character may stand across two pieces: it is looked for with the second.
  let tail: Uint8Array = new Uint8Array(0)
  const withoutDamaged = (text: string, bytes: Buffer): string => {
    const first = lines.within(before) + 1
    // Of what is no UTF-8 nothing takes a line end along: lines of bytes are lines of text.
    const own = linesOfBytes(bytes)
    return text
      .split('\n')
      .map((line, at) => {
        if (!line.includes(replacement) || isSound(line, own[at] ?? Buffer.alloc(0))) return line
        onBadLine(first + at)
        return ''
      })
      .join('\n')
  }
  return {
    push: bytes => {
      const text = decoder.decode(bytes, { stream: true })
      const sound = text.includes(replacement) ? withoutDamaged(text, Buffer.concat([tail, bytes])) : text
      before += bytes.length
      // Up to a line end: what stands before it is a line of the piece before.
      tail = linesOfBytes(Buffer.from(bytes.subarray(-2))).at(-1) ?? tail
      return sound
    },
    end: () => {
      if (decoder.decode() !== '') throw new UnreadableFile('cut', path)
      return ''
    },
  }
}

/** A file's text, piece by piece. `onBadLine`: told the number, from 1, of each line of UTF-8 that is none; without it such a file ends there. Throws UnreadableFile. */
export async function* decodedChunks(
  path: string,
  encoding: Encoding,
  onBadLine?: (line: number) => void,
): AsyncIterable<string> {
  const decoder = onBadLine && encoding === 'utf-8' ? lineByLineDecoder(path, onBadLine) : strictDecoder(path, encoding)
  const first = firstBytes(path)
  const isWhole = first.length < firstAtMost
  const start = first.length
  const text = decoder.push(first)
  if (text !== '') yield text
  // A stream takes several times as long to open as a short file to read, and exports of a folder are made of such.
  const chunks: AsyncIterable<Uint8Array> | readonly Uint8Array[] = isWhole
    ? []
    : createReadStream(path, { highWaterMark: chunkBytes, start })
  for await (const chunk of chunks) {
    const next = decoder.push(chunk)
    if (next !== '') yield next
  }
  const rest = decoder.end()
  if (rest !== '') yield rest
}

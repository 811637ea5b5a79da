import { createReadStream } from 'node:fs'
import { TextDecoder } from 'node:util'

/** Characters of a line at most: an article of the largest size with its marks, several times over. */
const longestLine = 128 * 1024 * 1024

/** The file is not UTF-8, or one of its lines is too long to be one. */
export class UnreadableLines extends Error {
  readonly reason: 'encoding' | 'length'

  constructor(reason: 'encoding' | 'length') {
    super(`unreadable lines: ${reason}`)
    this.reason = reason
  }
}

function decodeChunk(decoder: TextDecoder, chunk: Uint8Array | undefined): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()
  } catch (error) {
    if (error instanceof TypeError) throw new UnreadableLines('encoding')
    throw error
  }
}

/**
 * Lines of a UTF-8 file, ended by LF alone: `node:readline` also cuts at U+2028, which stands raw inside JSON strings. `range` is in bytes, end
 * exclusive. Throws UnreadableLines, or what the system throws.
 */
export async function* readLines(
  path: string,
  range?: { readonly start: number; readonly end: number },
): AsyncIterable<string> {
  if (range && range.end <= range.start) return
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const parts: string[] = []
  let length = 0
  const add = (part: string): void => {
    parts.push(part)
    length += part.length
    if (length > longestLine) throw new UnreadableLines('length')
  }
  const take = (): string => {
    const line = parts.join('')
    parts.length = 0
    length = 0
    return line
  }
  const chunks: AsyncIterable<Uint8Array> = createReadStream(path, {
    highWaterMark: 1 << 18,
    ...(range ? { start: range.start, end: range.end - 1 } : {}),
  })
  for await (const chunk of chunks) {
    const text = decodeChunk(decoder, chunk)
    let from = 0
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
      add(text.slice(from, end))
      yield take()
      from = end + 1
    }
    add(text.slice(from))
  }
  add(decodeChunk(decoder, undefined))
  if (length > 0) yield take()
}

import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { firstAtMost, firstBytes } from './first-bytes.ts'

/** Hex SHA-256 of all bytes. */
export async function sumOfFile(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of chunks) hash.update(chunk)
  return hash.digest('hex')
}

/** Of a file on the disk; a short one is read at one go. */
export async function sumOfPath(path: string): Promise<string> {
  const first = firstBytes(path)
  return first.length < firstAtMost
    ? createHash('sha256').update(first).digest('hex')
    : sumOfFile(createReadStream(path))
}

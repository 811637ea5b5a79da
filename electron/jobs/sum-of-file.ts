import { createHash } from 'node:crypto'

/** Hex SHA-256 of all bytes. */
export async function sumOfFile(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of chunks) hash.update(chunk)
  return hash.digest('hex')
}

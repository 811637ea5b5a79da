import { closeSync, openSync, readSync } from 'node:fs'

/** Bytes read at once. */
export const chunkBytes = 1 << 18

/** What short files are read into: each is decoded before another is read. */
const scratch = new Uint8Array(chunkBytes)

/** The first bytes of a file, at most `chunkBytes`: gone with the next call. Throws what the system throws. */
export function firstBytes(path: string): Uint8Array {
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

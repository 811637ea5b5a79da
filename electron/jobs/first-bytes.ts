import { closeSync, openSync, readSync } from 'node:fs'

/** Bytes that are read of a file at first: of a short one all. */
export const firstAtMost = 1 << 17

/** What they are read into: each file is decoded before another is read. */
const scratch = new Uint8Array(firstAtMost)

/** The first bytes of a file, at most `firstAtMost`: gone with the next call. Throws what the system throws. */
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

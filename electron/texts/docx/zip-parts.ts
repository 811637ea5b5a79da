import { unzipSync } from 'fflate'

/** Bytes of one part, unpacked, at most: an archive may say a kilobyte is a terabyte. */
const largestPart = 64 * 1024 * 1024

/** Thrown where an archive cannot be opened: cut short, no archive, too large. */
export class UnreadableArchive extends Error {}

/** The parts of an archive that are wanted by their full name; names that lead out of it match none. Throws UnreadableArchive. */
export function unzipParts(bytes: Uint8Array, wanted: ReadonlySet<string>): ReadonlyMap<string, Uint8Array> {
  let tooLarge: string | null = null
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!wanted.has(name)) return false
        if (originalSize > largestPart) tooLarge = name
        return tooLarge === null
      },
    })
    if (tooLarge !== null) throw new UnreadableArchive(`${tooLarge} is too large`)
    return new Map(Object.entries(parts))
  } catch (error) {
    if (error instanceof UnreadableArchive) throw error
    // The library throws errors of its own for what is no archive, and the engine's where a damaged one points out of it.
    throw new UnreadableArchive(error instanceof Error ? error.message : String(error))
  }
}

import { mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Piece } from '../../shared/formats/format.ts'

/** Characters and bytes held before they go to the disk. */
const heldAtMost = 4 * 1024 * 1024

type Held = { readonly file: string; readonly parts: (string | Uint8Array)[] }

/** Appends pieces to files of one folder, many at a time. What it has flushed is durable once `finish` returns. */
export class StagedWriter {
  readonly #folder: string
  readonly #held = new Map<string, Held>()
  readonly #sizes = new Map<string, number>()
  readonly #folders = new Set<string>()
  #heldSize = 0

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Every file with its bytes, in the order begun. */
  get sizes(): ReadonlyMap<string, number> {
    return this.#sizes
  }

  async add(pieces: readonly Piece[]): Promise<void> {
    for (const { file, content } of pieces) {
      if (!/^(?!\.{1,2}(\/|$))[^/\\]+(\/(?!\.{1,2}(\/|$))[^/\\]+)*$/.test(file))
        throw new Error(`a file of an export stands in its folder: ${file}`)
      const held = this.#held.get(file) ?? { file, parts: [] }
      held.parts.push(content)
      this.#held.set(file, held)
      if (!this.#sizes.has(file)) this.#sizes.set(file, 0)
      this.#heldSize += content.length
    }
    if (this.#heldSize >= heldAtMost) await this.flush()
  }

  async flush(): Promise<void> {
    for (const { file, parts } of this.#held.values()) await this.#append(file, parts)
    this.#held.clear()
    this.#heldSize = 0
  }

  async #append(file: string, parts: readonly (string | Uint8Array)[]): Promise<void> {
    const path = join(this.#folder, file)
    const folder = dirname(path)
    if (!this.#folders.has(folder)) {
      await mkdir(folder, { recursive: true })
      this.#folders.add(folder)
    }
    const bytes = Buffer.concat(parts.map(part => (typeof part === 'string' ? Buffer.from(part, 'utf8') : part)))
    const handle = await open(path, 'a')
    try {
      await handle.appendFile(bytes)
      this.#sizes.set(file, (this.#sizes.get(file) ?? 0) + bytes.length)
    } finally {
      await handle.close()
    }
  }

  /** Puts everything on the disk for good. */
  async finish(): Promise<void> {
    await this.flush()
    for (const file of this.#sizes.keys()) {
      const handle = await open(join(this.#folder, file), 'r+')
      try {
        await handle.datasync()
      } finally {
        await handle.close()
      }
    }
  }
}

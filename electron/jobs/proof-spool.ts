import { appendFile, rm } from 'node:fs/promises'
import type { ExportDocument } from '../../shared/formats/format.ts'
import type { Loss } from '../../shared/formats/proof-report.ts'
import { diskFile } from './disk-file.ts'

/** What was given to a writer, and what it said it could not hold. */
export type Spooled = { readonly source: ExportDocument; readonly losses: readonly Loss[] }

const heldAtMost = 4 * 1024 * 1024

/**
 * Keeps what was meant to be written until all files stand and are read back: on the disk, so that memory stays the same however large the corpus, and as it was
 * when it was written, whatever she marks meanwhile.
 */
export class ProofSpool {
  readonly #path: string
  #held: string[] = []
  #heldLength = 0

  constructor(path: string) {
    this.#path = path
  }

  async add(spooled: Spooled): Promise<void> {
    const line = `${JSON.stringify(spooled)}\n`
    this.#held.push(line)
    this.#heldLength += line.length
    if (this.#heldLength >= heldAtMost) await this.#flush()
  }

  async *read(): AsyncIterable<Spooled> {
    await this.#flush()
    for await (const line of diskFile(this.#path, 'spool').lines()) yield JSON.parse(line)
  }

  async remove(): Promise<void> {
    this.#held = []
    await rm(this.#path, { force: true })
  }

  async #flush(): Promise<void> {
    await appendFile(this.#path, this.#held.join(''))
    this.#held = []
    this.#heldLength = 0
  }
}

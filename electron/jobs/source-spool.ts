import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { ExportDocument } from '../../shared/formats/format.ts'
import type { Loss } from '../../shared/formats/proof-report.ts'

/** Where a document lies in the spool: UTF-16 units from its start. */
export type SpoolPlace = { readonly at: number; readonly length: number }

/** Bytes held before they go to the disk. */
const heldAtMost = 1024 * 1024
const bytesPerUnit = 2

/**
 * Keeps what goes out as it was read from the corpus, and what writers said of it, so that each document is read there once, and what is written and what it is proved against are the same, whatever
 * she marks meanwhile. On the disk, so that memory stays the same however large the corpus; in UTF-16, as strings stand in memory, so that nothing is
 * recoded. Synchronous: it runs where nothing else waits.
 */
export class SourceSpool {
  readonly #path: string
  readonly #file: number
  /** Encoded at once: strings that wait would outlive the young generation, and memory would grow by several times their size. */
  readonly #held = Buffer.alloc(heldAtMost)
  /** Bytes. */
  #heldLength = 0
  /** Bytes on the disk. */
  #written = 0
  #buffer = Buffer.alloc(1 << 16)

  constructor(path: string) {
    this.#path = path
    this.#file = openSync(path, 'w+')
  }

  add(kept: ExportDocument | readonly Loss[]): SpoolPlace {
    const json = JSON.stringify(kept)
    const bytes = json.length * bytesPerUnit
    if (this.#heldLength + bytes > heldAtMost) this.#flush()
    const place = { at: (this.#written + this.#heldLength) / bytesPerUnit, length: json.length }
    if (bytes > heldAtMost) this.#append(Buffer.from(json, 'utf16le'))
    else this.#heldLength += this.#held.write(json, this.#heldLength, 'utf16le')
    return place
  }

  readSource(place: SpoolPlace): ExportDocument {
    return JSON.parse(this.#read(place))
  }

  readLosses(place: SpoolPlace): readonly Loss[] {
    return JSON.parse(this.#read(place))
  }

  #read({ at, length }: SpoolPlace): string {
    const bytes = length * bytesPerUnit
    if (at * bytesPerUnit + bytes > this.#written) this.#flush()
    if (this.#buffer.length < bytes) this.#buffer = Buffer.alloc(bytes * 2)
    for (let done = 0; done < bytes; ) {
      const read = readSync(this.#file, this.#buffer, done, bytes - done, at * bytesPerUnit + done)
      if (read === 0) throw new Error('the spool of an export has been cut')
      done += read
    }
    return this.#buffer.toString('utf16le', 0, bytes)
  }

  async remove(): Promise<void> {
    closeSync(this.#file)
    await rm(this.#path, { force: true })
  }

  #flush(): void {
    this.#append(this.#held.subarray(0, this.#heldLength))
    this.#heldLength = 0
  }

  #append(bytes: Uint8Array): void {
    for (let done = 0; done < bytes.length; )
      done += writeSync(this.#file, bytes, done, bytes.length - done, this.#written + done)
    this.#written += bytes.length
  }
}

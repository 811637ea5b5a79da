import { dirname } from 'node:path'
import { AppFailure } from './disk-error.ts'
import type { FileSystem, WritableFile } from './file-system.ts'
import type { JournalScan } from './journal-scan.ts'
import { keepTorn, makeFolders } from './write-durably.ts'

type Waiting = {
  readonly line: Uint8Array
  readonly resolve: (start: number) => void
  readonly reject: (reason: unknown) => void
}

const lineFeed = new Uint8Array([0x0a])

/**
 * Appends lines to one journal, in order. A line is acknowledged once fdatasync has returned; lines that wait meanwhile go
 * together. After a failure the file ends where it ended before, so that the same line can be sent again. Once another program has moved or
 * replaced the file nothing more is written: what is appended would be durable where nobody reads it.
 */
export class JournalWriter {
  readonly #fileSystem: FileSystem
  readonly #path: string
  #file: WritableFile | null = null
  /** Bytes of whole, acknowledged lines. */
  #length: number
  #lacksLineFeed: boolean
  #isReplaced = false
  #waiting: Waiting[] = []
  #running: Promise<void> | null = null

  constructor(fileSystem: FileSystem, path: string, scan: Pick<JournalScan, 'goodLength' | 'lacksLineFeed'>) {
    this.#fileSystem = fileSystem
    this.#path = path
    this.#length = scan.goodLength
    this.#lacksLineFeed = scan.lacksLineFeed
  }

  /** Answers the byte at which the line stands, once it is durable. Throws what the system throws. */
  append(line: Uint8Array): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ line, resolve, reject })
      this.#running ??= this.#run()
    })
  }

  async close(): Promise<void> {
    await this.#running
    await this.#file?.close()
    this.#file = null
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting
      this.#waiting = []
      try {
        await this.#write(batch)
      } catch (error) {
        await this.#recover()
        // A later line must not be durable where an earlier one is not.
        for (const { reject } of [...batch, ...this.#waiting.splice(0)]) reject(error)
      }
    }
    this.#running = null
  }

  async #write(batch: readonly Waiting[]): Promise<void> {
    if (this.#isReplaced) throw this.#replaced()
    this.#file ??= await this.#open()
    const parts = [...(this.#lacksLineFeed ? [lineFeed] : []), ...batch.map(({ line }) => line)]
    await this.#file.write(parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts))
    await this.#file.sync()
    if (!this.#file.isAt(this.#path)) throw this.#replaced()
    if (this.#lacksLineFeed) this.#length += lineFeed.length
    this.#lacksLineFeed = false
    for (const { line, resolve } of batch) {
      resolve(this.#length)
      this.#length += line.length
    }
  }

  /** Takes off what a crash or a failed append left behind the last whole line: a later line never glues to it. */
  async #open(): Promise<WritableFile> {
    const folder = dirname(this.#path)
    await makeFolders(this.#fileSystem, folder)
    const size = (await this.#fileSystem.stat(this.#path))?.size ?? 0
    if (size < this.#length) throw this.#replaced()
    if (size > this.#length) {
      const torn = await this.#fileSystem.readRange(this.#path, this.#length, size - this.#length)
      await keepTorn(this.#fileSystem, this.#path, torn)
    }
    const file = await this.#fileSystem.openToAppend(this.#path)
    try {
      if (size > this.#length) {
        await file.truncate(this.#length)
        await file.sync()
      }
      await this.#fileSystem.syncFolder(folder)
      return file
    } catch (error) {
      await file.close()
      throw error
    }
  }

  #replaced(): AppFailure {
    this.#isReplaced = true
    return new AppFailure({ code: 'journal/replaced', params: { file: this.#path } })
  }

  /** A failed sync says nothing about what is on disk, so the file is cut back and opened anew. */
  async #recover(): Promise<void> {
    const file = this.#file
    this.#file = null
    try {
      await file?.truncate(this.#length)
    } catch {
      // `#open` sees the file's size and cuts it before anything is written; until then nothing is acknowledged.
    }
    try {
      await file?.close()
    } catch {
      // The handle is given up either way.
    }
  }
}

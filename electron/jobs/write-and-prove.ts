import { open } from 'node:fs/promises'
import type { ExportDocument, Format, ReadDocument, WriteOptions } from '../../shared/formats/format.ts'
import { type DocumentProof, proveDocument } from '../../shared/formats/proof.ts'
import type { Loss, ProofReport } from '../../shared/formats/proof-report.ts'
import { countWords } from '../../shared/text/words.ts'
import { readLines } from './read-lines.ts'

/** Characters written before they are read back: memory stays the same however large the corpus. */
const batchLength = 4 * 1024 * 1024

type Batch = { readonly source: ExportDocument; readonly losses: readonly Loss[]; readonly chunk: string }

/** One file of an export. Documents are written in batches; each batch is read back from the disk and compared before the next one. */
export class ProvenFile {
  readonly name: string
  readonly #path: string
  readonly #format: Format
  readonly #options: WriteOptions
  #batch: Batch[] = []
  #batchLength = 0
  #bytes = 0
  #documents = 0
  #words = 0
  #entities = 0

  constructor(name: string, path: string, format: Format, options: WriteOptions) {
    this.name = name
    this.#path = path
    this.#format = format
    this.#options = options
  }

  /** Writes one document; what has been proved by now is handed to `take`. */
  async add(source: ExportDocument, take: (proof: DocumentProof) => void): Promise<void> {
    const { chunk, losses } = this.#format.write(source, this.#options)
    this.#batch.push({ source, losses, chunk })
    this.#batchLength += chunk.length
    if (this.#batchLength >= batchLength) await this.#flush(take)
  }

  async finish(take: (proof: DocumentProof) => void): Promise<ProofReport['files'][number]> {
    await this.#flush(take)
    return {
      path: this.name,
      documents: this.#documents,
      words: this.#words,
      entities: this.#entities,
      bytes: this.#bytes,
    }
  }

  async #flush(take: (proof: DocumentProof) => void): Promise<void> {
    const batch = this.#batch
    const start = this.#bytes
    await this.#append(batch.map(({ chunk }) => chunk).join(''))
    this.#batch = []
    this.#batchLength = 0
    const back = this.#format.readBack(readLines(this.#path, { start, end: this.#bytes }))[Symbol.asyncIterator]()
    try {
      for (const { source, losses } of batch) {
        const next: IteratorResult<ReadDocument, unknown> = await back.next()
        const proof = proveDocument(source, losses, this.#format, next.done ? undefined : next.value)
        this.#documents++
        this.#words += countWords(source.document.text)
        this.#entities += proof.entities
        take(proof)
      }
      if (!(await back.next()).done) throw new Error(`${this.name} holds more documents than were written`)
    } finally {
      await back.return?.()
    }
  }

  /** Durable once it returns: what is read back is what stays. */
  async #append(text: string): Promise<void> {
    const file = await open(this.#path, 'a')
    try {
      const bytes = Buffer.from(text, 'utf8')
      await file.appendFile(bytes)
      await file.datasync()
      this.#bytes += bytes.length
    } finally {
      await file.close()
    }
  }
}

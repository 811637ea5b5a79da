import { join } from 'node:path'
import type { ExportDocument, Format, WriteContext } from '../../shared/formats/format.ts'
import { type DocumentProof, proveDocument } from '../../shared/formats/proof.ts'
import type { ProofReport } from '../../shared/formats/proof-report.ts'
import { countWords } from '../../shared/text/words.ts'
import { diskFile } from './disk-file.ts'
import { ProofSpool } from './proof-spool.ts'
import { StagedWriter } from './staged-writer.ts'

type SideFile = ProofReport['files'][number]

/** One side of an export: its documents are written, and when all of its files stand, every one is read back from the disk and compared with what was given. */
export class SideInProgress {
  readonly #format: Format
  readonly #folder: string
  readonly #writer: ReturnType<Format['open']>
  readonly #staged: StagedWriter
  readonly #spool: ProofSpool
  readonly #labels: Record<string, number> = {}
  readonly #name: string
  #documents = 0
  #words = 0
  #entities = 0

  constructor(format: Format, context: WriteContext, folder: string) {
    this.#format = format
    this.#folder = folder
    this.#name = context.stem
    this.#writer = format.open(context)
    this.#staged = new StagedWriter(folder)
    this.#spool = new ProofSpool(`${folder}.${context.side ?? 'whole'}.proof`)
  }

  async add(source: ExportDocument): Promise<void> {
    const { pieces, losses } = this.#writer.write(source)
    await this.#staged.add(pieces)
    await this.#spool.add({ source, losses })
    this.#documents++
    this.#words += countWords(source.document.text)
    for (const { records } of source.layers)
      for (const record of records)
        if (record.kind === 'entity') {
          this.#entities++
          this.#labels[record.label] = (this.#labels[record.label] ?? 0) + 1
        }
  }

  /** Names of the files written, in order. `onProved` is told of every document. */
  async finish(onProved: (proof: DocumentProof) => void, throwIfCancelled: () => void): Promise<readonly string[]> {
    await this.#staged.add(this.#writer.finish())
    await this.#staged.finish()
    const names = [...this.#staged.sizes.keys()]
    const back = this.#format.readBack(names.map(name => diskFile(join(this.#folder, name), name)))
    const documents = back[Symbol.asyncIterator]()
    try {
      for await (const { source, losses } of this.#spool.read()) {
        throwIfCancelled()
        const next = await documents.next()
        onProved(proveDocument(source, losses, this.#format, next.done ? undefined : next.value))
      }
      if (!(await documents.next()).done) throw new Error(`${this.#name} holds more documents than were written`)
    } finally {
      await documents.return?.(undefined)
      await this.#spool.remove()
    }
    return names
  }

  /** Its main file, as the report names it; of a folder of many files, all of them together. */
  toFile(names: readonly string[]): SideFile {
    const [first = this.#name] = names
    const bytes = [...this.#staged.sizes.values()].reduce((sum, size) => sum + size, 0)
    const path = names.length > 1 ? this.#name : first
    return {
      path,
      documents: this.#documents,
      words: this.#words,
      entities: this.#entities,
      bytes,
      labels: this.#labels,
    }
  }

  discard(): Promise<void> {
    return this.#spool.remove()
  }
}

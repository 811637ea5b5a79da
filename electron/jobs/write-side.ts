import { join } from 'node:path'
import { promisify } from 'node:util'
import { inflate, type ZlibOptions } from 'node:zlib'
import type { ExportDocument, Format, WriteContext } from '../../shared/formats/format.ts'
import { type DocumentProof, proveDocument } from '../../shared/formats/proof.ts'
import type { Loss, ProofReport } from '../../shared/formats/proof-report.ts'
import { UntrueFile } from '../../shared/formats/untrue-file.ts'
import { countWords } from '../../shared/text/words.ts'
import { Breather } from './breather.ts'
import { diskFile } from './disk-file.ts'
import type { SourceSpool, SpoolPlace } from './source-spool.ts'
import { StagedWriter, type Tee } from './staged-writer.ts'

/** On another thread. */
const inflateBeside = promisify<Uint8Array, ZlibOptions, Uint8Array>(inflate)
/** Each piece comes over to this thread: they are large. */
const inflateOptions: ZlibOptions = { chunkSize: 1 << 20 }

type SideFile = ProofReport['files'][number]

/** A document that was given to the writer: where it lies, and what the writer said it could not hold. */
type Given = { readonly source: SpoolPlace; readonly losses: SpoolPlace | null }

export type SideOptions = {
  readonly format: Format
  readonly context: WriteContext
  /** The files are written here. */
  readonly folder: string
  readonly spool: SourceSpool
  readonly tee?: Tee
}

/** One side of an export: its documents are written, and when all of its files stand, every one is read back from the disk and compared with what was given. */
export class SideInProgress {
  readonly #options: SideOptions
  readonly #writer: ReturnType<Format['open']>
  readonly #staged: StagedWriter
  readonly #labels: Record<string, number> = {}
  readonly #given: Given[] = []
  #words = 0
  #entities = 0

  constructor(options: SideOptions) {
    this.#options = options
    this.#writer = options.format.open(options.context)
    this.#staged = new StagedWriter(options.folder, options.tee)
  }

  /** `place`: where the document lies in the spool. */
  async add(source: ExportDocument, place: SpoolPlace): Promise<void> {
    const { pieces, losses } = this.#writer.write(source)
    await this.#staged.add(pieces)
    this.#given.push({ source: place, losses: losses.length === 0 ? null : this.#options.spool.add(losses) })
    this.#words += countWords(source.document.text)
    for (const { records } of source.layers)
      for (const record of records)
        if (record.kind === 'entity') {
          this.#entities++
          this.#labels[record.label] = (this.#labels[record.label] ?? 0) + 1
        }
  }

  /** Names of the files written, in order. */
  async finish(): Promise<readonly string[]> {
    await this.#staged.add(this.#writer.finish())
    await this.#staged.end()
    return [...this.#staged.sizes.keys()]
  }

  /** When nothing is under way any more; for an export that ends early. */
  async settle(): Promise<void> {
    await this.#staged.settle()
  }

  /** Reads the files again while they go to the disk for good, where they are once it returns. `onProved` is told of every document. */
  async prove(onProved: (proof: DocumentProof) => Promise<void>): Promise<void> {
    const { format, context, folder, spool } = this.#options
    const breather = new Breather()
    const names = [...this.#staged.sizes.keys()]
    const files = names.map(name => diskFile(join(folder, name), name, { encoding: 'utf-8' }))
    const back = format.readBack(files, { inflate: bytes => inflateBeside(bytes, inflateOptions) })
    const documents = back[Symbol.asyncIterator]()
    try {
      for (const { source, losses } of this.#given) {
        const next = await documents.next()
        const said: readonly Loss[] = losses === null ? [] : spool.readLosses(losses)
        await onProved(proveDocument(spool.readSource(source), said, format, next.done ? undefined : next.value))
        await breather.breathe()
      }
      if (!(await documents.next()).done) throw new UntrueFile(context.stem, 'more articles than were written')
    } finally {
      await documents.return?.(undefined)
    }
    await this.#staged.finish()
  }

  get summary(): { readonly side: WriteContext['side']; readonly stem: string; readonly documents: number } {
    const { side, stem } = this.#options.context
    return { side, stem, documents: this.#given.length }
  }

  /** Its main file, as the report names it; of a folder of many files, all of them together. */
  toFile(): SideFile {
    const names = [...this.#staged.sizes.keys()]
    const { stem } = this.#options.context
    const [first = stem] = names
    return {
      path: names.length > 1 ? stem : first,
      documents: this.#given.length,
      words: this.#words,
      entities: this.#entities,
      bytes: [...this.#staged.sizes.values()].reduce((sum, size) => sum + size, 0),
      labels: this.#labels,
    }
  }
}

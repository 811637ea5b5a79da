import { Buffer } from 'node:buffer'
import { createHash, webcrypto } from 'node:crypto'
import { dirname, join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { KnownFacets } from '../../shared/ledger/ledger-table.ts'
import type { DocumentId } from '../../shared/model/ids.ts'
import type { LedgerRow } from '../../shared/model/ledger.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import { ok, type Result } from '../../shared/result.ts'
import { attempt } from './disk-error.ts'
import type { FileSystem } from './file-system.ts'
import { makeFolders, replaceFile } from './write-durably.ts'

/** Goes up whenever rows are made otherwise of the same layers. */
const cacheVersion = 2

/** Lines read or written between two pauses. */
const stride = 64

const newline = 0x0a

/** What the ledger knows of a document, and the mark its layers had then (`CorpusStore.layerMarks`). */
export type CachedRows = { readonly mark: string; readonly rows: readonly LedgerRow[] }

/** `facets`: over all these rows. */
export type CachedLedger = {
  readonly documents: ReadonlyMap<DocumentId, CachedRows>
  readonly facets: KnownFacets | null
}

/**
 * The ledger's rows of one corpus as they were last, in the user-data folder: reading 20,000 agreements from their layers takes many seconds,
 * from here part of one. It may be deleted at any time. One line for the facets, one a document, the last one the SHA-256 of all before it: what is
 * not just as it was written is not used.
 */
export class AgreementCache {
  readonly #fileSystem: FileSystem
  readonly #file: string

  /** `folder`: for the caches of all corpora. `corpus`: path of this one. */
  constructor(fileSystem: FileSystem, folder: string, corpus: string) {
    this.#fileSystem = fileSystem
    this.#file = join(folder, `${createHash('sha256').update(corpus).digest('hex').slice(0, 24)}.jsonl`)
  }

  /** Empty where there is none, where it is damaged, and where it was made under another scheme. */
  async load(scheme: Scheme): Promise<CachedLedger> {
    const documents = new Map<DocumentId, CachedRows>()
    const nothing: CachedLedger = { documents, facets: null }
    const read = await attempt(this.#file, async () => ok(await this.#fileSystem.readFile(this.#file)))
    if (!read.ok) return nothing
    const bytes = Buffer.from(read.value.buffer, read.value.byteOffset, read.value.byteLength)
    const end = bytes.lastIndexOf(newline, bytes.length - 2) + 1
    if (bytes.toString('utf8', end).trim() !== (await sumAside(bytes.subarray(0, end)))) return nothing
    let from = bytes.indexOf(newline) + 1
    if (bytes.toString('utf8', 0, from).trim() !== headOf(scheme)) return nothing
    // The checksum says that all of it is what `save` wrote.
    const facets: KnownFacets | null = JSON.parse(bytes.toString('utf8', from, bytes.indexOf(newline, from)))
    from = bytes.indexOf(newline, from) + 1
    for (let lines = 0; from < end; lines++) {
      const to = bytes.indexOf(newline, from)
      const [id, mark, rows] = JSON.parse(bytes.toString('utf8', from, to)) as readonly [
        DocumentId,
        string,
        readonly LedgerRow[],
      ]
      documents.set(id, { mark, rows })
      from = to + 1
      if (lines % stride === 0) await setImmediate()
    }
    return { documents, facets }
  }

  async save(scheme: Scheme, { documents, facets }: CachedLedger): Promise<Result<void>> {
    const lines = [headOf(scheme), JSON.stringify(facets)]
    for (const [id, { mark, rows }] of documents) {
      lines.push(JSON.stringify([id, mark, rows]))
      if (lines.length % stride === 0) await setImmediate()
    }
    const text = `${lines.join('\n')}\n`
    return attempt(this.#file, async () => {
      await makeFolders(this.#fileSystem, dirname(this.#file))
      await replaceFile(this.#fileSystem, this.#file, new TextEncoder().encode(`${text}${sumOf(text)}\n`))
      return ok(undefined)
    })
  }
}

/** As `sumOf`, in another thread. */
const sumAside = async (bytes: Buffer): Promise<string> =>
  Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes)).toString('hex')

const sumOf = (text: string): string => createHash('sha256').update(text).digest('hex')
const headOf = (scheme: Scheme): string =>
  JSON.stringify({ hashiya: 'ledger', version: cacheVersion, scheme: sumOf(JSON.stringify(scheme)) })

import { createHash } from 'node:crypto'
import { dirname, join } from 'node:path'
import type { TextOfDocument } from '../../shared/edit/stored-commit.ts'
import { fromStoredBoilerplate, toStoredBoilerplate } from '../../shared/model/boilerplate.ts'
import { corpusDocument } from '../../shared/model/corpus-document.ts'
import { type Document, documentFile, documentVersion } from '../../shared/model/document.ts'
import { type DocumentId, documentIdSchema } from '../../shared/model/ids.ts'
import { toDocumentId } from '../../shared/model/make-id.ts'
import { createOffsetMap, type OffsetMap } from '../../shared/text/offsets.ts'
import type { NewDocument } from './corpus-store.ts'
import { AppFailure } from './disk-error.ts'
import { DurableAdapter } from './durable-adapter.ts'
import type { FileSystem } from './file-system.ts'
import { shardOf } from './layer-file.ts'
import { makeFolders, moveAside, timeEnding } from './write-durably.ts'

/** Documents kept in memory: the open one, its neighbours, those a commit touches. */
const keptDocuments = 16

export type LoadedDocument = TextOfDocument & { readonly document: Document }

/** The id and checksum of a text, both from the SHA-256 of its UTF-8 form. */
export function identify(text: string): { readonly id: DocumentId; readonly sha256: string } {
  const digest = createHash('sha256').update(text, 'utf8').digest()
  return { id: toDocumentId(digest), sha256: digest.toString('hex') }
}

/** The corpus among its documents: nothing on disk, and no text to say anything of. */
const corpusItself: LoadedDocument = (() => {
  const { id, sha256 } = identify('')
  const metadata = { language: 'ar', direction: 'rtl' } as const
  const document: Document = { version: documentVersion, id, name: '', text: '', sha256, metadata, provenance: [] }
  return { document, text: '', offsets: createOffsetMap('') }
})()

/** Offsets are code points on the disk and UTF-16 in memory. */
function onDisk(document: Document, offsets: OffsetMap): Document {
  const { boilerplate } = document.metadata
  if (!boilerplate) return document
  return { ...document, metadata: { ...document.metadata, boilerplate: toStoredBoilerplate(boilerplate, offsets) } }
}

function inMemory(document: Document, offsets: OffsetMap): Document {
  const { boilerplate: stored } = document.metadata
  if (!stored) return document
  const { boilerplate } = fromStoredBoilerplate(stored, document.text.length, offsets)
  return { ...document, metadata: { ...document.metadata, boilerplate } }
}

/** Texts, written once. Throws `AppFailure` and what the system throws. */
export class DocumentStore {
  readonly #fileSystem: FileSystem
  readonly #root: string
  readonly #now: () => string
  readonly #loaded = new Map<DocumentId, LoadedDocument>()
  /** Texts on their way to the disk. */
  readonly #adding = new Map<DocumentId, Promise<{ id: DocumentId; known: boolean }>>()
  /** Folders that this store has made, or is making: what lies in them is durable only once their own names are. */
  readonly #folders = new Map<string, Promise<void>>()
  #known: Promise<Set<DocumentId>> | null = null

  /** `root`: the corpus folder. */
  constructor(fileSystem: FileSystem, root: string, now: () => string) {
    this.#fileSystem = fileSystem
    this.#root = join(root, 'documents')
    this.#now = now
  }

  async list(): Promise<readonly DocumentId[]> {
    return [...(await this.#ids())]
  }

  async read(id: DocumentId): Promise<LoadedDocument> {
    if (id === corpusDocument) return corpusItself
    const known = this.#loaded.get(id)
    if (known) {
      this.#loaded.delete(id)
      this.#loaded.set(id, known)
      return known
    }
    const path = this.#pathOf(id)
    const document = await this.#adapterOf(id).read()
    if (!document) throw new AppFailure({ code: 'document/missing', params: { id } })
    const found = identify(document.text)
    if (document.id !== id || found.id !== id || document.sha256 !== found.sha256)
      throw new AppFailure({
        code: 'file/broken',
        params: { file: path, reason: 'the text has changed', movedTo: null },
      })
    return this.#remember(inMemory(document, createOffsetMap(document.text)))
  }

  /**
   * `known`: the text was here; where it came from is added if that is news. Different texts are written side by side, since the disk makes many durable in the
   * time of one; one that comes twice waits for itself.
   */
  add(document: NewDocument): Promise<{ id: DocumentId; known: boolean }> {
    const { id, sha256 } = identify(document.text)
    const before: Promise<unknown> = this.#adding.get(id) ?? Promise.resolve()
    const add = (): ReturnType<DocumentStore['add']> => this.#add(id, sha256, document)
    const added = before.then(add, add)
    this.#adding.set(id, added)
    const end = (): void => {
      if (this.#adding.get(id) === added) this.#adding.delete(id)
    }
    added.then(end, end)
    return added
  }

  /** Once no text is under way. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#adding.values())
  }

  async #add(
    id: DocumentId,
    sha256: string,
    { text, name, metadata, provenance }: NewDocument,
  ): ReturnType<DocumentStore['add']> {
    const present = await this.#readOrMoveAside(id)
    if (present) {
      const isNews = !present.provenance.some(
        ({ file, bytesSha256 }) => file === provenance.file && bytesSha256 === provenance.bytesSha256,
      )
      if (isNews) await this.#write({ ...present, provenance: [...present.provenance, provenance] })
      return { id, known: true }
    }
    await this.#write({ version: documentVersion, id, name, text, sha256, metadata, provenance: [provenance] })
    return { id, known: false }
  }

  /** A broken file makes room for its text, which has come again. */
  async #readOrMoveAside(id: DocumentId): Promise<Document | null> {
    if (!(await this.#ids()).has(id)) return null
    try {
      return (await this.read(id)).document
    } catch (thrown) {
      if (!(thrown instanceof AppFailure)) throw thrown
      if (thrown.error.code === 'document/missing') return null
      if (thrown.error.code !== 'file/broken') throw thrown
      await moveAside(this.#fileSystem, this.#pathOf(id), timeEnding('broken', this.#now()))
      return null
    }
  }

  async #write(document: Document): Promise<void> {
    await this.#makeFolder(dirname(this.#pathOf(document.id)))
    await this.#adapterOf(document.id).write(onDisk(document, createOffsetMap(document.text)))
    this.#remember(document)
    ;(await this.#ids()).add(document.id)
  }

  async #makeFolder(folder: string): Promise<void> {
    const making = this.#folders.get(folder) ?? makeFolders(this.#fileSystem, folder)
    this.#folders.set(folder, making)
    try {
      await making
    } catch (thrown) {
      this.#folders.delete(folder)
      throw thrown
    }
  }

  #remember(document: Document): LoadedDocument {
    const loaded = { document, text: document.text, offsets: createOffsetMap(document.text) }
    this.#loaded.set(document.id, loaded)
    const oldest = this.#loaded.keys().next()
    if (this.#loaded.size > keptDocuments && !oldest.done) this.#loaded.delete(oldest.value)
    return loaded
  }

  #ids(): Promise<Set<DocumentId>> {
    this.#known ??= this.#list()
    return this.#known
  }

  async #list(): Promise<Set<DocumentId>> {
    const ids = new Set<DocumentId>()
    for (const shard of await this.#fileSystem.list(this.#root)) {
      if (!/^[a-z2-7]{2}$/.test(shard)) continue
      for (const file of await this.#fileSystem.list(join(this.#root, shard))) {
        const id = documentIdSchema.safeParse(/^(.+)\.json$/.exec(file)?.[1])
        if (id.success) ids.add(id.data)
      }
    }
    return ids
  }

  #pathOf(id: DocumentId): string {
    return join(this.#root, shardOf(id), `${id}.json`)
  }

  #adapterOf(id: DocumentId): DurableAdapter<Document> {
    return new DurableAdapter(this.#fileSystem, this.#pathOf(id), documentFile)
  }
}

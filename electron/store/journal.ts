import { type StoredCommit, storedCommitFile } from '../../shared/edit/stored-commit.ts'
import type { DocumentId } from '../../shared/model/ids.ts'
import { parseVersioned } from '../../shared/model/versioned.ts'
import type { AppError } from '../../shared/result.ts'
import { AppFailure, errnoOf, toDiskError } from './disk-error.ts'
import type { FileSystem } from './file-system.ts'
import { checkLine, entryOf, parseLine, toLine } from './journal-line.ts'
import { type JournalScan, type LinePlace, scanJournal } from './journal-scan.ts'
import { JournalWriter } from './journal-writer.ts'
import { findParts, type LinePart, type LineParts, parseParts } from './line-parts.ts'

async function readWhole(fileSystem: FileSystem, path: string): Promise<Uint8Array> {
  try {
    return await fileSystem.readFile(path)
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return new Uint8Array()
    throw error
  }
}

/** What a commit does in one document, and how many it touches in all. */
export type CommitPart = StoredCommit & { readonly touches: number }

function partOf(commit: StoredCommit & { readonly touches?: number }, document: DocumentId): CommitPart {
  const diffs = commit.diffs.filter(diff => diff.document === document)
  return { ...commit, diffs, touches: commit.touches ?? new Set(commit.diffs.map(diff => diff.document)).size }
}

/** Bytes from which a line is taken apart, so that of its many documents only the one asked for is parsed. */
const largeLine = 65_536
/** A deed of many articles, taken back and done again, with one to spare. */
const keptLarge = 4

/** Commits of one annotator on one device, the truth of her layers. Entries are read when they are asked for. */
export class Journal {
  readonly path: string
  /** Damaged lines found when it was opened. */
  readonly damaged: JournalScan['damaged']
  /** Half a line that it ended in when it was opened, a save that never finished; null where it ended well. */
  readonly torn: Uint8Array | null
  readonly #fileSystem: FileSystem
  readonly #writer: JournalWriter
  readonly #byDocument = new Map<DocumentId, LinePlace[]>()
  readonly #bySequence = new Map<number, LinePlace>()
  /** Lines that touch more than one document or were written from outside, oldest first. */
  readonly #wide: LinePlace[] = []
  /** The large lines read last, by where they start: many documents may ask for their part of them in turn. */
  readonly #large = new Map<number, LineParts>()
  readonly #underWay = new Map<number, { readonly line: Uint8Array; readonly durable: Promise<void> }>()
  #last = 0
  #accepted = 0
  #floor = 0
  #failure: AppError | null = null

  constructor(fileSystem: FileSystem, path: string, bytes: Uint8Array) {
    const scan = scanJournal(bytes)
    this.path = path
    this.damaged = scan.damaged
    this.torn = scan.goodLength < bytes.length ? bytes.slice(scan.goodLength) : null
    this.#fileSystem = fileSystem
    this.#writer = new JournalWriter(fileSystem, path, scan)
    for (const { documents, isDeed, ...place } of scan.lines) this.#enter(place, documents, isDeed)
    this.#accepted = this.#last
  }

  /** A journal that does not stand there yet is empty; the first append makes it. */
  static async open(fileSystem: FileSystem, path: string): Promise<Journal> {
    return new Journal(fileSystem, path, await readWhole(fileSystem, path))
  }

  /** Highest durable sequence, or the highest a checkpoint says it has held. */
  get last(): number {
    return Math.max(this.#last, this.#floor)
  }

  /** The sequence behind all that was accepted, durable or on its way. */
  get next(): number {
    return Math.max(this.#accepted, this.#floor) + 1
  }

  /** A checkpoint has held this sequence: a journal that lost its end must not give the number out again. */
  raise(sequence: number): void {
    this.#floor = Math.max(this.#floor, sequence)
  }

  has(sequence: number): boolean {
    return this.#bySequence.has(sequence) || this.#underWay.has(sequence)
  }

  /** Lines that touch the document, oldest first. */
  placesOf(document: DocumentId): readonly LinePlace[] {
    return this.#byDocument.get(document) ?? []
  }

  get documents(): Iterable<DocumentId> {
    return this.#byDocument.keys()
  }

  /** Lines that touch more than one document or were written from outside, oldest first. */
  get wide(): readonly LinePlace[] {
    return this.#wide
  }

  /** The entry of this sequence; it must be there. */
  async find(sequence: number): Promise<StoredCommit> {
    const place = this.#bySequence.get(sequence)
    const [commit] = place ? await this.read([place]) : []
    if (!commit) throw new Error(`no commit ${sequence} in ${this.path}`)
    return commit
  }

  /** What the entry of this sequence was called; null where there is none, or not yet. */
  async nameOf(sequence: number): Promise<StoredCommit['name'] | null> {
    const place = this.#bySequence.get(sequence)
    return place ? (await this.readFirstPart(place)).name : null
  }

  /** The entry of this sequence; null while it is on its way to the disk. */
  async findWritten(sequence: number): Promise<StoredCommit | null> {
    return this.#bySequence.has(sequence) ? this.find(sequence) : null
  }

  /** As `read`, of each entry only what it does in the document. */
  async readPart(places: readonly LinePlace[], document: DocumentId): Promise<readonly CommitPart[]> {
    const small = (await this.read(places.filter(place => place.length < largeLine))).values()
    const commits: CommitPart[] = []
    for (const place of places) {
      const isLarge = place.length >= largeLine
      const commit = isLarge ? await this.#readLarge(place, part => part.document === document) : small.next().value
      if (!commit) throw new Error(`no line at ${place.start} in ${this.path}`)
      commits.push(partOf(commit, document))
    }
    return commits
  }

  /** As `read`, of one entry what it does in the first of its documents. */
  async readFirstPart(place: LinePlace): Promise<CommitPart> {
    const [commit] =
      place.length < largeLine ? await this.read([place]) : [await this.#readLarge(place, (_, at) => at === 0)]
    const first = commit?.diffs[0]
    if (!commit || !first) throw new Error(`no line at ${place.start} in ${this.path}`)
    return partOf(commit, first.document)
  }

  /** Its sum is compared once more: what is parsed later are pieces of it. */
  async #readLarge(
    place: LinePlace,
    isWanted: (part: LinePart, at: number) => boolean,
  ): Promise<StoredCommit & { readonly touches?: number }> {
    const known = this.#large.get(place.start)
    const line = known ? null : await this.#fileSystem.readRange(this.path, place.start, place.length)
    if (line && !checkLine(line)) throw new AppFailure(this.#broken(`line at ${place.start}: does not fit its sum`))
    const parts = known ?? (line && findParts(entryOf(line)))
    if (!parts) return this.#validate(line && parseLine(line))
    this.#large.delete(place.start)
    this.#large.set(place.start, parts)
    const oldest = this.#large.keys().next()
    if (this.#large.size > keptLarge && !oldest.done) this.#large.delete(oldest.value)
    return { ...this.#validate(parseParts(parts, parts.parts.filter(isWanted))), touches: parts.touches }
  }

  #broken(reason: string): AppError {
    return { code: 'file/broken', params: { file: this.path, reason, movedTo: null } }
  }

  #validate(entry: unknown): StoredCommit {
    const parsed = parseVersioned(storedCommitFile, this.path, entry)
    if (!parsed.ok) throw new AppFailure(parsed.error)
    return parsed.value
  }

  /** Entries at these places, in their order. Throws `AppFailure` where one is of a newer version or does not fit. */
  async read(places: readonly LinePlace[]): Promise<readonly StoredCommit[]> {
    const [first, last] = [places[0], places.at(-1)]
    if (!first || !last) return []
    const from = first.start
    const length = last.start + last.length - from
    const wanted = places.reduce((sum, place) => sum + place.length, 0)
    // Lines that lie close together are read in one go, others one by one.
    const together = length < wanted * 4 ? await this.#fileSystem.readRange(this.path, from, length) : null
    const commits: StoredCommit[] = []
    for (const place of places) {
      const line = together
        ? together.subarray(place.start - from, place.start - from + place.length)
        : await this.#fileSystem.readRange(this.path, place.start, place.length)
      commits.push(this.#validate(parseLine(line)))
    }
    return commits
  }

  /**
   * Returns once the commit is durable. The same commit again is fine: its acknowledgement may have been lost. Throws `AppFailure` when the
   * disk fails, also for commits sent behind one that failed; throws an `Error` for a sequence that leaves a gap or stands for another commit.
   */
  async append(commit: StoredCommit): Promise<void> {
    const { sequence } = commit
    const line = toLine(commit)
    if (sequence <= this.#accepted) return this.#acknowledgeAgain(sequence, line)
    if (sequence > Math.max(this.#accepted, this.#floor) + 1) {
      if (this.#failure) throw new AppFailure(this.#failure)
      throw new Error(`commit ${sequence} leaves a gap after ${this.#accepted} in ${this.path}`)
    }
    this.#accepted = sequence
    const durable = this.#write(commit, line)
    this.#underWay.set(sequence, { line, durable })
    try {
      await durable
      this.#failure = null
    } catch (thrown) {
      this.#accepted = this.#last
      const error = thrown instanceof AppFailure ? thrown.error : toDiskError(thrown, this.path)
      if (!error) throw thrown
      this.#failure = error
      throw new AppFailure(error)
    } finally {
      this.#underWay.delete(sequence)
    }
  }

  close(): Promise<void> {
    return this.#writer.close()
  }

  async #write(commit: StoredCommit, line: Uint8Array): Promise<void> {
    const start = await this.#writer.append(line)
    const place = { sequence: commit.sequence, start, length: line.length - 1 }
    this.#enter(
      place,
      commit.diffs.map(diff => diff.document),
      commit.deed ?? false,
    )
  }

  async #acknowledgeAgain(sequence: number, line: Uint8Array): Promise<void> {
    const underWay = this.#underWay.get(sequence)
    if (underWay && Buffer.compare(underWay.line, line) === 0) return underWay.durable
    const place = this.#bySequence.get(sequence)
    if (!underWay && place) {
      const there = await this.#fileSystem.readRange(this.path, place.start, place.length)
      if (Buffer.compare(there, line.subarray(0, -1)) === 0) return
    }
    throw new Error(`sequence ${sequence} in ${this.path} stands for another commit`)
  }

  #enter(place: LinePlace, documents: readonly DocumentId[], isDeed: boolean): void {
    // Two copies of a folder, merged by a tool that joins lines, may repeat a sequence: replaying a line twice does no harm.
    if (!this.#bySequence.has(place.sequence)) this.#bySequence.set(place.sequence, place)
    this.#last = Math.max(this.#last, place.sequence)
    const touched = new Set(documents)
    if (isDeed || touched.size > 1) this.#wide.push(place)
    for (const document of touched) {
      const places = this.#byDocument.get(document)
      if (places) places.push(place)
      else this.#byDocument.set(document, [place])
    }
  }
}

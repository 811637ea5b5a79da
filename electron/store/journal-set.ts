import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { type AnnotatorId, annotatorIdSchema, type DeviceId, deviceIdSchema } from '../../shared/model/ids.ts'
import { type AppError, ok } from '../../shared/result.ts'
import { attempt } from './disk-error.ts'
import type { FileSystem } from './file-system.ts'
import { Journal } from './journal.ts'
import { copyAside, keepTorn } from './write-durably.ts'

/** A journal's file name without its ending says who wrote it, and where. */
export type JournalOwner = { readonly annotator: AnnotatorId; readonly device: DeviceId }

export const journalNameOf = ({ annotator, device }: JournalOwner): string => `${annotator}-${device}`

function ownerOf(file: string): JournalOwner | undefined {
  const parts = /^(.+)-([a-z2-7]{8})\.jsonl$/.exec(file)
  const annotator = annotatorIdSchema.safeParse(parts?.[1])
  const device = deviceIdSchema.safeParse(parts?.[2])
  return annotator.success && device.success ? { annotator: annotator.data, device: device.data } : undefined
}

export type OwnedJournal = JournalOwner & { readonly name: string; readonly journal: Journal }

/** All journals of a corpus. Each is scanned once when the corpus opens. */
export class JournalSet {
  readonly #fileSystem: FileSystem
  readonly #folder: string
  readonly #journals = new Map<string, OwnedJournal>()
  /** What checkpoints have held, by journal name. */
  readonly #floors = new Map<string, number>()
  /** Journals that are damaged or cannot be read. */
  readonly problems: readonly AppError[]

  private constructor(
    fileSystem: FileSystem,
    folder: string,
    journals: readonly OwnedJournal[],
    problems: readonly AppError[],
  ) {
    this.#fileSystem = fileSystem
    this.#folder = folder
    this.problems = problems
    for (const owned of journals) this.#journals.set(owned.name, owned)
  }

  /** `keepCopies`: a damaged journal is copied aside, which writes; the journal itself is left as it is. */
  static async open(fileSystem: FileSystem, folder: string, keepCopies: boolean): Promise<JournalSet> {
    const journals: OwnedJournal[] = []
    const problems: AppError[] = []
    for (const file of (await fileSystem.list(folder)).toSorted()) {
      const owner = ownerOf(file)
      if (!owner) continue
      const path = join(folder, file)
      const opened = await attempt(path, async () => ok(await Journal.open(fileSystem, path)))
      if (!opened.ok) {
        // Its layers stay as their checkpoints hold them; whoever would write it is told again.
        problems.push(opened.error)
        continue
      }
      const journal = opened.value
      journals.push({ ...owner, name: journalNameOf(owner), journal })
      if (journal.damaged.length > 0) problems.push(await nameDamage(fileSystem, journal, keepCopies))
      // Who only reads may see a line that is being written this moment.
      if (journal.torn && keepCopies && (await isNewlyTorn(fileSystem, path, journal.torn)))
        problems.push({ code: 'journal/torn', params: { file: path } })
    }
    return new JournalSet(fileSystem, folder, journals, problems)
  }

  of(annotator: AnnotatorId): readonly OwnedJournal[] {
    return this.all().filter(owned => owned.annotator === annotator)
  }

  all(): readonly OwnedJournal[] {
    return [...this.#journals.values()]
  }

  /** The journal of this owner, empty if it has none yet. */
  async get(owner: JournalOwner): Promise<OwnedJournal> {
    const name = journalNameOf(owner)
    const known = this.#journals.get(name)
    if (known) return known
    const journal = await Journal.open(this.#fileSystem, join(this.#folder, `${name}.jsonl`))
    // Someone may have asked for it meanwhile: a journal has one writer.
    const owned = this.#journals.get(name) ?? { ...owner, name, journal }
    this.#journals.set(name, owned)
    owned.journal.raise(this.#floors.get(name) ?? 0)
    return owned
  }

  /** A checkpoint has held this sequence of the journal of that name, which may be gone: the number is not given out again. */
  raise(name: string, sequence: number): void {
    this.#floors.set(name, Math.max(this.#floors.get(name) ?? 0, sequence))
    this.#journals.get(name)?.journal.raise(sequence)
  }

  async close(): Promise<void> {
    for (const { journal } of this.#journals.values()) await journal.close()
  }
}

/** Keeps the half line, so that it is told once, however often the corpus is opened before the journal goes on. */
async function isNewlyTorn(fileSystem: FileSystem, path: string, torn: Uint8Array): Promise<boolean> {
  const kept = await attempt(path, async () => ok(await keepTorn(fileSystem, path, torn)))
  return !kept.ok || kept.value
}

async function nameDamage(fileSystem: FileSystem, journal: Journal, keepCopies: boolean): Promise<AppError> {
  const lines = journal.damaged.length
  if (!keepCopies) return { code: 'journal/damaged', params: { file: journal.path, lines, movedTo: null } }
  const bytes = await fileSystem.readFile(journal.path)
  const sum = createHash('sha256')
  for (const { start, length } of journal.damaged) sum.update(bytes.subarray(start, start + length))
  // Named after the damage, so that opening again copies nothing.
  const ending = `damaged-${sum.digest('hex').slice(0, 8)}`
  const copied = await attempt(journal.path, async () => ok(await copyAside(fileSystem, journal.path, ending, bytes)))
  return { code: 'journal/damaged', params: { file: journal.path, lines, movedTo: copied.ok ? copied.value : null } }
}

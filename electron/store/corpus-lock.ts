import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { fail, ok, type Result } from '../../shared/result.ts'
import { errnoOf } from './disk-error.ts'
import type { FileSystem } from './file-system.ts'
import { type ProgramMark, readProgramMark, runsStill } from './program-mark.ts'
import { unlinkIfThere } from './write-durably.ts'

const lockSchema = z.object({
  host: z.string(),
  pid: z.number().int(),
  boot: z.string(),
  started: z.string().nullable(),
  token: z.string(),
})
type LockContent = z.infer<typeof lockSchema>

const fileName = 'corpus.lock'

/**
 * One program per corpus. The lock is a small file that says who holds it; it needs no heartbeat, so a laptop that
 * slept has lost nothing. It is stale if its program no longer runs: known at once for this host, never assumed for another.
 */
export class CorpusLock {
  readonly #fileSystem: FileSystem
  readonly #path: string
  readonly #content: LockContent
  #isReleased = false

  private constructor(fileSystem: FileSystem, path: string, content: LockContent) {
    this.#fileSystem = fileSystem
    this.#path = path
    this.#content = content
  }

  /** Errors: `corpus/locked`. Throws what the system throws: a folder that cannot be written cannot be locked. */
  static async take(
    fileSystem: FileSystem,
    root: string,
    mark: ProgramMark = readProgramMark(),
    isRunning: (mark: ProgramMark) => boolean | null = runsStill,
  ): Promise<Result<CorpusLock>> {
    const path = join(root, fileName)
    const content = { ...mark, token: randomBytes(8).toString('hex') }
    // A second round after a stale lock was taken away; a third if another program did the same at the same time.
    for (let round = 0; round < 3; round++) {
      if (await placeLock(fileSystem, path, content)) return ok(new CorpusLock(fileSystem, path, content))
      const holder = await readLock(fileSystem, path)
      if (holder === 'gone') continue
      // A lock nobody can read was left by a crash of the disk: programs place it whole.
      if (holder !== 'unreadable' && isRunning(holder) !== false)
        return fail({ code: 'corpus/locked', params: { path: root, host: holder.host, pid: holder.pid } })
      await takeAway(fileSystem, path, holder === 'unreadable' ? null : holder.token)
    }
    const holder = await readLock(fileSystem, path)
    const { host, pid } = typeof holder === 'string' ? mark : holder
    return fail({ code: 'corpus/locked', params: { path: root, host, pid } })
  }

  /** False once another program stands in the lock, as after a stray restore of the folder. */
  async isOurs(): Promise<boolean> {
    if (this.#isReleased) return false
    const holder = await readLock(this.#fileSystem, this.#path)
    // Someone cleared the lock away: nobody else claims the corpus, so it is placed again.
    if (holder === 'gone') return placeLock(this.#fileSystem, this.#path, this.#content)
    return typeof holder !== 'string' && holder.token === this.#content.token
  }

  async release(): Promise<void> {
    this.#isReleased = true
    const holder = await readLock(this.#fileSystem, this.#path)
    if (typeof holder !== 'string' && holder.token === this.#content.token) await this.#fileSystem.unlink(this.#path)
  }
}

async function readLock(fileSystem: FileSystem, path: string): Promise<LockContent | 'gone' | 'unreadable'> {
  try {
    const text = new TextDecoder().decode(await fileSystem.readFile(path))
    const parsed = lockSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : 'unreadable'
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return 'gone'
    if (error instanceof SyntaxError) return 'unreadable'
    throw error
  }
}

/** The lock appears with its content: written beside, then linked. False where a lock stands already. */
async function placeLock(fileSystem: FileSystem, path: string, content: LockContent): Promise<boolean> {
  const beside = `${path}.${content.token}.tmp`
  const bytes = new TextEncoder().encode(`${JSON.stringify(content)}\n`)
  try {
    await writeNew(fileSystem, beside, bytes)
    await fileSystem.link(beside, path)
    return true
  } catch (error) {
    const errno = errnoOf(error)
    if (errno === 'EEXIST') return false
    if (errno === 'ENOSYS' || errno === 'EPERM' || errno === 'ENOTSUP' || errno === 'EOPNOTSUPP')
      return await writeUnlinked(fileSystem, path, bytes)
    throw error
  } finally {
    await unlinkIfThere(fileSystem, beside)
  }
}

/** For disks without links, such as exFAT. */
async function writeUnlinked(fileSystem: FileSystem, path: string, bytes: Uint8Array): Promise<boolean> {
  try {
    await writeNew(fileSystem, path, bytes)
    return true
  } catch (error) {
    if (errnoOf(error) === 'EEXIST') return false
    throw error
  }
}

async function writeNew(fileSystem: FileSystem, path: string, bytes: Uint8Array): Promise<void> {
  const file = await fileSystem.createFile(path)
  try {
    await file.write(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Takes the stale lock away, unless another program was quicker and what is taken turns out to be its new one. */
async function takeAway(fileSystem: FileSystem, path: string, token: string | null): Promise<void> {
  const aside = `${path}.${randomBytes(8).toString('hex')}.tmp`
  try {
    await fileSystem.rename(path, aside)
    const taken = await readLock(fileSystem, aside)
    if (typeof taken !== 'string' && taken.token !== token) await fileSystem.link(aside, path)
    await fileSystem.unlink(aside)
  } catch (error) {
    const errno = errnoOf(error)
    if (errno !== 'ENOENT' && errno !== 'EEXIST') throw error
  }
}

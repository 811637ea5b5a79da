import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { Low } from 'lowdb'
import { z } from 'zod'
import { defaultSettings } from '../../shared/model/default-settings.ts'
import { type DeviceId, deviceIdSchema } from '../../shared/model/ids.ts'
import { toDeviceId } from '../../shared/model/make-id.ts'
import { mendSettings } from '../../shared/model/mend-settings.ts'
import { type Settings, settingsFile } from '../../shared/model/settings.ts'
import type { Versioned } from '../../shared/model/versioned.ts'
import { type AppError, ok, type Result } from '../../shared/result.ts'
import { attempt } from './disk-error.ts'
import { DurableAdapter, readJson } from './durable-adapter.ts'
import type { FileSystem } from './file-system.ts'
import { nodeFileSystem } from './node-file-system.ts'
import { makeFolders, moveAside, timeEnding } from './write-durably.ts'

const deviceFileSchema = z.object({ version: z.literal(1), device: deviceIdSchema })
type DeviceFile = z.infer<typeof deviceFileSchema>
const deviceFile: Versioned<DeviceFile> = { name: 'device', version: 1, migrations: [], schema: deviceFileSchema }

/** What this laptop remembers, in the user-data folder. Losing it loses no mark, so the program starts without it where it must. */
export class SettingsStore {
  /** Names this installation; drawn once. */
  readonly device: DeviceId
  /** A broken file moved aside, a file of a newer version left alone. */
  readonly problems: readonly AppError[]
  readonly #database: Low<Settings>
  readonly #canWrite: boolean
  #queue: Promise<unknown> = Promise.resolve()

  private constructor(database: Low<Settings>, device: DeviceId, problems: readonly AppError[], canWrite: boolean) {
    this.#database = database
    this.device = device
    this.problems = problems
    this.#canWrite = canWrite
  }

  static async open(folder: string, fileSystem: FileSystem = nodeFileSystem): Promise<SettingsStore> {
    const made = await attempt(folder, async () => ok(await makeFolders(fileSystem, folder)))
    const settings = await openSettings(fileSystem, join(folder, 'settings.json'))
    const fresh: DeviceFile = { version: 1, device: toDeviceId(randomBytes(5)) }
    const device = await openFile(fileSystem, join(folder, 'device.json'), deviceFile, fresh)
    const problems = [...(made.ok ? [] : [made.error]), ...settings.problems, ...device.problems]
    if (device.database.data === fresh && made.ok && device.canWrite) {
      const written = await attempt(folder, async () => ok(await device.database.adapter.write(fresh)))
      if (!written.ok) problems.push(written.error)
    }
    return new SettingsStore(settings.database, device.database.data.device, problems, settings.canWrite)
  }

  get settings(): Settings {
    return this.#database.data
  }

  /** Takes effect at once, whether or not the disk takes it. */
  update(patch: Partial<Settings>): Promise<Result<Settings>> {
    const next = { ...this.#database.data, ...patch }
    this.#database.data = next
    if (!this.#canWrite) return Promise.resolve(ok(next))
    const written = this.#queue.then(() =>
      attempt('settings.json', async () => {
        await this.#database.adapter.write(next)
        return ok(next)
      }),
    )
    this.#queue = written.catch(() => {})
    return written
  }

  /** Waits for what is being written. */
  async close(): Promise<void> {
    await this.#queue
  }
}

type OpenedFile<Value> = {
  readonly database: Low<Value>
  readonly problems: readonly AppError[]
  readonly canWrite: boolean
}

/** Settings that fit in part are kept in part; the file as it was is set aside. */
async function openSettings(fileSystem: FileSystem, path: string): Promise<OpenedFile<Settings>> {
  const content = await attempt(path, () => readJson(fileSystem, path))
  const mended = content.ok && content.value !== undefined ? mendSettings(path, content.value) : null
  const opened = await openFile(fileSystem, path, settingsFile, defaultSettings)
  const [problem] = opened.problems
  if (!mended?.ok || problem?.code !== 'file/broken') return opened
  const { settings, lost } = mended.value
  opened.database.data = settings
  const { movedTo } = problem.params
  const told: AppError = { code: 'settings/mended', params: { file: path, lost: lost.join(', '), movedTo } }
  const written = opened.canWrite
    ? await attempt(path, async () => ok(await opened.database.adapter.write(settings)))
    : ok(undefined)
  return {
    ...opened,
    problems: [...(lost.length === 0 ? [] : [told]), ...(written.ok ? [] : [written.error])],
  }
}

async function openFile<Value>(
  fileSystem: FileSystem,
  path: string,
  kind: Versioned<Value>,
  initial: Value,
): Promise<OpenedFile<Value>> {
  const database = new Low<Value>(new DurableAdapter(fileSystem, path, kind), initial)
  const read = await attempt(path, async () => ok(await database.read()))
  if (read.ok) return { database, problems: [], canWrite: true }
  if (read.error.code !== 'file/broken') return { database, problems: [read.error], canWrite: false }
  const { params } = read.error
  const moved = await attempt(path, async () =>
    ok(await moveAside(fileSystem, path, timeEnding('broken', new Date().toISOString()))),
  )
  const problem: AppError = { code: 'file/broken', params: { ...params, movedTo: moved.ok ? moved.value : null } }
  return { database, problems: [problem], canWrite: moved.ok }
}

import type { Adapter } from 'lowdb'
import { parseVersioned, type Versioned } from '../../shared/model/versioned.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { AppFailure, errnoOf } from './disk-error.ts'
import type { FileSystem } from './file-system.ts'
import { replaceFile } from './write-durably.ts'

const decoder = new TextDecoder('utf-8', { fatal: true })

/** The JSON a file holds; undefined where there is no file. Errors: `file/broken` where it is no UTF-8, no JSON, or a folder. */
export async function readJson(fileSystem: FileSystem, path: string): Promise<Result<unknown>> {
  let bytes: Uint8Array
  try {
    bytes = await fileSystem.readFile(path)
  } catch (error) {
    const errno = errnoOf(error)
    if (errno === 'ENOENT') return ok(undefined)
    if (errno === 'EISDIR')
      return fail({ code: 'file/broken', params: { file: path, reason: 'a folder', movedTo: null } })
    throw error
  }
  try {
    return ok(JSON.parse(decoder.decode(bytes)))
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'no JSON' : 'no UTF-8'
    return fail({ code: 'file/broken', params: { file: path, reason, movedTo: null } })
  }
}

/**
 * lowdb over one file that survives a crash at any instant: reading migrates and validates, writing replaces the file as a
 * whole. Use it as `await adapter.write(next)`, then `db.data = next`, so that memory never runs ahead of the disk.
 */
export class DurableAdapter<Value> implements Adapter<Value> {
  readonly #fileSystem: FileSystem
  readonly #path: string
  readonly #kind: Versioned<Value>
  readonly #stringify: (value: Value) => string

  constructor(
    fileSystem: FileSystem,
    path: string,
    kind: Versioned<Value>,
    stringify: (value: Value) => string = value => `${JSON.stringify(value, null, 2)}\n`,
  ) {
    this.#fileSystem = fileSystem
    this.#path = path
    this.#kind = kind
    this.#stringify = stringify
  }

  /** Throws `AppFailure` (`file/broken`, `format/newer`): lowdb has no other way. */
  async read(): Promise<Value | null> {
    const content = await readJson(this.#fileSystem, this.#path)
    if (!content.ok) throw new AppFailure(content.error)
    if (content.value === undefined) return null
    const parsed = parseVersioned(this.#kind, this.#path, content.value)
    if (!parsed.ok) throw new AppFailure(parsed.error)
    return parsed.value
  }

  async write(value: Value): Promise<void> {
    await replaceFile(this.#fileSystem, this.#path, new TextEncoder().encode(this.#stringify(value)))
  }
}

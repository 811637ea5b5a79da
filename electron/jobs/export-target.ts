import { randomBytes } from 'node:crypto'
import { link, mkdir, readdir, rename, rm, stat, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { type AppError, fail, ok, type Result } from '../../shared/result.ts'
import { errnoOf } from '../store/disk-error.ts'
import { nodeFileSystem } from '../store/node-file-system.ts'

/** Where an export goes. `overwrite`: files of the same names are replaced, one by one; whatever else stands there stays. */
export type ExportTarget = { readonly kind: 'file' | 'folder'; readonly path: string; readonly overwrite: boolean }

const exists = (path: string): AppError => ({ code: 'corpus/exists', params: { path } })

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch (thrown) {
    if (errnoOf(thrown) === 'ENOENT') return false
    throw thrown
  }
}

/** A folder stands in no one's way as long as it is empty. */
async function isTaken({ kind, path }: ExportTarget): Promise<boolean> {
  if (!(await isThere(path))) return false
  return kind === 'file' || !(await stat(path)).isDirectory() || (await readdir(path)).length > 0
}

/** Puts a file under its name without ever replacing one that came there in the meantime. */
async function moveToFreeName(from: string, to: string): Promise<Result<void>> {
  try {
    await link(from, to)
    await unlink(from)
  } catch (thrown) {
    const errno = errnoOf(thrown)
    if (errno === 'EEXIST') return fail(exists(to))
    // File systems without second names (FAT): look first, then move.
    if (errno !== 'EPERM' && errno !== 'ENOTSUP' && errno !== 'ENOSYS') throw thrown
    if (await isThere(to)) return fail(exists(to))
    await rename(from, to)
  }
  return ok(undefined)
}

/**
 * Files being written beside their target, on the same disk, under a hidden name. `put` moves them into place when all of them are whole;
 * `discard` leaves nothing behind.
 */
export class StagedFiles {
  readonly folder: string
  readonly target: ExportTarget

  private constructor(target: ExportTarget, folder: string) {
    this.target = target
    this.folder = folder
  }

  /** Error: `corpus/exists` where something stands at the target and is not to be replaced. Throws what the system throws. */
  static async create(target: ExportTarget): Promise<Result<StagedFiles>> {
    if (!target.overwrite && (await isTaken(target))) return fail(exists(target.path))
    if (target.overwrite && (await isThere(target.path))) {
      const there = await stat(target.path)
      // Neither file nor folder: a device, which a rename would put an ordinary file in place of.
      const isOfKind = target.kind === 'folder' ? there.isDirectory() : there.isFile()
      if (!isOfKind) return fail(exists(target.path))
    }
    const parent = dirname(target.path)
    await mkdir(parent, { recursive: true })
    const folder = join(parent, `.${basename(target.path)}.${randomBytes(6).toString('hex')}.unfinished`)
    await mkdir(folder)
    return ok(new StagedFiles(target, folder))
  }

  /** Where the file of that name stands once `put` has been called. */
  finalPath(name: string): string {
    return this.target.kind === 'file' ? this.target.path : join(this.target.path, name)
  }

  async put(names: readonly string[]): Promise<Result<void>> {
    const { kind, path, overwrite } = this.target
    await nodeFileSystem.syncFolder(this.folder)
    if (kind === 'folder' && !(overwrite && (await isThere(path)))) {
      try {
        // Replaces an empty folder, fails on one that holds something.
        await rename(this.folder, path)
      } catch (thrown) {
        if (['ENOTEMPTY', 'EEXIST', 'ENOTDIR'].includes(errnoOf(thrown) ?? '')) return fail(exists(path))
        throw thrown
      }
    } else
      for (const name of names) {
        const to = this.finalPath(name)
        await mkdir(dirname(to), { recursive: true })
        if (overwrite) await rename(join(this.folder, name), to)
        else {
          const moved = await moveToFreeName(join(this.folder, name), to)
          if (!moved.ok) return moved
        }
      }
    await nodeFileSystem.syncFolder(dirname(path))
    await this.discard()
    return ok(undefined)
  }

  async discard(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true })
  }
}

/** A name for a new folder in `parent`: `hashiya-conll-2026-11-22`, then `…-2`. `date`: ISO 8601. */
export async function newExportFolder(parent: string, format: string, date: string): Promise<string> {
  const base = join(parent, `hashiya-${format}-${date.slice(0, 10)}`)
  for (let count = 1; ; count++) {
    const path = count === 1 ? base : `${base}-${count}`
    if (!(await isThere(path))) return path
  }
}

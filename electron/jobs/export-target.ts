import { randomBytes } from 'node:crypto'
import { link, mkdir, readdir, realpath, rename, rm, stat, unlink } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { type AppError, fail, ok, type Result } from '../../shared/result.ts'
import { errnoOf } from '../store/disk-error.ts'
import { nodeFileSystem } from '../store/node-file-system.ts'
import { clearOldStaging, signStaging } from './old-staging.ts'

/**
 * Where an export goes. `zip`: one file that holds what would else be a folder. `overwrite`: files of the same names are replaced, one by one; whatever else stands there stays.
 */
export type ExportTarget = {
  readonly kind: 'file' | 'folder' | 'zip'
  readonly path: string
  readonly overwrite: boolean
}

const exists = (path: string): AppError => ({ code: 'corpus/exists', params: { path } })

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch (thrown) {
    if (errnoOf(thrown) === 'ENOENT' || errnoOf(thrown) === 'ENOTDIR') return false
    throw thrown
  }
}

/** The corpus that a path lies in, or is: among its files one of an export could take the place of another, `corpus.json` first. */
async function corpusAround(path: string): Promise<string | null> {
  if ((await isThere(join(path, 'corpus.json'))) && (await isThere(join(path, 'documents')))) return path
  return dirname(path) === path ? null : corpusAround(dirname(path))
}

/** Where a path leads to, links on the way followed as far as it is there. */
async function leadsTo(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch (thrown) {
    const errno = errnoOf(thrown)
    if ((errno !== 'ENOENT' && errno !== 'ENOTDIR') || dirname(path) === path) throw thrown
    return join(await leadsTo(dirname(path)), basename(path))
  }
}

/** A folder stands in no one's way as long as it is empty. */
async function isTaken({ kind, path }: ExportTarget): Promise<boolean> {
  if (!(await isThere(path))) return false
  return kind !== 'folder' || !(await stat(path)).isDirectory() || (await readdir(path)).length > 0
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
  readonly target: ExportTarget
  /** Hidden, beside the target: all of the export until it is whole. */
  readonly #staging: string

  private constructor(target: ExportTarget, staging: string) {
    this.target = target
    this.#staging = staging
  }

  /** The files of the export, and nothing else. */
  get folder(): string {
    return join(this.#staging, 'files')
  }

  /** For what the work needs besides them. */
  get spool(): string {
    return join(this.#staging, 'spool')
  }

  /** Where they are packed. */
  get archive(): string {
    return join(this.#staging, 'archive')
  }

  /** Errors: `corpus/exists` where something stands at the target and is not to be replaced, `corpus/within`. Throws what the system throws. */
  static async create(target: ExportTarget): Promise<Result<StagedFiles>> {
    const asked = resolve(target.path)
    const corpus = (await corpusAround(asked)) ?? (await corpusAround(await leadsTo(asked)))
    if (corpus !== null) return fail({ code: 'corpus/within', params: { path: target.path, corpus } })
    if (!target.overwrite && (await isTaken(target))) return fail(exists(target.path))
    if (target.overwrite && (await isThere(target.path))) {
      const there = await stat(target.path)
      // Neither file nor folder: a device, which a rename would put an ordinary file in place of.
      const isOfKind = target.kind === 'folder' ? there.isDirectory() : there.isFile()
      if (!isOfKind) return fail(exists(target.path))
    }
    const parent = dirname(target.path)
    await mkdir(parent, { recursive: true })
    await clearOldStaging(parent)
    const staging = join(parent, `.${basename(target.path)}.${randomBytes(6).toString('hex')}.unfinished`)
    await mkdir(staging)
    const staged = new StagedFiles(target, staging)
    try {
      await signStaging(staging)
      await mkdir(staged.folder)
    } catch (thrown) {
      await staged.discard()
      throw thrown
    }
    return ok(staged)
  }

  /** From where to where each file goes. */
  #moves(names: readonly string[]): readonly (readonly [from: string, to: string])[] {
    const { kind, path } = this.target
    if (kind === 'zip') return [[this.archive, path]]
    return names.map(name => [join(this.folder, name), kind === 'file' ? path : join(path, name)])
  }

  async put(names: readonly string[]): Promise<Result<void>> {
    const { kind, path, overwrite } = this.target
    const folders = new Set(names.map(name => dirname(join(this.folder, name))))
    for (const folder of [...folders, this.folder]) await nodeFileSystem.syncFolder(folder)
    if (kind === 'folder' && !(overwrite && (await isThere(path)))) {
      try {
        // Replaces an empty folder, fails on one that holds something.
        await rename(this.folder, path)
      } catch (thrown) {
        if (['ENOTEMPTY', 'EEXIST', 'ENOTDIR'].includes(errnoOf(thrown) ?? '')) return fail(exists(path))
        throw thrown
      }
    } else
      for (const [from, to] of this.#moves(names)) {
        await mkdir(dirname(to), { recursive: true })
        if (overwrite) await rename(from, to)
        else {
          const moved = await moveToFreeName(from, to)
          if (!moved.ok) return moved
        }
      }
    await nodeFileSystem.syncFolder(dirname(path))
    await this.discard()
    return ok(undefined)
  }

  async discard(): Promise<void> {
    await rm(this.#staging, { recursive: true, force: true })
  }
}

/**
 * Names for an export in `parent`, a folder or with an ending a file: `hashiya-conll-2026-11-22`, and where something stands there the first free of `…-2`, `…-3`.
 * `date`: ISO 8601.
 */
export async function exportPathsIn(
  parent: string,
  format: string,
  date: string,
  ending = '',
): Promise<{ readonly wanted: string; readonly free: string }> {
  const base = join(parent, `hashiya-${format}-${date.slice(0, 10)}`)
  const wanted = base + ending
  for (let count = 1; ; count++) {
    const free = count === 1 ? wanted : `${base}-${count}${ending}`
    if (!(await isThere(free))) return { wanted, free }
  }
}

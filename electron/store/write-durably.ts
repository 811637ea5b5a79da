import { createHash } from 'node:crypto'
import { dirname } from 'node:path'
import { errnoOf } from './disk-error.ts'
import type { FileSystem } from './file-system.ts'

/** Ends the name of a file that is being written; what a crash leaves of it is written over next time. */
export const unfinishedEnding = '.tmp'

/** Makes `folder` and the folders above it that are missing; their names are durable once it returns. */
export async function makeFolders(fileSystem: FileSystem, folder: string): Promise<void> {
  if (await fileSystem.stat(folder)) return
  const parent = dirname(folder)
  if (parent !== folder) await makeFolders(fileSystem, parent)
  await fileSystem.makeFolder(folder)
  await fileSystem.syncFolder(parent)
}

/** The whole new content or the whole old one, whatever happens: temporary file, sync, rename, sync of the folder. */
export async function replaceFile(fileSystem: FileSystem, path: string, bytes: Uint8Array): Promise<void> {
  const unfinished = path + unfinishedEnding
  await makeFolders(fileSystem, dirname(path))
  const file = await fileSystem.openToAppend(unfinished)
  try {
    try {
      await file.truncate(0)
      await file.write(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await fileSystem.rename(unfinished, path)
  } catch (error) {
    await unlinkIfThere(fileSystem, unfinished)
    throw error
  }
  await fileSystem.syncFolder(dirname(path))
}

/** Clears a temporary file away, if the disk lets it. */
export async function unlinkIfThere(fileSystem: FileSystem, path: string): Promise<void> {
  try {
    await fileSystem.unlink(path)
  } catch (error) {
    // A disk that fails to write often fails to unlink: nobody reads a name that ends in `.tmp`.
    if (errnoOf(error) === undefined) throw error
  }
}

/** Puts `bytes` under a new name beside `path`, never over anything. Answers its full path. */
export async function copyAside(
  fileSystem: FileSystem,
  path: string,
  ending: string,
  bytes: Uint8Array,
): Promise<string> {
  const aside = `${path}.${ending}`
  if (await fileSystem.stat(aside)) return aside
  await replaceFile(fileSystem, aside, bytes)
  return aside
}

/** Keeps half a line that a journal ends in, named after its bytes. False: it was kept already. */
export async function keepTorn(fileSystem: FileSystem, path: string, torn: Uint8Array): Promise<boolean> {
  const ending = `torn-${createHash('sha256').update(torn).digest('hex').slice(0, 8)}`
  if (await fileSystem.stat(`${path}.${ending}`)) return false
  await copyAside(fileSystem, path, ending, torn)
  return true
}

/** Moves what stands at `path` to a free name beside it. Answers that name's full path. */
export async function moveAside(fileSystem: FileSystem, path: string, ending: string): Promise<string> {
  for (let count = 1; ; count++) {
    const aside = `${path}.${ending}${count === 1 ? '' : `-${count}`}`
    if (await fileSystem.stat(aside)) continue
    await fileSystem.rename(path, aside)
    await fileSystem.syncFolder(dirname(path))
    return aside
  }
}

/** `broken-20261122T060210Z`: ends the name of what is moved aside. `now`: ISO 8601, UTC. */
export const timeEnding = (why: string, now: string): string => `${why}-${now.replaceAll(/[-:]|\.\d+/g, '')}`

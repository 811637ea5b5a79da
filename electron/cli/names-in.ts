import { readdir } from 'node:fs/promises'
import { errnoOf } from '../store/disk-error.ts'

/** Names in a folder, with `recursive` paths in it too; none where there is no such folder. */
export async function namesIn(
  folder: string,
  options: { readonly recursive?: boolean } = {},
): Promise<readonly string[]> {
  try {
    return await readdir(folder, options)
  } catch (error) {
    if (errnoOf(error) === 'ENOENT' || errnoOf(error) === 'ENOTDIR') return []
    throw error
  }
}

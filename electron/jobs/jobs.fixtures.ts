import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deviceIdSchema } from '../../shared/model/ids.ts'
import { readScheme } from '../cli/source-folder.ts'
import type { CorpusStore } from '../store/corpus-store.ts'
import { createCorpus } from '../store/open-corpus.ts'

export const device = deviceIdSchema.parse('aaaaaaaa')

export const seeds = fileURLToPath(new URL('../../seeds', import.meta.url))

/** A folder of its own for one test. */
export async function temporaryFolder(): Promise<{ readonly path: string; readonly remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'hashiya-test-'))
  return { path, remove: () => rm(path, { recursive: true, force: true }) }
}

/** An empty corpus with the sample scheme. */
export async function emptyCorpus(path: string): Promise<CorpusStore> {
  const scheme = await readScheme(join(seeds, 'scheme.json'))
  if (!scheme.ok) throw new Error(scheme.error.code)
  const created = await createCorpus({ path, name: 'Test', scheme: scheme.value, device, mode: 'write' })
  if (!created.ok) throw new Error(created.error.code)
  return created.value
}

/** Every file under the folder with a sum of its bytes: equal before and after, nothing was touched. */
export async function treeOf(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  const sums = await Promise.all(
    files.sort().map(
      async file =>
        [
          file,
          createHash('sha256')
            .update(await readFile(file))
            .digest('hex'),
        ] as const,
    ),
  )
  return Object.fromEntries(sums)
}

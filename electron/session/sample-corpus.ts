import { randomBytes } from 'node:crypto'
import { readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { DeviceId } from '../../shared/model/ids.ts'
import { schemeFile } from '../../shared/model/scheme.ts'
import { parseVersioned } from '../../shared/model/versioned.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { importFiles } from '../jobs/import-files.ts'
import { attempt } from '../store/disk-error.ts'
import { nodeFileSystem } from '../store/node-file-system.ts'
import { createCorpus } from '../store/open-corpus.ts'
import { makeFolders } from '../store/write-durably.ts'

/** What the sample is called, and its folder. */
export const sampleName = 'أخبار الاتفاقيات'

/**
 * Makes the working copy of the articles that ship with the program: five documents, the scheme, the gold layer, nobody's own marks. It
 * appears under its name when it is whole. `seeds` holds `articles/`, `scheme.json` and `gold.jsonl`.
 */
export function createSampleCorpus(
  seeds: string,
  path: string,
  device: DeviceId,
): Promise<Result<{ readonly path: string }>> {
  return attempt(path, async () => {
    const unfinished = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`)
    try {
      const scheme = parseVersioned(
        schemeFile,
        join(seeds, 'scheme.json'),
        JSON.parse(await readFile(join(seeds, 'scheme.json'), 'utf8')),
      )
      if (!scheme.ok) return scheme
      await makeFolders(nodeFileSystem, dirname(path))
      const store = await createCorpus({
        path: unfinished,
        name: sampleName,
        scheme: scheme.value,
        device,
        mode: 'write',
        idle: null,
      })
      if (!store.ok) return store
      const { stopped } = await importFiles([join(seeds, 'articles'), join(seeds, 'gold.jsonl')], store.value, {
        device,
      })
      const closed = await store.value.close()
      if (stopped) return fail(stopped)
      if (!closed.ok) return closed
      await rename(unfinished, path)
      await nodeFileSystem.syncFolder(dirname(path))
      return ok({ path })
    } finally {
      await rm(unfinished, { recursive: true, force: true })
    }
  })
}

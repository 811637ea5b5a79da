import { dirname, join } from 'node:path'
import { type Corpus, corpusFile, corpusVersion } from '../../shared/model/corpus.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import { type AppError, fail, ok, type Result } from '../../shared/result.ts'
import { CorpusFolder } from './corpus-folder.ts'
import { CorpusLock } from './corpus-lock.ts'
import type { CorpusOptions, CorpusStore } from './corpus-store.ts'
import { AppFailure, attempt, toDiskError } from './disk-error.ts'
import { DurableAdapter } from './durable-adapter.ts'
import { JournalSet } from './journal-set.ts'
import { nodeFileSystem } from './node-file-system.ts'
import { makeFolders, unfinishedEnding } from './write-durably.ts'

const manifestName = 'corpus.json'

/**
 * Opens a corpus folder. Nothing on disk is touched before the manifest is understood.
 * Errors: `corpus/missing`, `corpus/not-a-corpus`, `corpus/locked`, `format/newer`, `file/broken`, `disk/failed`.
 */
export function openCorpus(options: CorpusOptions): Promise<Result<CorpusStore>> {
  const { path, fileSystem = nodeFileSystem } = options
  return attempt(path, async () => {
    const folder = await fileSystem.stat(path)
    if (!folder) return fail({ code: 'corpus/missing', params: { path } })
    if (!folder.isFolder || !(await fileSystem.stat(join(path, manifestName))))
      return fail({ code: 'corpus/not-a-corpus', params: { path } })
    const adapter = new DurableAdapter<Corpus>(fileSystem, join(path, manifestName), corpusFile)
    const manifest = await adapter.read()
    if (!manifest) return fail({ code: 'corpus/not-a-corpus', params: { path } })

    const locked = options.mode === 'write' ? await takeLock(options) : ok<Locked>({ lock: null, problem: null })
    if (!locked.ok) return locked
    const { lock, problem } = locked.value
    try {
      const journals = await JournalSet.open(fileSystem, join(path, 'journal'), lock !== null)
      const problems: readonly AppError[] = [...(problem ? [problem] : []), ...journals.problems]
      // Whoever was quicker than the lock may have written the manifest since.
      const corpus = (await adapter.read()) ?? manifest
      return ok(await CorpusFolder.open({ ...options, fileSystem, lock, journals, adapter, corpus, problems }))
    } catch (thrown) {
      await lock?.release()
      throw thrown
    }
  })
}

type Locked = { readonly lock: CorpusLock | null; readonly problem: AppError | null }

/** A folder that takes no lock because nothing can be written there opens for reading. */
async function takeLock({ path, fileSystem = nodeFileSystem, program }: CorpusOptions): Promise<Result<Locked>> {
  try {
    const lock = await CorpusLock.take(fileSystem, path, program)
    return lock.ok ? ok({ lock: lock.value, problem: null }) : lock
  } catch (thrown) {
    const problem = thrown instanceof AppFailure ? thrown.error : toDiskError(thrown, path)
    if (problem?.code !== 'disk/read-only' && problem?.code !== 'disk/full') throw thrown
    return ok({ lock: null, problem })
  }
}

/** Makes a corpus in a folder that is empty or not there yet, and opens it. Errors besides those of opening: `corpus/exists`, `disk/…`. */
export function createCorpus(
  options: CorpusOptions & { readonly name: string; readonly scheme: Scheme },
): Promise<Result<CorpusStore>> {
  const { path, name, scheme, fileSystem = nodeFileSystem } = options
  return attempt(path, async () => {
    const there = await fileSystem.stat(path)
    // What a program left that was killed while it made this very corpus stands in no one's way.
    const names = (await fileSystem.list(path)).filter(file => file !== manifestName + unfinishedEnding)
    if (there && (!there.isFolder || names.length > 0)) return fail({ code: 'corpus/exists', params: { path } })
    await makeFolders(fileSystem, path)
    await fileSystem.syncFolder(dirname(path))
    const manifest: Corpus = { version: corpusVersion, name, scheme, schemeChanges: [], annotators: [], settings: {} }
    await new DurableAdapter<Corpus>(fileSystem, join(path, manifestName), corpusFile).write(manifest)
    return openCorpus(options)
  })
}

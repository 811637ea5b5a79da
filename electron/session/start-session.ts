import { join } from 'node:path'
import type { Session } from '../../shared/api.ts'
import type { DeviceId } from '../../shared/model/ids.ts'
import { type AppError, ok, type Result } from '../../shared/result.ts'
import { attempt } from '../store/disk-error.ts'
import { nodeFileSystem } from '../store/node-file-system.ts'
import type { AppSession } from './app-session.ts'
import { createSampleCorpus, sampleName } from './sample-corpus.ts'

export type StartOptions = {
  /** The folder asked for, instead of the last one. */
  readonly corpus: string | null
  /** The sample whatever was open last. */
  readonly isSampleWanted: boolean
  /** The person's folder for documents. */
  readonly documents: string
  readonly seeds: string
  readonly device: DeviceId
  /** Found before the corpus was. */
  readonly problems: readonly AppError[]
}

/**
 * Opens what was asked for, else what was open last, else the working copy of the sample, which is made at the first start. A corpus that cannot be
 * opened is told, and the window opens without one.
 */
export async function startSession(session: AppSession, options: StartOptions): Promise<Session> {
  const last = options.isSampleWanted ? undefined : session.settings.recentCorpora[0]
  const asked = options.corpus ?? last
  const path = asked ?? join(options.documents, 'Hashiya', sampleName)
  const isOursToMake = options.corpus !== null || last === undefined
  const made = isOursToMake ? await makeSampleIfMissing(path, options) : ok(undefined)
  if (!made.ok) return session.describe([...options.problems, made.error])
  const opened = await session.openFolder(path)
  return session.describe(opened.ok ? options.problems : [...options.problems, opened.error])
}

function makeSampleIfMissing(path: string, { seeds, device }: StartOptions): Promise<Result<unknown>> {
  return attempt<unknown>(path, async () => {
    const there = await nodeFileSystem.stat(path)
    const isFree = !there || (there.isFolder && (await nodeFileSystem.list(path)).length === 0)
    return isFree ? createSampleCorpus(seeds, path, device) : ok(undefined)
  })
}

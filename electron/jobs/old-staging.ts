import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { errnoOf } from '../store/disk-error.ts'
import { readProgramMark, runsStill } from '../store/program-mark.ts'

const makerName = 'maker.json'
const stagingPattern = /^\..+\.[0-9a-f]{12}\.unfinished$/
/** Milliseconds after which a folder whose maker is not known is taken for left behind. */
const forgotten = 24 * 60 * 60 * 1000

const makerSchema = z.object({
  host: z.string(),
  pid: z.number().int(),
  boot: z.string(),
  started: z.string().nullable(),
})

/** Says in a staging folder which program fills it. */
export const signStaging = (folder: string): Promise<void> =>
  writeFile(join(folder, makerName), JSON.stringify(readProgramMark()))

async function isLeftBehind(folder: string): Promise<boolean> {
  try {
    const maker = makerSchema.safeParse(JSON.parse(await readFile(join(folder, makerName), 'utf8')))
    const runs = maker.success ? runsStill(maker.data) : null
    if (runs !== null) return !runs
  } catch (thrown) {
    // Killed before it could sign, or while it did.
    if (!(thrown instanceof SyntaxError) && errnoOf(thrown) === undefined) throw thrown
  }
  return Date.now() - (await stat(folder)).mtimeMs > forgotten
}

/** Clears away what exports left in a folder that were killed. What cannot be cleared is no hindrance. */
export async function clearOldStaging(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    if (!stagingPattern.test(name)) continue
    const folder = join(parent, name)
    try {
      if (await isLeftBehind(folder)) await rm(folder, { recursive: true, force: true })
    } catch (thrown) {
      if (errnoOf(thrown) === undefined) throw thrown
    }
  }
}

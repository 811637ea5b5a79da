import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Scheme, schemeFile } from '../../shared/model/scheme.ts'
import { parseVersioned } from '../../shared/model/versioned.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { attempt } from '../store/disk-error.ts'
import type { Handlers, RequestContext } from './request-context.ts'

export const sessionRequests: Handlers<
  'startSession' | 'updateSettings' | 'chooseCorpus' | 'createCorpus' | 'openRecentCorpus' | 'nameAnnotator'
> = {
  startSession: async context => {
    const first = isStarted.has(context) ? null : await context.started
    isStarted.add(context)
    // A page that is loaded again finds what is open now.
    return ok(first ?? (await context.session.describe()))
  },

  updateSettings: async ({ session }, patch) => ok(await session.updateSettings(withoutUndefined(patch))),

  chooseCorpus: async ({ session, shell }) => {
    const path = await shell.chooseCorpusFolder()
    return path === null ? ok(null) : session.openFolder(path)
  },

  createCorpus: async ({ session, shell, seeds }, { name }) => {
    const path = await shell.chooseNewFolder(name)
    if (path === null) return ok(null)
    const scheme = await readScheme(seeds)
    return scheme.ok ? session.createFolder(path, name, scheme.value) : scheme
  },

  openRecentCorpus: async ({ session }, { at }) => {
    const path = session.settings.recentCorpora[at]
    return path === undefined ? fail({ code: 'corpus/missing', params: { path: '' } }) : session.openFolder(path)
  },

  nameAnnotator: ({ session }, { name }) => session.nameAnnotator(name),
}

const isStarted = new WeakSet<RequestContext>()

function readScheme(seeds: string): Promise<Result<Scheme>> {
  const path = join(seeds, 'scheme.json')
  return attempt(path, async () => parseVersioned(schemeFile, path, JSON.parse(await readFile(path, 'utf8'))))
}

/** A field that is left out stays as it is; `undefined` would wipe it. */
function withoutUndefined<Patch extends object>(patch: Patch): { [Key in keyof Patch]?: Exclude<Patch[Key], undefined> }
function withoutUndefined(patch: object): object {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))
}

import { join } from 'node:path'
import { sumUses } from '../../shared/edit/scheme-usage.ts'
import { fail, ok } from '../../shared/result.ts'
import { attempt } from '../store/disk-error.ts'
import { nodeFileSystem } from '../store/node-file-system.ts'
import { replaceFile } from '../store/write-durably.ts'
import type { Handlers } from './request-context.ts'
import { guidelinesName, readGuidelines, readSchemeFile } from './scheme-files.ts'

export const schemeRequests: Handlers<
  'schemeUsage' | 'splitGroups' | 'chooseScheme' | 'exportScheme' | 'readGuidelines' | 'writeGuidelines'
> = {
  schemeUsage: async ({ session }) => {
    const { index, uses } = session.requireCorpus()
    return ok(uses ? await uses.usage(index.ids()) : sumUses([]))
  },

  splitGroups: async ({ session }, { label }) => ok(await session.requireCorpus().concordance.splitGroups(label)),

  chooseScheme: async ({ shell }) => {
    const path = await shell.chooseSchemeFile()
    if (path === null) return ok(null)
    const scheme = await readSchemeFile(path)
    return scheme.ok ? ok({ scheme: scheme.value }) : scheme
  },

  exportScheme: async ({ session, shell }) => {
    const { scheme } = session.requireCorpus().store.manifest()
    const file = await shell.saveSchemeFile(`${scheme.id}.json`)
    if (file === null) return ok(null)
    return attempt(file, async () => {
      await replaceFile(nodeFileSystem, file, new TextEncoder().encode(`${JSON.stringify(scheme, null, 2)}\n`))
      return ok({ file })
    })
  },

  readGuidelines: ({ session }) => readGuidelines(join(session.requireCorpus().store.path, guidelinesName)),

  writeGuidelines: async ({ session }, { text }) => {
    const { store } = session.requireCorpus()
    const file = join(store.path, guidelinesName)
    if (store.readOnly) return fail({ code: 'disk/read-only', params: { path: file } })
    return attempt(file, async () => {
      await replaceFile(nodeFileSystem, file, new TextEncoder().encode(text))
      return ok({ text })
    })
  },
}

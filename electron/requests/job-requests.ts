import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import type { StartedExport } from '../../shared/api.ts'
import { presetsOf, presetsSetting } from '../../shared/formats/export-presets.ts'
import { findFormat } from '../../shared/formats/registry.ts'
import { fail, ok } from '../../shared/result.ts'
import { toSelection } from '../jobs/export-selection.ts'
import { exportPathsIn } from '../jobs/export-target.ts'
import type { JobRunner } from '../jobs/job-runner.ts'
import { previewExport } from '../jobs/preview-export.ts'
import type { AppSession } from '../session/app-session.ts'
import { attempt } from '../store/disk-error.ts'
import type { Handlers } from './request-context.ts'

export const jobRequests: Handlers<
  | 'chooseImport'
  | 'importDropped'
  | 'startImport'
  | 'readPresets'
  | 'writePresets'
  | 'previewExport'
  | 'startExport'
  | 'startFind'
  | 'startInbox'
  | 'cancelJob'
  | 'revealOutput'
> = {
  chooseImport: async ({ session, jobs, shell }) => {
    const paths = await shell.chooseImportPaths()
    return ok(paths === null ? null : { job: survey(session, jobs, paths) })
  },

  importDropped: async ({ session, jobs }, { paths }) => ok({ job: survey(session, jobs, paths) }),

  startImport: async ({ session, jobs }, { survey: surveyed, choices }) => {
    const { store } = session.requireCorpus()
    const job = jobs.startImport(store, surveyed, choices)
    if (job === null) throw new Error('an import of what no survey looked at')
    return ok({ job })
  },

  readPresets: async ({ session }) => ok(presetsOf(session.requireCorpus().store.manifest())),

  writePresets: async ({ session }, { presets }) => {
    const saved = await session.requireCorpus().store.saveSetting(presetsSetting, presets)
    return saved.ok ? ok(presetsOf(saved.value)) : saved
  },

  previewExport: async ({ session }, options) => {
    const { store, annotator, index } = session.requireCorpus()
    const format = findFormat(options.format)
    if (!format.ok) return format
    const selection = toSelection(options, format.value, annotator?.id ?? null, store.manifest())
    return selection
      ? previewExport(store, format.value, selection, index.ids())
      : fail({ code: 'export/empty', params: {} })
  },

  startExport: async ({ session, jobs, shell }, { options, into, taken }) => {
    const { store, annotator, index } = session.requireCorpus()
    const format = findFormat(options.format)
    if (!format.ok) return format
    const selection = toSelection(options, format.value, annotator?.id ?? null, store.manifest())
    if (!selection) return fail({ code: 'export/empty', params: {} })
    const { exportFolders } = session.settings
    const last = into === 'last' ? exportFolders[store.path] : undefined
    // A folder that is gone (a stick pulled out) is not made again: she is asked.
    const folder = last !== undefined && existsSync(last) ? last : await shell.chooseExportFolder()
    if (folder === null) return ok(null)
    void session.updateSettings({ exportFolders: { ...exportFolders, [store.path]: folder } })
    return attempt(folder, async () => {
      const isZip = options.output === 'zip'
      const paths = await exportPathsIn(folder, format.value.id, new Date().toISOString(), isZip ? '.zip' : '')
      const answer = { folder, name: basename(paths.wanted), free: basename(paths.free) }
      if (taken === 'ask' && paths.free !== paths.wanted) return ok<StartedExport>({ ...answer, job: null })
      const overwrite = taken === 'replace'
      const path = overwrite ? paths.wanted : paths.free
      const target = { kind: isZip ? ('zip' as const) : ('folder' as const), path, overwrite }
      return ok<StartedExport>({
        ...answer,
        job: jobs.startExport(store, format.value.id, selection, target, index.ids()),
      })
    })
  },

  startFind: async ({ session, jobs }, sought) => {
    const { store, annotator, index } = session.requireCorpus()
    if (!annotator) throw new Error('a search for places to mark before she has given her name')
    if (store.readOnly) return fail({ code: 'disk/read-only', params: { path: store.path } })
    const quest = { sought, annotator: annotator.id, documents: index.ids() }
    return ok({ job: jobs.startFind(store, quest, session.attestedForms()) })
  },

  startInbox: async ({ session, jobs }) => {
    const { store, annotator, index } = session.requireCorpus()
    if (!annotator) throw new Error('an inbox before she has given her name')
    const { scheme } = store.manifest()
    return ok({ job: jobs.startInbox(store, { annotator: annotator.id, documents: index.ids(), scheme }) })
  },

  cancelJob: async ({ jobs }, { id }) => {
    jobs.cancel(id)
    return ok({})
  },

  revealOutput: async ({ jobs, shell }, { job }) => {
    const out = jobs.outputOf(job)
    if (out !== null) shell.reveal(out)
    return ok({})
  },
}

/** Looks at what an import would bring; nothing is written. */
function survey(session: AppSession, jobs: JobRunner, paths: readonly string[]): string {
  const { store, index } = session.requireCorpus()
  return jobs.startSurvey(store, paths, index.ids(), session.attestedForms())
}

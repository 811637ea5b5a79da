import { toNativeLine } from '../../shared/formats/native.ts'
import { annotatorIdSchema } from '../../shared/model/ids.ts'
import { fail, ok } from '../../shared/result.ts'
import { openDocument } from '../session/open-document.ts'
import { attempt } from '../store/disk-error.ts'
import { nodeFileSystem } from '../store/node-file-system.ts'
import { replaceFile } from '../store/write-durably.ts'
import type { Handlers } from './request-context.ts'

export const documentRequests: Handlers<
  | 'listDocuments'
  | 'openDocument'
  | 'readLayer'
  | 'saveCommit'
  | 'saveCopy'
  | 'savePdf'
  | 'listAttestedForms'
  | 'listCliticChoices'
> = {
  listDocuments: async ({ session }, query) => ok(await session.requireCorpus().index.query(query)),

  openDocument: async ({ session }, { id }) => {
    const corpus = session.requireCorpus()
    const opened = await openDocument(corpus, id)
    if (opened.ok) {
      const lastDocument = { ...session.settings.lastDocument, [corpus.store.path]: id }
      // Remembered in passing: the article does not wait for the settings' disk.
      void session.updateSettings({ lastDocument })
    }
    return opened
  },

  readLayer: async ({ session }, { id, annotator }) => {
    const { store, annotator: own } = session.requireCorpus()
    // Nobody writes a layer but its owner: others look at it as the present scheme has it.
    const layer = await store.readLayer(annotator, id, annotator !== own?.id)
    return layer.ok ? ok({ records: layer.value.records }) : layer
  },

  saveCommit: async ({ session }, commit) => {
    const { store, annotator } = session.requireCorpus()
    if (!annotator) throw new Error('a commit before she has given her name')
    const saved = await store.saveCommit(annotator.id, commit)
    if (saved.ok) await session.noteChanges({ touched: commit.diffs.map(({ document }) => document) })
    return saved
  },

  saveCopy: async ({ session, shell }, { id, records }) => {
    const { store, annotator } = session.requireCorpus()
    const document = await store.readDocument(id)
    if (!document.ok) return document
    const file = await shell.chooseCopyFile(`${document.value.name}.jsonl`)
    if (file === null) return ok(null)
    return attempt(file, async () => {
      const name = annotator?.id ?? 'copy'
      const status = records.find(record => record.kind === 'status')?.value ?? 'new'
      const layers = [{ annotator: annotatorIdSchema.parse(name), status, records, unplaced: [] }]
      const scheme = store.manifest().scheme.id
      const chunk = toNativeLine({ document: document.value, scheme, layers })
      await replaceFile(nodeFileSystem, file, new TextEncoder().encode(chunk))
      return ok({ file })
    })
  },

  savePdf: async ({ shell }, { name }) => {
    const file = await shell.choosePdfFile(`${name}.pdf`)
    if (file === null) return ok(null)
    return attempt(file, async () => {
      const printed = await shell.printToPdf().catch((reason: unknown) => String(reason))
      if (typeof printed === 'string') return fail({ code: 'program/failed', params: { reason: printed } })
      await replaceFile(nodeFileSystem, file, printed)
      return ok({ file })
    })
  },

  listAttestedForms: async ({ session }) => ok(await session.attestedForms()),

  listCliticChoices: async ({ session }, { except }) => ok((await session.requireCorpus().cuts?.list(except)) ?? []),
}

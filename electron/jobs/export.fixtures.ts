import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import type { Format } from '../../shared/formats/format.ts'
import { goldAnnotator } from '../../shared/model/make-id.ts'
import type { CorpusStore } from '../store/corpus-store.ts'
import { exportCorpus } from './export-corpus.ts'
import type { ExportSelection } from './export-selection.ts'
import type { ExportTarget } from './export-target.ts'
import { importFiles } from './import-files.ts'
import { device, emptyCorpus, seeds, temporaryFolder } from './jobs.fixtures.ts'

/** The gold that is done, in whole words. */
export const selection: ExportSelection = {
  layer: goldAnnotator,
  statuses: 'done',
  borders: 'word',
  nesting: 'outermost',
  tags: 'IOB2',
  split: null,
}

/** A corpus that is filled before the tests of a file and taken away after them, with a folder round it to export into. */
export function exporting(fill: (folder: string) => Promise<readonly string[]>) {
  let folder = { path: '', remove: async () => {} }
  let corpus: CorpusStore
  beforeAll(async () => {
    folder = await temporaryFolder()
    corpus = await emptyCorpus(join(folder.path, 'corpus'))
    for (const file of await fill(folder.path)) await importFiles([file], corpus, { device })
  })
  afterAll(async () => {
    await corpus.close()
    await folder.remove()
  })
  const out = (name: string): string => join(folder.path, name)
  const toFile = (name: string, overwrite = false) => ({ kind: 'file', path: out(name), overwrite }) as const
  const toFolder = (name: string, overwrite = false) => ({ kind: 'folder', path: out(name), overwrite }) as const
  return {
    get corpus() {
      return corpus
    },
    get folder() {
      return folder.path
    },
    out,
    toFile,
    toFolder,
    toZip: (name: string) => ({ kind: 'zip', path: out(name), overwrite: false }) as const,
    /** What the format makes by itself: a file or a folder. */
    toOutput: (format: Format, name: string) =>
      format.output === 'file' ? toFile(`${name}.${format.id}`) : toFolder(`${name}.${format.id}`),
    write: async (format: Format, more: Partial<ExportSelection>, target: ExportTarget) => {
      const done = await exportCorpus(corpus, format, { ...selection, ...more }, target)
      if (!done.ok) throw new Error(JSON.stringify(done.error))
      return done.value
    },
    idsByName: async () => {
      const ids = await corpus.listDocumentIds()
      if (!ids.ok) throw new Error(ids.error.code)
      const named = await Promise.all(
        ids.value.map(async id => {
          const document = await corpus.readDocument(id)
          return { id, name: document.ok ? document.value.name : '' }
        }),
      )
      return named.sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ id }) => id)
    },
  }
}

/** The sample's five articles and its gold. */
export const fillWithSample = async (): Promise<readonly string[]> => [
  join(seeds, 'articles'),
  join(seeds, 'gold.jsonl'),
]

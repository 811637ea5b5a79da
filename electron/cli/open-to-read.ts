import { resolve } from 'node:path'
import { type AppError, ok, type Result } from '../../shared/result.ts'
import type { CorpusReader } from '../jobs/export-selection.ts'
import { openCorpus } from '../store/open-corpus.ts'
import { commandDevice } from './command-device.ts'
import { isSourceFolder, openSourceFolder } from './source-folder.ts'

export type ReadableCorpus = CorpusReader & {
  readonly path: string
  readonly problems: readonly AppError[]
  readonly close: () => Promise<void>
}

/** Opens a corpus, or a folder that one is made from, to look at it: no lock, nothing written. */
export async function openToRead(folder: string): Promise<Result<ReadableCorpus>> {
  const path = resolve(folder)
  const opened = await openCorpus({ path, device: commandDevice(), mode: 'read' })
  if (opened.ok) {
    const corpus = opened.value
    return ok({
      path,
      problems: corpus.problems,
      manifest: () => corpus.manifest(),
      listDocumentIds: () => corpus.listDocumentIds(),
      readDocument: id => corpus.readDocument(id),
      listLayers: id => corpus.listLayers(id),
      readLayer: (annotator, id, mapped) => corpus.readLayer(annotator, id, mapped),
      close: async () => {
        await corpus.close()
      },
    })
  }
  if (opened.error.code !== 'corpus/not-a-corpus' || !(await isSourceFolder(path))) return opened
  const source = await openSourceFolder(path, commandDevice())
  return source.ok ? ok({ path, ...source.value, close: async () => {} }) : source
}

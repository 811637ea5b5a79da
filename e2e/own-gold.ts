import { openCorpus } from '../electron/store/open-corpus.ts'
import { goldAnnotator } from '../shared/model/make-id.ts'
import type { Annotation } from '../shared/model/records.ts'
import { annotatorName } from './home.ts'
import { device, expectOk } from './sample.ts'

/** Copies the gold layers of a corpus into hers, as if she had made them. `change`: what she has otherwise. */
export async function ownGold(
  folder: string,
  change: (records: readonly Annotation[]) => readonly Annotation[] = records => records,
): Promise<void> {
  const corpus = expectOk(await openCorpus({ path: folder, device, mode: 'write', idle: null }))
  const { id: annotator } = expectOk(await corpus.ensureAnnotator(annotatorName))
  for (const id of expectOk(await corpus.listDocumentIds())) {
    const { records } = expectOk(await corpus.readLayer(goldAnnotator, id))
    if (records.length > 0)
      expectOk(await corpus.writeLayer(annotator, id, { status: 'in-progress', records: change(records) }))
  }
  expectOk(await corpus.close())
}

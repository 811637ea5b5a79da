import { openCorpus } from '../electron/store/open-corpus.ts'
import type { DocumentId } from '../shared/model/ids.ts'
import { goldAnnotator } from '../shared/model/make-id.ts'
import type { Annotation } from '../shared/model/records.ts'
import { annotatorName, type Home } from './home.ts'
import { device, expectOk } from './sample.ts'

/** Gives her the sample's gold marks as her own, in all articles that have some; `change` says what of them stands otherwise. */
export async function markAsGold(
  { corpus: path }: Pick<Home, 'corpus'>,
  change: (id: DocumentId, records: readonly Annotation[]) => readonly Annotation[] = (_, records) => records,
): Promise<void> {
  const corpus = expectOk(await openCorpus({ path, device, mode: 'write', idle: null }))
  const { id: annotator } = expectOk(await corpus.ensureAnnotator(annotatorName))
  for (const id of expectOk(await corpus.listDocumentIds())) {
    const { records, status } = expectOk(await corpus.readLayer(goldAnnotator, id))
    if (records.length > 0) expectOk(await corpus.writeLayer(annotator, id, { status, records: change(id, records) }))
  }
  expectOk(await corpus.close())
}

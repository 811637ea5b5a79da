import type { OpenDocument } from '../../shared/api.ts'
import type { Commit } from '../../shared/edit/commit.ts'
import type { DocumentId } from '../../shared/model/ids.ts'
import { goldAnnotator } from '../../shared/model/make-id.ts'
import { ok, type Result } from '../../shared/result.ts'
import { countWords } from '../../shared/text/words.ts'
import type { OpenCorpus } from './app-session.ts'

/** Commits kept for undo. */
const historyLimit = 200

/** A document with her layer and her undo stack. */
export async function openDocument(
  { store, annotator, index }: OpenCorpus,
  id: DocumentId,
): Promise<Result<OpenDocument>> {
  const document = await store.readDocument(id)
  if (!document.ok) return document
  const layers = await store.listLayers(id)
  if (!layers.ok) return layers
  const layer = annotator ? await store.readLayer(annotator.id, id) : null
  if (layer && !layer.ok) return layer
  const history = annotator ? await store.readHistory(annotator.id, id, historyLimit) : ok<readonly Commit[]>([])
  if (!history.ok) return history
  const sequence = annotator ? await store.sequenceOf(annotator.id) : ok(0)
  if (!sequence.ok) return sequence
  const { name, text, metadata } = document.value
  const { words, at, of, previous, next } = index.place(id)
  return ok({
    id,
    name,
    text,
    metadata,
    words: words ?? countWords(text),
    records: layer?.value.records ?? [],
    status: layer?.value.status ?? 'new',
    revision: layer?.value.revision ?? 0,
    history: history.value,
    sequence: sequence.value,
    counter: layer?.value.counter ?? 0,
    hasGold: layers.value.includes(goldAnnotator),
    place: { at, of },
    previous,
    next,
    problems: layer?.value.problems ?? [],
  })
}

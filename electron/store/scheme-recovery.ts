import type { Corpus, SchemeChangeEntry } from '../../shared/model/corpus.ts'
import { corpusDocument } from '../../shared/model/corpus-document.ts'
import type { AnnotatorId } from '../../shared/model/ids.ts'
import type { LayerStore } from './layer-store.ts'

/**
 * The manifest as the corpus's own layers have it, where they know a later scheme: the program may have stopped between the line that changed it
 * and the manifest, or the line came from another laptop. Null: it is up to date.
 */
export async function recoverScheme(
  manifest: Corpus,
  annotators: readonly AnnotatorId[],
  layers: LayerStore,
): Promise<Corpus | null> {
  let { scheme } = manifest
  const changes = new Map<number, SchemeChangeEntry>(manifest.schemeChanges.map(change => [change.revision, change]))
  for (const annotator of annotators) {
    const { state } = await layers.open(annotator, corpusDocument)
    for (const record of state.records.values()) {
      if (record.kind !== 'scheme') continue
      const { mapping, undoes } = record
      const { revision } = record.scheme
      if (revision > scheme.revision) scheme = record.scheme
      if (revision > 0 && !changes.has(revision))
        changes.set(revision, { revision, mapping, ...(undoes === undefined ? {} : { undoes }) })
    }
  }
  if (scheme === manifest.scheme) return null
  return { ...manifest, scheme, schemeChanges: [...changes.values()].sort((a, b) => a.revision - b.revision) }
}

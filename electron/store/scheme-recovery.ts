import { sameScheme } from '../../shared/edit/mapping-since.ts'
import type { Corpus, SchemeChangeEntry } from '../../shared/model/corpus.ts'
import { corpusDocument } from '../../shared/model/corpus-document.ts'
import type { AnnotatorId } from '../../shared/model/ids.ts'
import type { AppError } from '../../shared/result.ts'
import type { LayerStore } from './layer-store.ts'

type Recovered = {
  /** Null: the manifest is up to date. */
  readonly next: Corpus | null
  readonly problems: readonly AppError[]
}

/**
 * The manifest as the corpus's own layers have it, where they know a later scheme: the program may have stopped between the line that changed it
 * and the manifest, or the line came from another laptop. Two laptops may each have made the newest revision: the manifest's stands, and it is told
 * until the scheme is changed again.
 */
export async function recoverScheme(
  manifest: Corpus,
  annotators: readonly AnnotatorId[],
  layers: LayerStore,
): Promise<Recovered> {
  let { scheme } = manifest
  const changes = new Map<number, SchemeChangeEntry>(manifest.schemeChanges.map(change => [change.revision, change]))
  const rivals = new Set<number>()
  for (const annotator of annotators) {
    const { state, problems } = await layers.open(annotator, corpusDocument)
    for (const record of state.records.values()) {
      if (record.kind !== 'scheme') continue
      const isTorn = problems.some(one => one.code === 'record/conflict' && one.params.id === record.id)
      if (isTorn || (record.scheme.revision === scheme.revision && !sameScheme(record.scheme, scheme)))
        rivals.add(record.scheme.revision)
      const { mapping, undoes } = record
      const { revision } = record.scheme
      if (revision > scheme.revision) scheme = record.scheme
      if (revision > 0 && !changes.has(revision))
        changes.set(revision, { revision, mapping, ...(undoes === undefined ? {} : { undoes }) })
    }
  }
  const schemeChanges = [...changes.values()].sort((a, b) => a.revision - b.revision)
  const { revision } = scheme
  return {
    next: scheme === manifest.scheme ? null : { ...manifest, scheme, schemeChanges },
    problems: rivals.has(revision) ? [{ code: 'scheme/conflict', params: { revision } }] : [],
  }
}

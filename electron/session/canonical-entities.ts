import { corpusDocument } from '../../shared/model/corpus-document.ts'
import type { AnnotatorId, RecordId } from '../../shared/model/ids.ts'
import type { CanonicalEntity } from '../../shared/model/records.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { CorpusStore } from '../store/corpus-store.ts'

/**
 * Entities of the corpus: hers, and those of others, which she may link to and not change. One that several hold, as after an import, is hers
 * where she holds it too.
 */
export async function readCanonicalEntities(
  store: Pick<CorpusStore, 'listLayers' | 'readLayer'>,
  annotator: AnnotatorId | null,
): Promise<Result<{ readonly own: readonly CanonicalEntity[]; readonly others: readonly CanonicalEntity[] }>> {
  const owners = await store.listLayers(corpusDocument)
  if (!owners.ok) return owners
  const own = new Map<RecordId, CanonicalEntity>()
  const others = new Map<RecordId, CanonicalEntity>()
  for (const owner of owners.value) {
    const layer = await store.readLayer(owner, corpusDocument, owner !== annotator)
    if (!layer.ok) return layer
    for (const record of layer.value.records)
      if (record.kind === 'canonicalEntity') (owner === annotator ? own : others).set(record.id, record)
  }
  for (const id of own.keys()) others.delete(id)
  return ok({ own: [...own.values()], others: [...others.values()] })
}

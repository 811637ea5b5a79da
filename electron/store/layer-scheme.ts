import { join } from 'node:path'
import { mappingSince } from '../../shared/edit/mapping-since.ts'
import type { DiffOf } from '../../shared/edit/records-diff.ts'
import { migrateRecords } from '../../shared/edit/scheme-migration.ts'
import type { Corpus } from '../../shared/model/corpus.ts'
import { corpusDocument } from '../../shared/model/corpus-document.ts'
import { type DeviceId, type DocumentId, documentIdSchema } from '../../shared/model/ids.ts'
import type { Stamp } from '../../shared/model/records.ts'
import type { StoredRecord } from '../../shared/model/stored-records.ts'
import type { FileSystem } from './file-system.ts'
import type { OwnedJournal } from './journal-set.ts'
import type { LayerState } from './layer-state.ts'

const noDiff: DiffOf<StoredRecord> = { added: [], updated: [], removed: [] }

/** What the scheme's changes since would make of a layer's records; empty where they follow the present scheme. */
export function outdatedIn(
  { records, schemeRevision, counter }: LayerState,
  { scheme, schemeChanges }: Pick<Corpus, 'scheme' | 'schemeChanges'>,
  device: DeviceId,
): DiffOf<StoredRecord> {
  if (schemeRevision >= scheme.revision) return noDiff
  const stamp: Stamp = [counter + 1, device]
  return migrateRecords(records, mappingSince(schemeChanges, schemeRevision), stamp)
}

/** Documents of one annotator's checkpoints below `folder` and of her journals, the corpus itself left out. */
export async function listHerDocuments(
  fileSystem: FileSystem,
  folder: string,
  journals: readonly OwnedJournal[],
): Promise<ReadonlySet<DocumentId>> {
  const found = new Set(journals.flatMap(({ journal }) => [...journal.documents]))
  for (const shard of await fileSystem.list(folder))
    for (const file of await fileSystem.list(join(folder, shard))) {
      const id = documentIdSchema.safeParse(/^(.+)\.json$/.exec(file)?.[1])
      if (id.success) found.add(id.data)
    }
  found.delete(corpusDocument)
  return found
}

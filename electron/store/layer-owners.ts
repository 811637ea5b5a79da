import { join } from 'node:path'
import { type AnnotatorId, annotatorIdSchema, type DocumentId } from '../../shared/model/ids.ts'
import type { FileSystem } from './file-system.ts'
import type { OwnedJournal } from './journal-set.ts'
import { shardOf } from './layer-file.ts'

/** Everyone with a checkpoint of the document below `folder`, or with a line in a journal that touches it; sorted. */
export async function listLayerOwners(
  fileSystem: FileSystem,
  folder: string,
  journals: readonly OwnedJournal[],
  document: DocumentId,
): Promise<readonly AnnotatorId[]> {
  const found = new Set<AnnotatorId>()
  for (const name of await fileSystem.list(folder)) {
    const annotator = annotatorIdSchema.safeParse(name)
    if (annotator.success && (await fileSystem.stat(join(folder, name, shardOf(document), `${document}.json`))))
      found.add(annotator.data)
  }
  for (const { annotator, journal } of journals) if (journal.placesOf(document).length > 0) found.add(annotator)
  return [...found].sort()
}

import { join } from 'node:path'
import { annotatorIdSchema, type DocumentId, documentIdSchema } from '../../shared/model/ids.ts'
import type { FileSystem } from './file-system.ts'
import type { OwnedJournal } from './journal-set.ts'

/**
 * Size and time of every checkpoint below `folder`, with the newest journal line of each document: together they change with every layer,
 * whoever wrote it.
 */
export async function readLayerMarks(
  fileSystem: FileSystem,
  folder: string,
  journals: readonly OwnedJournal[],
): Promise<ReadonlyMap<DocumentId, string>> {
  const marks = new Map<DocumentId, string>()
  const add = (id: DocumentId, mark: string): void => void marks.set(id, `${marks.get(id) ?? ''}${mark};`)
  for (const annotator of (await fileSystem.list(folder)).toSorted()) {
    if (!annotatorIdSchema.safeParse(annotator).success) continue
    for (const shard of await fileSystem.list(join(folder, annotator))) {
      const files = await fileSystem.list(join(folder, annotator, shard))
      const facts = await Promise.all(files.map(file => fileSystem.stat(join(folder, annotator, shard, file))))
      for (const [at, file] of files.entries()) {
        const id = documentIdSchema.safeParse(/^(.+)\.json$/.exec(file)?.[1])
        const fact = facts[at]
        if (id.success && fact) add(id.data, `${annotator} ${fact.size} ${fact.modified}`)
      }
    }
  }
  for (const { name, journal } of journals)
    for (const id of journal.documents) add(id, `${name} ${journal.placesOf(id).at(-1)?.sequence ?? 0}`)
  return marks
}

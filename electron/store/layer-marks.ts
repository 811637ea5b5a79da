import { join } from 'node:path'
import { annotatorIdSchema, type DocumentId, documentIdSchema } from '../../shared/model/ids.ts'
import type { FileSystem } from './file-system.ts'
import type { OwnedJournal } from './journal-set.ts'

/** Folders asked at a time: one after another their ways to the disk's threads and back take twice as long. */
const together = 16

type Fact = readonly [file: string, fact: Awaited<ReturnType<FileSystem['stat']>>]

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
    const shards = await fileSystem.list(join(folder, annotator))
    for (let at = 0; at < shards.length; at += together) {
      const facts = shards.slice(at, at + together).map(shard => factsIn(fileSystem, join(folder, annotator, shard)))
      for (const [file, fact] of (await Promise.all(facts)).flat()) {
        const id = documentIdSchema.safeParse(/^(.+)\.json$/.exec(file)?.[1])
        if (id.success && fact) add(id.data, `${annotator} ${fact.size} ${fact.modified}`)
      }
    }
  }
  for (const { name, journal } of journals)
    for (const id of journal.documents) add(id, `${name} ${journal.placesOf(id).at(-1)?.sequence ?? 0}`)
  return marks
}

async function factsIn(fileSystem: FileSystem, folder: string): Promise<readonly Fact[]> {
  const files = await fileSystem.list(folder)
  return Promise.all(files.map(async (file): Promise<Fact> => [file, await fileSystem.stat(join(folder, file))]))
}

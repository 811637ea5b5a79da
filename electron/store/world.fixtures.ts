import { expect } from 'vitest'
import type { Records } from '../../shared/edit/records-diff.ts'
import type { DocumentId } from '../../shared/model/ids.ts'
import type { Annotation } from '../../shared/model/records.ts'
import type { CorpusStore } from './corpus-store.ts'
import { must } from './store.fixtures.ts'

/** All that a corpus holds, as a test compares it. */
export type World = {
  readonly layers: ReadonlyMap<string, Records>
  readonly documents: ReadonlySet<DocumentId>
}

/** Everything of a record in one short line; the device of imports is the store's own affair. */
function sayRecord(record: Annotation): string {
  const { kind, id, source, stamp, ...rest } = record
  return `${kind} ${id} ${source} ${stamp[0]} ${JSON.stringify(Object.entries(rest).toSorted())}`
}

const sayRecords = (records: Iterable<Annotation>): string => [...records].map(sayRecord).toSorted().join('\n')

/** An empty layer is no layer. */
export const sayWorld = (world: World): string =>
  [...world.layers]
    .filter(([, records]) => records.size > 0)
    .map(([key, records]) => `${key}\n${sayRecords(records.values())}`)
    .toSorted()
    .join('\n\n')

export async function readWorld(store: CorpusStore): Promise<World> {
  const layers = new Map<string, Records>()
  const documents = new Set(must(await store.listDocumentIds()))
  for (const id of documents) {
    must(await store.readDocument(id))
    for (const annotator of must(await store.listLayers(id))) {
      const { records, problems } = must(await store.readLayer(annotator, id))
      expect(problems).toEqual([])
      if (records.length > 0) layers.set(`${annotator}/${id}`, new Map(records.map(record => [record.id, record])))
    }
  }
  return { layers, documents }
}

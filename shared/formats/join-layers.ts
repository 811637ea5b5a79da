import { type RecordId, recordIdSchema } from '../model/ids.ts'
import type { Annotation, Role } from '../model/records.ts'
import type { ImportedLayer } from './format.ts'

/** What a record says, whoever says it. */
const saidIn = (record: Annotation): string => JSON.stringify({ ...record, id: null, stamp: null, source: null })

/** A record whose references mean other records now. */
function refer(record: Annotation, to: (id: RecordId) => RecordId): Annotation {
  if (record.kind === 'relation') return { ...record, from: to(record.from), to: to(record.to) }
  if (record.kind !== 'agreement') return record
  const roles = record.roles.map(
    ({ filler, of, ...role }): Role => ({
      ...role,
      filler: 'entity' in filler ? { entity: to(filler.entity) } : filler,
      ...(of === undefined ? {} : { of: to(of) }),
    }),
  )
  return { ...record, roles }
}

/** An id that nobody in the layer has, the same each time. */
function freeId(id: RecordId, taken: ReadonlySet<RecordId>): RecordId {
  for (let count = 2; ; count++) {
    const free = recordIdSchema.parse(`${id.slice(0, 180)}~${count}`)
    if (!taken.has(free)) return free
  }
}

/**
 * Two layers of one document that become one annotator's: all of both, what both say once, and ids of the second that the first has too made others. The first one's status
 * stands.
 */
export function joinLayers(first: ImportedLayer, second: ImportedLayer): ImportedLayer {
  const records = [...first.records]
  const idOf = new Map(records.map(record => [saidIn(record), record.id]))
  const taken = new Set([...records, ...second.records].map(({ id }) => id))
  const isOfFirst = new Set(records.map(({ id }) => id))
  const becomes = new Map<RecordId, RecordId>()
  const take = (record: Annotation): void => {
    const meant = refer(record, id => becomes.get(id) ?? id)
    const same = idOf.get(saidIn(meant))
    const id = same ?? (isOfFirst.has(record.id) ? freeId(record.id, taken) : record.id)
    taken.add(id)
    becomes.set(record.id, id)
    if (same === undefined) records.push({ ...meant, id })
  }
  const hasStatus = records.some(({ kind }) => kind === 'status')
  // What others refer to comes before them.
  for (const record of second.records) if (record.kind === 'entity') take(record)
  for (const record of second.records)
    if (record.kind !== 'entity' && !(record.kind === 'status' && hasStatus)) take(record)
  const unplaced = [...first.unplaced, ...second.unplaced]
  return { ...first, status: first.status === 'new' ? second.status : first.status, records, unplaced }
}

import type { AnnotatorId, DocumentId } from '../../shared/model/ids.ts'
import { type Layer, layerVersion } from '../../shared/model/layer.ts'
import type { StoredRecord } from '../../shared/model/stored-records.ts'

/** Documents and layers are dealt into folders by the first two letters of their id, so that no folder grows too long. */
export const shardOf = (id: DocumentId): string => id.slice(0, 2)

const lines = new WeakMap<StoredRecord, string>()

/** Records never change, so each is written out once: a checkpoint of 20,000 marks costs what has changed since the last. */
function lineOf(record: StoredRecord): string {
  const known = lines.get(record)
  if (known !== undefined) return known
  const line = JSON.stringify(record)
  lines.set(record, line)
  return line
}

/** One record a line: plain JSON that is read, compared and mailed by people. */
export function stringifyLayer({ records, tombstones, ...head }: Layer): string {
  const opening = JSON.stringify(head, null, 2).slice(0, -2)
  const list = (name: string, written: readonly string[]): string =>
    written.length === 0 ? `  "${name}": []` : `  "${name}": [\n    ${written.join(',\n    ')}\n  ]`
  return [
    opening,
    list('records', records.map(lineOf)),
    `${list(
      'tombstones',
      tombstones.map(tombstone => JSON.stringify(tombstone)),
    )}\n}\n`,
  ].join(',\n')
}

/** As it is before anything has been done. */
export const emptyLayer = (annotator: AnnotatorId, document: DocumentId): Layer => ({
  version: layerVersion,
  document,
  annotator,
  status: 'new',
  schemeRevision: 0,
  revision: 0,
  changedAt: null,
  held: {},
  records: [],
  tombstones: [],
})

import type { RecordsDiff } from '../../shared/edit/records-diff.ts'
import type { TextOfDocument } from '../../shared/edit/stored-commit.ts'
import type { DeviceId } from '../../shared/model/ids.ts'
import { statusRecordId } from '../../shared/model/make-id.ts'
import { toStored } from '../../shared/model/record-codec.ts'
import type { Annotation, Stamp } from '../../shared/model/records.ts'
import type { ImportedLayer, LayerContent } from './corpus-store.ts'

/** What importing adds to a layer or changes in it; nothing is removed. A record that is there, whoever stamped it, is left alone. */
export function diffToImport(
  content: LayerContent,
  { status, records }: ImportedLayer,
  { text, offsets }: TextOfDocument,
  device: DeviceId,
): RecordsDiff {
  const stamp: Stamp = [content.counter + 1, device]
  const present = new Map(content.records.map(record => [record.id, record]))
  const said = (record: Annotation): string => JSON.stringify({ ...toStored(record, text, offsets), stamp: null })
  const added: Annotation[] = []
  const updated: (readonly [Annotation, Annotation])[] = []
  for (const record of withStatus(records, status, content, stamp)) {
    const known = present.get(record.id)
    const next = { ...record, stamp }
    if (!known) added.push(next)
    else if (said(known) !== said(next)) updated.push([known, next])
  }
  return { added, updated, removed: [] }
}

/** A layer's status is a record like any other; a file may say it in the layer's head alone. */
function withStatus(
  records: readonly Annotation[],
  status: ImportedLayer['status'],
  content: LayerContent,
  stamp: Stamp,
): readonly Annotation[] {
  // What a file calls new it has no status for: importing it does not undo hers.
  if (status === 'new' || status === content.status || records.some(record => record.kind === 'status')) return records
  return [...records, { kind: 'status', id: statusRecordId, value: status, source: 'import', stamp }]
}

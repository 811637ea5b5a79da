import { createHash } from 'node:crypto'
import type { RecordsDiff } from '../../shared/edit/records-diff.ts'
import type { TextOfDocument } from '../../shared/edit/stored-commit.ts'
import type { DeviceId, RecordId } from '../../shared/model/ids.ts'
import { statusRecordId, toDeviceId } from '../../shared/model/make-id.ts'
import { toStored } from '../../shared/model/record-codec.ts'
import type { Annotation, Stamp } from '../../shared/model/records.ts'
import type { ImportedLayer, LayerContent } from './corpus-store.ts'
import { isNewer } from './layer-state.ts'

/** Imports have a journal of their own, so that their sequences never meet those the window counts. */
export const importDeviceOf = (device: DeviceId): DeviceId =>
  toDeviceId(createHash('sha256').update(`import ${device}`).digest().subarray(0, 5))

/** `kept`: records the file has otherwise and without a stamp: nothing says that they are the newer ones. */
type Import = { readonly diff: RecordsDiff; readonly kept: readonly RecordId[] }

/**
 * What importing adds to a layer or changes in it; nothing is removed. The newest stamp wins a record, so that an old file neither
 * overwrites what was done since nor brings back what was deleted. A record that says the same is left alone, whoever stamped it.
 */
export function diffToImport(
  content: LayerContent,
  { status, records }: ImportedLayer,
  { text, offsets }: TextOfDocument,
  device: DeviceId,
): Import {
  const stamp: Stamp = [content.counter + 1, device]
  const present = new Map(content.records.map(record => [record.id, record]))
  const said = (record: Annotation): string => JSON.stringify({ ...toStored(record, text, offsets), stamp: null })
  const added: Annotation[] = []
  const updated: (readonly [Annotation, Annotation])[] = []
  const kept: RecordId[] = []
  for (const record of withStatus(records, status, content, stamp)) {
    const known = present.get(record.id)
    const next = { ...record, stamp }
    const held = known?.stamp ?? content.removed.get(record.id)
    if (known && said(known) === said(next)) continue
    if (held && !isNewer(record.stamp, held)) {
      if (record.stamp[0] === 0) kept.push(record.id)
    } else if (known) updated.push([known, next])
    else added.push(next)
  }
  return { diff: { added, updated, removed: [] }, kept }
}

/** A layer's status is a record like any other; a file may say it in the layer's head alone. */
function withStatus(
  records: readonly Annotation[],
  status: ImportedLayer['status'],
  content: LayerContent,
  stamp: Stamp,
): readonly Annotation[] {
  // A layer's head has no stamp: it gives a status to a layer that has none and does not undo hers.
  if (status === 'new' || content.status !== 'new' || records.some(record => record.kind === 'status')) return records
  return [...records, { kind: 'status', id: statusRecordId, value: status, source: 'import', stamp }]
}

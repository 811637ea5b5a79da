import { isEmptyMapping } from '../edit/scheme-mapping.ts'
import { migrateRecords } from '../edit/scheme-migration.ts'
import type { DeviceId } from '../model/ids.ts'
import type { ImportChoices } from '../model/import-survey.ts'
import { toDocumentId } from '../model/make-id.ts'
import { fromStored, toStored } from '../model/record-codec.ts'
import type { Annotation } from '../model/records.ts'
import { createOffsetMap } from '../text/offsets.ts'
import { repairBorders } from './border-repair.ts'
import type { ImportedLayer } from './format.ts'

/** Records with other ids of the scheme, in the way a change of the scheme brings them: what goes leaves roles and relations. */
function mapRecords(
  text: string,
  records: readonly Annotation[],
  { mapping }: ImportChoices,
  device: DeviceId,
): readonly Annotation[] {
  if (isEmptyMapping(mapping)) return records
  const offsets = createOffsetMap(text)
  const stored = new Map(records.map(record => [record.id, toStored(record, text, offsets)]))
  const { added, updated, removed } = migrateRecords(stored, mapping, [0, device])
  for (const record of removed) stored.delete(record.id)
  for (const record of [...added, ...updated.map(([, after]) => after)]) stored.set(record.id, record)
  // The id is named in problems alone, and there are none: every span comes from this text.
  const context = { document: toDocumentId(new Uint8Array(32)), text, offsets, device }
  return [...stored.values()].flatMap(record => {
    const placed = fromStored(record, context)
    return 'record' in placed ? [placed.record] : []
  })
}

/** A layer as she wants it to come in; undefined where it stays out. Marks of a model say so. */
export function applyChoices(
  text: string,
  layer: ImportedLayer,
  choices: ImportChoices,
  device: DeviceId,
): ImportedLayer | undefined {
  const chosen = Object.hasOwn(choices.layers, layer.name) ? choices.layers[layer.name] : layer.name
  if (chosen === null || chosen === undefined) return undefined
  const mapped = mapRecords(text, repairBorders(text, layer.records, choices.repairs), choices, device)
  const records = layer.predicted ? mapped.map((record): Annotation => ({ ...record, source: 'tagger' })) : mapped
  return { ...layer, name: chosen, records }
}

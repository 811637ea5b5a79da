import { z } from 'zod'
import { metadataSchema } from '../model/document.ts'
import { documentIdSchema } from '../model/ids.ts'
import { statusSchema } from '../model/records.ts'

export const nativeVersion = 1

/** A layer as a line holds it. Records are read one by one: one that is broken does not take the others with it. */
const nativeLayerSchema = z.looseObject({
  status: statusSchema.optional(),
  records: z.array(z.unknown()).default([]),
})

const { extra: _extra, boilerplate: _boilerplate, ...strictFields } = metadataSchema.unwrap().shape

/** Boilerplate is read stretch by stretch: one that does not fit the text does not take the line with it. */
const metadataFields = { ...strictFields, boilerplate: z.array(z.unknown()).optional() }

/** One line of native JSONL: a document and its layers, offsets in code points. Fields not named here are kept. */
export const nativeLineSchema = z.looseObject({
  hashiya: z.literal(nativeVersion),
  id: documentIdSchema.optional(),
  name: z.string().optional(),
  text: z.string().min(1),
  sha256: z.string().optional(),
  scheme: z.string().optional(),
  metadata: z.looseObject(metadataFields).prefault({}),
  layers: z.record(z.string(), nativeLayerSchema).default({}),
})
export type NativeLine = z.infer<typeof nativeLineSchema>

const omit = (from: Readonly<Record<string, unknown>>, known: readonly string[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(from).filter(([field]) => !known.includes(field)))

/** Fields this version does not know, of the metadata, of the line and of each layer. */
export type UnknownFields = {
  readonly metadata: Readonly<Record<string, unknown>>
  readonly line: Readonly<Record<string, unknown>>
  readonly layers: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

const lineFields = Object.keys(nativeLineSchema.shape)
const layerFields = Object.keys(nativeLayerSchema.shape)
const knownMetadata = Object.keys(metadataFields)

export const unknownFieldsOf = (line: NativeLine): UnknownFields => ({
  metadata: omit(line.metadata, knownMetadata),
  line: omit(line, lineFields),
  layers: Object.fromEntries(
    Object.entries(line.layers).flatMap(([name, layer]) => {
      const unknown = omit(layer, layerFields)
      return Object.keys(unknown).length > 0 ? [[name, unknown]] : []
    }),
  ),
})

/** Names in `metadata.extra` under which fields of the line and of its layers wait for the way back; no metadata field begins so. */
const lineKey = '@line'
const layersKey = '@layers'

/** As one record for `metadata.extra`; undefined where there is nothing to keep. */
export function toExtra({ metadata, line, layers }: UnknownFields): Record<string, unknown> | undefined {
  const extra = {
    ...metadata,
    ...(Object.keys(line).length > 0 ? { [lineKey]: line } : {}),
    ...(Object.keys(layers).length > 0 ? { [layersKey]: layers } : {}),
  }
  return Object.keys(extra).length > 0 ? extra : undefined
}

const keptSchema = z.looseObject({
  [lineKey]: z.record(z.string(), z.unknown()).default({}),
  [layersKey]: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
})

/** The inverse of `toExtra`. What stands under the two names in another shape stays with the metadata. */
export function fromExtra(extra: Readonly<Record<string, unknown>> = {}): UnknownFields {
  const kept = keptSchema.safeParse(extra)
  if (!kept.success) return { metadata: extra, line: {}, layers: {} }
  return { metadata: omit(extra, [lineKey, layersKey]), line: kept.data[lineKey], layers: kept.data[layersKey] }
}

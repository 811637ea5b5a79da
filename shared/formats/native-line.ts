import { z } from 'zod'
import { metadataSchema } from '../model/document.ts'
import { documentIdSchema } from '../model/ids.ts'
import { statusSchema } from '../model/records.ts'
import { sameValue } from '../model/same-value.ts'

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
/** Field of a line's metadata that holds what of `metadata.extra` has no place of its own in the line. */
const homelessKey = '@extra'

const fieldsSchema = z.record(z.string(), z.unknown())

/** As one record for `metadata.extra`; undefined where there is nothing to keep. */
export function toExtra({ metadata, line, layers }: UnknownFields): Record<string, unknown> | undefined {
  const { data: homeless } = fieldsSchema.safeParse(metadata[homelessKey])
  const extra = {
    ...(homeless ? omit(metadata, [homelessKey]) : metadata),
    ...(Object.keys(line).length > 0 ? { [lineKey]: line } : {}),
    ...(Object.keys(layers).length > 0 ? { [layersKey]: layers } : {}),
    ...homeless,
  }
  return Object.keys(extra).length > 0 ? extra : undefined
}

const keptSchema = z.looseObject({
  [lineKey]: fieldsSchema.default({}),
  [layersKey]: z.record(z.string(), fieldsSchema).default({}),
})

/** What of `metadata.extra` can stand where it came from in a line that has these layers. */
function placeExtra(extra: Readonly<Record<string, unknown>>, layers: readonly string[]): UnknownFields {
  const { data: kept } = keptSchema.safeParse(extra)
  if (!kept) return { metadata: omit(extra, [...knownMetadata, homelessKey]), line: {}, layers: {} }
  return {
    metadata: omit(extra, [...knownMetadata, lineKey, layersKey, homelessKey]),
    line: omit(kept[lineKey], lineFields),
    layers: Object.fromEntries(
      Object.entries(kept[layersKey]).flatMap(([name, fields]) =>
        layers.includes(name) ? [[name, omit(fields, layerFields)]] : [],
      ),
    ),
  }
}

/**
 * The inverse of `toExtra`, for a line with these layers. What has no place there (fields of a layer that belongs to an annotator of another name now) stays with the
 * metadata.
 */
export function fromExtra(
  extra: Readonly<Record<string, unknown>> = {},
  layers: readonly string[] = [],
): UnknownFields {
  const placed = placeExtra(extra, layers)
  const back = toExtra(placed) ?? {}
  const homeless = Object.entries(extra).filter(([field, value]) => !sameValue(value, back[field]))
  if (homeless.length === 0) return placed
  return { ...placed, metadata: { ...placed.metadata, [homelessKey]: Object.fromEntries(homeless) } }
}

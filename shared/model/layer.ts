import { z } from 'zod'
import { annotatorIdSchema, documentIdSchema, recordIdSchema } from './ids.ts'
import { stampSchema, statusSchema } from './records.ts'
import { storedRecordsSchema } from './stored-records.ts'
import type { Versioned } from './versioned.ts'

/** 2: layers may hold clitic choices. 3: that of the corpus itself holds its entities and its schemes. */
export const layerVersion = 3

/** What is left of a removed record, so that a merge does not bring it back. */
export const tombstoneSchema = z.object({ id: recordIdSchema, stamp: stampSchema })

/** `annotations/<annotator>/<shard>/<id>.json`: checkpoint of one annotator's records for one document. */
export const layerSchema = z.object({
  version: z.literal(layerVersion),
  document: documentIdSchema,
  annotator: annotatorIdSchema,
  /** Repeats the status record, for readers of the file. */
  status: statusSchema,
  schemeRevision: z.number().int().nonnegative(),
  /** Commits this layer has seen. */
  revision: z.number().int().nonnegative(),
  /** ISO 8601, UTC; null before the first edit. */
  changedAt: z.string().nullable(),
  /** Last sequence held, by journal file name. */
  held: z.record(z.string(), z.number().int().nonnegative()),
  records: storedRecordsSchema,
  tombstones: z.array(tombstoneSchema),
})
export type Layer = z.infer<typeof layerSchema>

export const layerFile: Versioned<Layer> = {
  name: 'layer',
  version: layerVersion,
  migrations: [
    { from: 1, up: old => ({ ...old, version: 2 }) },
    { from: 2, up: old => ({ ...old, version: 3 }) },
  ],
  schema: layerSchema,
}

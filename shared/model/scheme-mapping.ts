import { z } from 'zod'

/** Ids before to ids after; null: what bears the id goes. Ids that are not named stay. */
const idMappingSchema = z.record(z.string(), z.string().nullable()).readonly()
export type IdMapping = z.infer<typeof idMappingSchema>

/**
 * What a change of the scheme does to records, whoever holds them. Two ids that lead to one are merged. Each part is one step: ids on the right
 * are never looked up again on the left, so that two may change places.
 */
export const schemeMappingSchema = z
  .object({
    /** Of mentions. A mention that goes leaves the roles it filled and takes its relations along. */
    labels: idMappingSchema,
    relations: idMappingSchema,
    /** Of agreements. */
    types: idMappingSchema,
    /** Wherever they are filled; a role that goes is emptied. */
    roles: idMappingSchema,
    statuses: idMappingSchema,
    categories: idMappingSchema,
    /** Values of a category, under its id before. */
    values: z.record(z.string(), idMappingSchema).readonly(),
    /** Of mentions, relations and agreements, by name. */
    attributes: idMappingSchema,
    /** Values of an attribute, under its name before. */
    attributeValues: z.record(z.string(), idMappingSchema).readonly(),
  })
  .partial()
  .readonly()
export type SchemeMapping = z.infer<typeof schemeMappingSchema>

/** The scheme has changed, and nothing that is marked has. */
export const noMapping: SchemeMapping = {}

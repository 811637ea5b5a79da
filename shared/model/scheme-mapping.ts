import { z } from 'zod'

const idMappingSchema = z.record(z.string(), z.string().nullable()).readonly()

/** What a change of the scheme asks of records, as files and requests hold it: see edit/scheme-mapping.ts. */
export const schemeMappingSchema = z
  .object({
    labels: idMappingSchema,
    roles: idMappingSchema,
    types: idMappingSchema,
    statuses: idMappingSchema,
    relations: idMappingSchema,
    categories: idMappingSchema,
    values: idMappingSchema,
    labelAttributes: idMappingSchema,
    typeAttributes: idMappingSchema,
  })
  .readonly()

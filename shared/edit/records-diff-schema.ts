import { z } from 'zod'
import { annotationSchema } from '../model/records.ts'

/** A change as a value. A record stands in one of the three at most; `updated` holds `[from, to]`. */
export const recordsDiffSchema = z
  .object({
    added: z.array(annotationSchema).readonly(),
    updated: z.array(z.tuple([annotationSchema, annotationSchema]).readonly()).readonly(),
    removed: z.array(annotationSchema).readonly(),
  })
  .readonly()

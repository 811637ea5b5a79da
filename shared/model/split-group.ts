import { z } from 'zod'
import { targetsSchema } from './concordance.ts'

/** Marks of a label that are decided together: those of one canonical entity, or of one folded form where they are linked to none. */
export const splitGroupSchema = z
  .object({
    key: z.string(),
    /** Id of the canonical entity; null: a form. */
    link: z.string().nullable(),
    /** As it is written most. */
    words: z.string(),
    count: z.number().int().positive(),
    /** The first of them in its sentence. */
    before: z.string(),
    said: z.string(),
    after: z.string(),
    targets: targetsSchema,
  })
  .readonly()
export type SplitGroup = z.infer<typeof splitGroupSchema>

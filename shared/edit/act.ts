import { z } from 'zod'
import { recordIdSchema } from '../model/ids.ts'
import { annotationSchema, attributesSchema, canonicalEntitySchema, spansSchema } from '../model/records.ts'
import { agreementChangeSchema } from './agreements/agreement-change.ts'

const ids = z.array(recordIdSchema).min(1).readonly()

/**
 * What is done to one document from outside it, where its layer is: to records by their ids, so that what the layer holds by then decides.
 * Spans are UTF-16.
 */
export const actSchema = z.discriminatedUnion('do', [
  /** Stamped where they are written. Marks and refusals that are there already are left out. */
  z.object({ do: z.literal('add'), records: z.array(annotationSchema).min(1).readonly() }).readonly(),
  z
    .object({
      do: z.literal('changeEntities'),
      ids,
      /** As they were when it was decided: a mention that is otherwise by then is left alone. */
      was: z
        .object({ label: z.string().min(1).optional(), spans: spansSchema.optional() })
        .readonly()
        .optional(),
      change: z
        .object({
          label: z.string().min(1).optional(),
          spans: spansSchema.optional(),
          /** Id of a canonical entity; null: it names none. */
          link: z.string().min(1).nullable().optional(),
          normal: z.string().min(1).nullable().optional(),
          note: z.string().optional(),
          doubt: z.boolean().optional(),
          attributes: attributesSchema.optional(),
        })
        .readonly(),
    })
    .readonly(),
  z.object({ do: z.literal('changeAgreements'), ids, change: agreementChangeSchema }).readonly(),
  /** Of the corpus itself. */
  z
    .object({
      do: z.literal('changeCanonical'),
      ids,
      change: canonicalEntitySchema.unwrap().pick({ type: true, names: true, note: true }).partial().readonly(),
    })
    .readonly(),
  /** What leans on them goes or lets go of them in the same diff. */
  z.object({ do: z.literal('delete'), ids }).readonly(),
])
export type Act = z.infer<typeof actSchema>

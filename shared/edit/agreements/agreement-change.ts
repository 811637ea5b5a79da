import { z } from 'zod'
import { attributesSchema, spansSchema } from '../../model/records.ts'

/** What of an agreement can be set besides its roles. Undefined leaves a field as it is, null takes it away. */
export const agreementChangeSchema = z
  .object({
    type: z.string().min(1).optional(),
    /** Stands among the attributes, as `status`. */
    status: z.string().nullable().optional(),
    /** In place of all attributes but the status. */
    attributes: attributesSchema.optional(),
    trigger: spansSchema.nullable().optional(),
    note: z.string().optional(),
    doubt: z.boolean().optional(),
    /** In place of all other places that speak of it. */
    mentions: z.array(spansSchema).readonly().optional(),
  })
  .readonly()
export type AgreementChange = z.infer<typeof agreementChangeSchema>

import { z } from 'zod'
import { spanSchema } from './records.ts'

/** A mention in a passage. Offsets are UTF-16 and count from the passage's first letter. */
export const evidenceMarkSchema = z
  .object({ id: z.string(), label: z.string(), spans: z.array(spanSchema).readonly() })
  .readonly()

/** Words that fill a role, trigger the agreement or speak of it elsewhere; `role` is null but in the first case. */
export const evidencePartSchema = z
  .object({ kind: z.enum(['trigger', 'role', 'mention']), role: z.string().nullable(), span: spanSchema })
  .readonly()
export type EvidencePart = z.infer<typeof evidencePartSchema>

/** Words of the article that say something of an agreement, with some of their neighbours. */
export const passageSchema = z
  .object({
    /** From 1. */
    paragraph: z.number().int(),
    /** UTF-16 offset of its first letter in the article. */
    start: z.number().int(),
    text: z.string(),
    cutBefore: z.boolean(),
    cutAfter: z.boolean(),
    marks: z.array(evidenceMarkSchema).readonly(),
    parts: z.array(evidencePartSchema).readonly(),
  })
  .readonly()
export type Passage = z.infer<typeof passageSchema>

export const evidenceSchema = z
  .object({ direction: z.enum(['rtl', 'ltr']), language: z.string(), passages: z.array(passageSchema).readonly() })
  .readonly()
export type Evidence = z.infer<typeof evidenceSchema>

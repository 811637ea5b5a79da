import { z } from 'zod'
import { recordIdSchema } from './ids.ts'
import { attributesSchema, sourceSchema, stampSchema, statusSchema } from './records.ts'

/**
 * Records as files hold them (corpus folder and native JSONL): code points, end exclusive, `text[start:end]` in Python.
 * Optional fields may be absent; fields not named here are kept.
 */
const storedSpans = z.array(z.tuple([z.number().int().nonnegative(), z.number().int().positive()])).min(1)
const quoted = z.looseObject({ spans: storedSpans, surface: z.string().optional() })

const common = {
  id: recordIdSchema,
  source: sourceSchema.optional(),
  stamp: stampSchema.optional(),
}
const annotated = {
  attributes: attributesSchema.optional(),
  note: z.string().optional(),
  doubt: z.boolean().optional(),
}

export const storedEntitySchema = z.looseObject({
  kind: z.literal('entity'),
  ...common,
  ...annotated,
  label: z.string().min(1),
  spans: storedSpans,
  surface: z.string().optional(),
  normal: z.string().optional(),
  link: z.string().optional(),
})

export const storedRelationSchema = z.looseObject({
  kind: z.literal('relation'),
  ...common,
  ...annotated,
  label: z.string().min(1),
  from: recordIdSchema,
  to: recordIdSchema,
})

export const storedRoleSchema = z.looseObject({
  role: z.string().min(1),
  entity: recordIdSchema.optional(),
  spans: storedSpans.optional(),
  surface: z.string().optional(),
  of: recordIdSchema.optional(),
})

export const storedAgreementSchema = z.looseObject({
  kind: z.literal('agreement'),
  ...common,
  ...annotated,
  type: z.string().min(1),
  trigger: quoted.optional(),
  roles: z.array(storedRoleSchema).default([]),
  mentions: z.array(quoted).optional(),
})

export const storedDocumentLabelSchema = z.looseObject({
  kind: z.literal('documentLabel'),
  ...common,
  category: z.string().min(1),
  value: z.string(),
})

export const storedStatusSchema = z.looseObject({ kind: z.literal('status'), ...common, value: statusSchema })

export const storedDismissalSchema = z.looseObject({
  kind: z.literal('dismissal'),
  ...common,
  of: z.enum(['suggestion', 'find-everywhere', 'inbox']),
  subject: z.string(),
})

export const storedRecordSchema = z.discriminatedUnion('kind', [
  storedEntitySchema,
  storedRelationSchema,
  storedAgreementSchema,
  storedDocumentLabelSchema,
  storedStatusSchema,
  storedDismissalSchema,
])
export type StoredRecord = z.infer<typeof storedRecordSchema>

import { z } from 'zod'
import { deviceIdSchema, recordIdSchema } from './ids.ts'
import { type Scheme, schemeSchema } from './scheme.ts'
import { schemeMappingSchema } from './scheme-mapping.ts'
import { statuses } from './statuses.ts'

/** UTF-16 offsets into the document's exact text, end exclusive: `text.slice(start, end)` is the surface. */
export const spanSchema = z
  .object({ start: z.number().int().nonnegative(), end: z.number().int().positive() })
  .refine(span => span.start < span.end, 'a span holds at least one character')
  .readonly()
export type Span = z.infer<typeof spanSchema>

/** Fragments of one mention: non-empty, in text order, disjoint. */
export const spansSchema = z
  .array(spanSchema)
  .min(1)
  .refine(
    spans => spans.every((span, at) => at === 0 || (spans[at - 1]?.end ?? 0) <= span.start),
    'fragments stand in text order and do not overlap',
  )
  .readonly()

/** `[counter, device]`: the newer counter wins a merge, the device name breaks ties. */
export const stampSchema = z.tuple([z.number().int().nonnegative(), deviceIdSchema]).readonly()
export type Stamp = z.infer<typeof stampSchema>

export const sourceSchema = z.enum(['person', 'rule', 'gazetteer', 'tagger', 'import'])
export type Source = z.infer<typeof sourceSchema>

export const attributesSchema = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string()).readonly()]))
  .readonly()

export const statusSchema = z.enum(statuses)
export type Status = z.infer<typeof statusSchema>

const common = {
  id: recordIdSchema,
  source: sourceSchema,
  stamp: stampSchema,
  /** Fields a file brought that this version does not know: kept and written back. */
  extra: z.record(z.string(), z.unknown()).readonly().optional(),
}

const annotated = { attributes: attributesSchema, note: z.string(), doubt: z.boolean() }

export const entitySchema = z
  .object({
    kind: z.literal('entity'),
    ...common,
    ...annotated,
    label: z.string().min(1),
    spans: spansSchema,
    /** Written form without clitic, where it differs from the surface: للمغرب → المغرب. */
    normal: z.string().optional(),
    /** Id of the canonical entity this mention names. */
    link: z.string().optional(),
  })
  .readonly()
export type Entity = z.infer<typeof entitySchema>

export const relationSchema = z
  .object({
    kind: z.literal('relation'),
    ...common,
    ...annotated,
    label: z.string().min(1),
    from: recordIdSchema,
    to: recordIdSchema,
  })
  .readonly()

/** What fills a role: a marked entity, or bare words. */
export const fillerSchema = z.union([
  z.object({ entity: recordIdSchema }).readonly(),
  z.object({ spans: spansSchema }).readonly(),
])
export type Filler = z.infer<typeof fillerSchema>

export const roleSchema = z
  .object({
    role: z.string().min(1),
    filler: fillerSchema,
    /** Whose title a title is; which party a person stands for. */
    of: recordIdSchema.optional(),
    /** As a record's. */
    extra: z.record(z.string(), z.unknown()).readonly().optional(),
  })
  .readonly()
export type Role = z.infer<typeof roleSchema>

export const agreementSchema = z
  .object({
    kind: z.literal('agreement'),
    ...common,
    ...annotated,
    type: z.string().min(1),
    trigger: spansSchema.optional(),
    roles: z.array(roleSchema).readonly(),
    /** Other places that speak of the same agreement. */
    mentions: z.array(spansSchema).readonly(),
  })
  .readonly()
export type Agreement = z.infer<typeof agreementSchema>

export const documentLabelSchema = z
  .object({ kind: z.literal('documentLabel'), ...common, category: z.string().min(1), value: z.string() })
  .readonly()

/** The layer's status. One a layer, id `status`, so that setting it is undone and saved like any edit. */
export const statusRecordSchema = z.object({ kind: z.literal('status'), ...common, value: statusSchema }).readonly()
export type StatusRecord = z.infer<typeof statusRecordSchema>

/** What was refused stays refused. */
export const dismissalSchema = z
  .object({
    kind: z.literal('dismissal'),
    ...common,
    of: z.enum(['suggestion', 'find-everywhere', 'inbox']),
    subject: z.string(),
  })
  .readonly()
export type Dismissal = z.infer<typeof dismissalSchema>

/** How she cut a word under a label, where the program had proposed otherwise: proposed so from then on. One a form and label in a layer. */
export const cliticChoiceSchema = z
  .object({
    kind: z.literal('cliticChoice'),
    ...common,
    /** The whole word without diacritics. */
    form: z.string().min(1),
    label: z.string().min(1),
    /** What she cut off, without diacritics; empty: nothing. */
    clitic: z.string(),
    /** What the rest of the word is called, once she has said so: للمغرب is المغرب. */
    normal: z.string().min(1).optional(),
    /** ISO 8601, UTC: of choices in two articles the later counts. */
    at: z.string(),
  })
  .readonly()
export type CliticChoice = z.infer<typeof cliticChoiceSchema>

/** Someone or something that mentions all over the corpus name. Stands in the corpus's own layer. */
export const canonicalEntitySchema = z
  .object({
    kind: z.literal('canonicalEntity'),
    ...common,
    /** Id of the label its mentions mostly carry. */
    type: z.string().min(1),
    /** The first of each is what it is called. */
    names: z.object({ ar: z.array(z.string()).readonly(), latin: z.array(z.string()).readonly() }).readonly(),
    note: z.string(),
  })
  .readonly()
export type CanonicalEntity = z.infer<typeof canonicalEntitySchema>

// Named types: written out in full, as inference would, a scheme in every record nests too deep for the compiler in projects that import it.
const schemeField: z.ZodType<Scheme> = schemeSchema

/** The scheme as it stood from one revision on, in the corpus's own layer. Never changed: taking a change back is one more revision. */
export const schemeRecordSchema = z
  .object({
    kind: z.literal('scheme'),
    ...common,
    scheme: schemeField,
    /** What became of records of the revision before; nothing, where what was done to them is taken back record by record. */
    mapping: schemeMappingSchema,
    /** The revision that this one takes back. */
    undoes: z.number().int().nonnegative().optional(),
  })
  .readonly()

export const annotationSchema = z.discriminatedUnion('kind', [
  entitySchema,
  relationSchema,
  agreementSchema,
  documentLabelSchema,
  statusRecordSchema,
  dismissalSchema,
  cliticChoiceSchema,
  canonicalEntitySchema,
  schemeRecordSchema,
])
/** Any record an annotator writes about a document ("record" in the design; `Record` is taken by the language). */
export type Annotation = z.infer<typeof annotationSchema>

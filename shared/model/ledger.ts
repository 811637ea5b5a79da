import { z } from 'zod'
import { annotatorIdSchema, documentIdSchema, recordIdSchema } from './ids.ts'

/** What the ledger can be sorted by, and what it shows; `place`: where the agreement stands, article by article. */
export const ledgerColumns = [
  'type',
  'party',
  'person',
  'date',
  'location',
  'subject',
  'attendee',
  'violations',
  'note',
  'annotator',
  'place',
] as const
export const ledgerColumnSchema = z.enum(ledgerColumns)
export type LedgerColumn = z.infer<typeof ledgerColumnSchema>

export const ledgerGroups = ['party', 'country', 'type', 'month'] as const
export const ledgerGroupSchema = z.enum(ledgerGroups)
export type LedgerGroup = z.infer<typeof ledgerGroupSchema>

/** What narrows the list, by the side of it. Values of one are alternatives, facets of different kinds all hold. */
export const facetNames = ['type', 'status', 'party', 'missing', 'violation', 'annotator'] as const
export type FacetName = (typeof facetNames)[number]

const chosen = z.array(z.string()).readonly()
export const facetChoiceSchema = z
  .object({ type: chosen, status: chosen, party: chosen, missing: chosen, violation: chosen, annotator: chosen })
  .readonly()
export type FacetChoice = z.infer<typeof facetChoiceSchema>

/** Search, facets, order and groups in one question. */
export const ledgerFilterSchema = z
  .object({
    /** Searched folded in all cells; all words must occur. Empty: all. */
    search: z.string(),
    facets: facetChoiceSchema,
    sort: z.object({ column: ledgerColumnSchema, descending: z.boolean() }).readonly(),
    group: ledgerGroupSchema.nullable(),
    /** Groups whose rows are folded away, by key. */
    closed: z.array(z.string()).readonly(),
  })
  .readonly()
export type LedgerFilter = z.infer<typeof ledgerFilterSchema>

/** `offset`, `limit`: lines, headings of groups among them. */
export const ledgerQuerySchema = ledgerFilterSchema
  .unwrap()
  .extend({ offset: z.number().int().nonnegative(), limit: z.number().int().positive().max(1000) })
  .readonly()
export type LedgerQuery = z.infer<typeof ledgerQuerySchema>

/** One agreement, wherever it stands. */
export const agreementPlaceSchema = z
  .object({ document: documentIdSchema, annotator: annotatorIdSchema, id: recordIdSchema })
  .readonly()
export type AgreementPlace = z.infer<typeof agreementPlaceSchema>

/** What fills a role, in words. `of`: the title beside a person; `lost`: the mention is gone. */
export const ledgerFillerSchema = z
  .object({
    role: z.string(),
    text: z.string(),
    titles: z.array(z.string()).readonly(),
    lost: z.boolean(),
    /** The day it means, ISO 8601, where it is a date and that is known; the word for the weekday may not fit it. */
    day: z.string().nullable(),
    offDay: z.boolean(),
  })
  .readonly()
export type LedgerFiller = z.infer<typeof ledgerFillerSchema>

/** `code`: of constraints.ts, or the ledger's own; `what`: the scheme's or record's id it is about. */
export const violationSchema = z.object({ code: z.string(), what: z.string() }).readonly()
export type Violation = z.infer<typeof violationSchema>

export const ledgerRowSchema = z
  .object({
    document: documentIdSchema,
    annotator: annotatorIdSchema,
    id: recordIdSchema,
    /** The article's name. */
    name: z.string(),
    type: z.string(),
    /** Null where none is given. */
    status: z.string().nullable(),
    trigger: z.string(),
    /** In the order of the record. */
    fillers: z.array(ledgerFillerSchema).readonly(),
    violations: z.array(violationSchema).readonly(),
    note: z.string(),
    doubt: z.boolean(),
    /** Paragraph it stands in, from 1; UTF-16 offset of its first words. */
    paragraph: z.number().int(),
    start: z.number().int(),
  })
  .readonly()
export type LedgerRow = z.infer<typeof ledgerRowSchema>

/** A value of a facet with the agreements that have it under all that is chosen in the other facets. `name`: as it is shown, where the scheme does not know it. */
export const facetValueSchema = z
  .object({ value: z.string(), count: z.number().int().nonnegative(), name: z.string().nullable() })
  .readonly()
export type FacetValue = z.infer<typeof facetValueSchema>

const shape = ledgerRowSchema.unwrap().shape
const column = <Value extends z.ZodType>(value: Value) => z.array(value).readonly()
export const ledgerColumnsSchema = z
  .object({
    document: column(shape.document),
    annotator: column(shape.annotator),
    id: column(shape.id),
    name: column(shape.name),
    type: column(shape.type),
    status: column(shape.status),
    trigger: column(shape.trigger),
    fillers: column(shape.fillers),
    violations: column(shape.violations),
    note: column(shape.note),
    doubt: column(shape.doubt),
    paragraph: column(shape.paragraph),
    start: column(shape.start),
  })
  .readonly()

/** A line of the table: the row at `row` of the page's columns, the `nth` of all (from 1), or the heading of a group. */
export const ledgerLineSchema = z.union([
  z.object({ row: z.number().int(), nth: z.number().int(), group: z.string() }).readonly(),
  z
    .object({ heading: z.string(), name: z.string().nullable(), count: z.number().int(), isClosed: z.boolean() })
    .readonly(),
])
export type LedgerLine = z.infer<typeof ledgerLineSchema>

export const ledgerPageSchema = z
  .object({
    /** Lines, headings among them. */
    total: z.number().int().nonnegative(),
    offset: z.number().int().nonnegative(),
    lines: z.array(ledgerLineSchema).readonly(),
    columns: ledgerColumnsSchema,
    /** Agreements that match, and the articles they stand in. */
    found: z.object({ agreements: z.number().int(), articles: z.number().int() }).readonly(),
    /** Of the whole corpus, whatever the query: hers, and all. */
    corpus: z.object({ hers: z.number().int(), all: z.number().int() }).readonly(),
    facets: z.record(z.enum(facetNames), z.array(facetValueSchema).readonly()),
  })
  .readonly()
export type LedgerPage = z.infer<typeof ledgerPageSchema>

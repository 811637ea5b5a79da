import { z } from 'zod'
import { documentIdSchema } from './ids.ts'
import { statusSchema } from './records.ts'

/** What the library can be sorted by. */
export const libraryColumnSchema = z.enum(['title', 'name', 'status', 'words', 'entities', 'agreements', 'changedAt'])
export type LibraryColumn = z.infer<typeof libraryColumnSchema>

/** Sort, filter, search and page in one question, whoever answers it. */
export const libraryQuerySchema = z
  .object({
    /** Searched folded (diacritics, tatweel, letter variants) in title, name and text; empty: all. */
    search: z.string(),
    statuses: z.array(statusSchema).readonly(),
    /** Documents that hold at least one mention of any of these labels; empty: all. */
    labels: z.array(z.string()).readonly(),
    sort: z.object({ column: libraryColumnSchema, descending: z.boolean() }).readonly(),
    /** First row wanted, from 0. */
    offset: z.number().int().nonnegative(),
    limit: z.number().int().positive().max(1000),
  })
  .readonly()
export type LibraryQuery = z.infer<typeof libraryQuerySchema>

export const labelCountSchema = z.object({ label: z.string(), count: z.number().int().positive() }).readonly()

/** Where the search met the text: words before, the hit, words after, in logical order. */
export const snippetSchema = z.object({ before: z.string(), hit: z.string(), after: z.string() }).readonly()

export const libraryRowSchema = z
  .object({
    id: documentIdSchema,
    /** First line of the text, at most 160 characters. */
    title: z.string(),
    name: z.string(),
    status: statusSchema,
    words: z.number().int().nonnegative(),
    /** Of the annotator's own layer. */
    entities: z.number().int().nonnegative(),
    agreements: z.number().int().nonnegative(),
    labels: z.array(labelCountSchema).readonly(),
    /** Names of everyone with a layer, gold left out. */
    annotators: z.array(z.string()).readonly(),
    gold: z.boolean(),
    /** ISO 8601, UTC; null before the first edit. */
    changedAt: z.string().nullable(),
    snippet: snippetSchema.nullable(),
  })
  .readonly()
export type LibraryRow = z.infer<typeof libraryRowSchema>

/** One value a row in each column: tables cross the process border as columns. */
export const libraryPageSchema = z
  .object({
    /** Rows that match, on all pages. */
    total: z.number().int().nonnegative(),
    offset: z.number().int().nonnegative(),
    columns: z
      .object({
        id: z.array(documentIdSchema).readonly(),
        title: z.array(z.string()).readonly(),
        name: z.array(z.string()).readonly(),
        status: z.array(statusSchema).readonly(),
        words: z.array(z.number()).readonly(),
        entities: z.array(z.number()).readonly(),
        agreements: z.array(z.number()).readonly(),
        labels: z.array(z.array(labelCountSchema).readonly()).readonly(),
        annotators: z.array(z.array(z.string()).readonly()).readonly(),
        gold: z.array(z.boolean()).readonly(),
        changedAt: z.array(z.string().nullable()).readonly(),
        snippet: z.array(snippetSchema.nullable()).readonly(),
      })
      .readonly(),
    /** Documents by status over the search and labels, statuses filter left out: the counts on its buttons. */
    byStatus: z.record(statusSchema, z.number().int().nonnegative()),
    /** Of the whole corpus, whatever the query: the line under the title. */
    corpus: z
      .object({
        documents: z.number(),
        words: z.number(),
        entities: z.number(),
        agreements: z.number(),
        /** Labels that occur, for the filter. */
        labels: z.array(z.string()).readonly(),
      })
      .readonly(),
  })
  .readonly()
export type LibraryPage = z.infer<typeof libraryPageSchema>

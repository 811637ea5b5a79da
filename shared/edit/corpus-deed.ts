import { z } from 'zod'
import { documentIdSchema } from '../model/ids.ts'
import { annotationSchema } from '../model/records.ts'
import { commandNameSchema, sequenceSchema } from './commit.ts'
import { recordsDiffSchema } from './records-diff-schema.ts'

/**
 * One deed in many articles, one line of the journal. Whoever holds the open article says what it does there; what it does in the others is
 * worked out where their layers are: `added` there, or the deed that it takes back or brings again, reversed or repeated.
 */
export const corpusDeedSchema = z
  .object({
    /** Null: no article is open, nobody counts. */
    sequence: sequenceSchema.nullable(),
    name: commandNameSchema,
    /** ISO 8601, UTC. */
    at: z.string(),
    undoes: sequenceSchema.optional(),
    redoes: sequenceSchema.optional(),
    open: z.object({ document: documentIdSchema, diff: recordsDiffSchema }).readonly().nullable(),
    /** Marks and refusals for other articles; they are stamped where they are written. */
    added: z
      .array(z.object({ document: documentIdSchema, records: z.array(annotationSchema).min(1).readonly() }).readonly())
      .readonly(),
  })
  .readonly()
export type CorpusDeed = z.infer<typeof corpusDeedSchema>

/** What came of it, once it is durable. */
export const deedOutcomeSchema = z
  .object({
    sequence: sequenceSchema,
    /** Articles in which something changed, and how many records did. */
    documents: z.array(documentIdSchema).readonly(),
    changed: z.number().int().nonnegative(),
    /** Records left alone, by article: they have changed since, or the mark stands there already. */
    skipped: z
      .array(
        z.object({ document: documentIdSchema, name: z.string(), records: z.number().int().positive() }).readonly(),
      )
      .readonly(),
  })
  .readonly()
export type DeedOutcome = z.infer<typeof deedOutcomeSchema>

/** The newest deed that touched more than one article. */
export const lastDeedSchema = z
  .object({
    sequence: sequenceSchema,
    name: commandNameSchema,
    at: z.string(),
    documents: z.number().int().positive(),
    /** Marks it made. */
    marks: z.number().int().nonnegative(),
    /** Of its first mark: the words without their clitics, and the label. */
    words: z.string().nullable(),
    label: z.string().nullable(),
    /** It has been taken back. */
    undone: z.boolean(),
  })
  .readonly()
export type LastDeed = z.infer<typeof lastDeedSchema>

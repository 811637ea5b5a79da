import { z } from 'zod'
import { documentIdSchema } from '../model/ids.ts'
import { actSchema } from './act.ts'
import { commandNameSchema, sequenceSchema } from './commit.ts'
import { recordsDiffSchema } from './records-diff-schema.ts'

export const documentActSchema = z.object({ document: documentIdSchema, act: actSchema }).readonly()
export type DocumentAct = z.infer<typeof documentActSchema>

/**
 * One deed in many articles, one line of the journal. Whoever holds the open article says what it does there; what it does in the others is
 * worked out where their layers are: its acts there, or the deed that it takes back or brings again, reversed or repeated.
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
    /** What is done elsewhere, in this order. Several may concern one document. */
    acts: z.array(documentActSchema).readonly(),
    /** Finished articles in which an act changes a mark come back to be looked at again, in the same line. */
    review: z.boolean().optional(),
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

const turnSchema = z.object({ sequence: sequenceSchema, name: commandNameSchema }).readonly()

/** The newest deed that was done to many articles, or from outside the article it touched. */
export const lastDeedSchema = z
  .object({
    sequence: sequenceSchema,
    name: commandNameSchema,
    at: z.string(),
    /** Articles: what is of the corpus itself is in none. */
    documents: z.number().int().nonnegative(),
    /** Marks it made, and records it changed in any way; statuses that followed by themselves are not counted. */
    marks: z.number().int().nonnegative(),
    records: z.number().int().nonnegative(),
    /** Of the first mark, agreement or entity of the corpus it is about: the words without their clitics; of a mark, the label it was given. */
    words: z.string().nullable(),
    label: z.string().nullable(),
    /** It has been taken back. */
    undone: z.boolean(),
    /** Next in turn to be taken back, and to be done again; null: nothing is. */
    undo: turnSchema.nullable(),
    redo: turnSchema.nullable(),
  })
  .readonly()
export type LastDeed = z.infer<typeof lastDeedSchema>

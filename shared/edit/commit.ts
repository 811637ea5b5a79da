import { z } from 'zod'
import { documentIdSchema } from '../model/ids.ts'
import { recordsDiffSchema } from './records-diff-schema.ts'

/** What a person did, for the history and its tooltips. */
export const commandNameSchema = z.enum([
  'createEntity',
  'relabelEntity',
  'moveEdge',
  'deleteRecords',
  'writeNote',
  'setDoubt',
  'setNormal',
  'setAttribute',
  'setStatus',
  'findEverywhere',
  'createAgreement',
  'changeAgreement',
  'fillRole',
  'emptyRole',
  'setOf',
  'duplicateAgreement',
  'mergeAgreements',
  'splitAgreement',
  'createRelation',
  'setDocumentLabel',
  'linkEntities',
  'createCanonical',
  'changeCanonical',
  'mergeCanonical',
  'splitCanonical',
  'dismiss',
  'changeScheme',
  'mapScheme',
  'import',
])
export type CommandName = z.infer<typeof commandNameSchema>

/** Counts up by one a commit in one journal (one annotator on one device). */
export const sequenceSchema = z.number().int().positive()

/** One change of one or more documents, whole or not at all: one line of the journal. */
export const commitSchema = z
  .object({
    sequence: sequenceSchema,
    name: commandNameSchema,
    /** ISO 8601, UTC. */
    at: z.string(),
    /** Sequence of the commit this one takes back, or brings back. */
    undoes: sequenceSchema.optional(),
    redoes: sequenceSchema.optional(),
    /** Sequence of the commit this one goes on with: durable at once, taken back together. */
    joins: sequenceSchema.optional(),
    /** Documents it touches in all, where it was done in many or from outside and `diffs` holds one's part alone. */
    touches: z.number().int().positive().optional(),
    diffs: z
      .array(z.object({ document: documentIdSchema, diff: recordsDiffSchema }).readonly())
      .min(1)
      .readonly(),
  })
  .readonly()
export type Commit = z.infer<typeof commitSchema>

import { z } from 'zod'
import { documentIdSchema } from '../model/ids.ts'

/** Why something is not in the file as it was marked. One sentence each in both languages. */
export const lossReasonSchema = z.enum([
  'grown-to-word',
  'fragments-joined',
  'nested',
  'overlapping',
  'crossing',
  'kind-not-carried',
  'fragments-not-carried',
  'attributes-not-carried',
  /** Only spaces were marked: there is no token to carry the mention. */
  'blank',
  /** What it joins or is filled with is not in the file. */
  'end-not-carried',
  /** Its label is not in the scheme, and the format numbers labels by the scheme. */
  'label-not-declared',
  'label-with-space',
  /** It stands in the file, but is longer than what its consumer looks at. */
  'long',
  /** What it joins stands in different parts of the file. */
  'apart',
  /** An end, a role's filler or whom it is `of` has a label that was not chosen. */
  'end-not-chosen',
  /** It began or ended inside what is counted as one character. */
  'grown-to-grapheme',
  /** A line break at its edge has no place in a line of the file. */
  'break-trimmed',
  /** It has no trigger, and its file hangs agreements on triggers. */
  'trigger-lent',
  'no-trigger',
  /** One mention fills one role twice, of different parties. */
  'of-shared',
  /** It stands, or what it needs does, in what is not the article's own, and that was left out. */
  'in-boilerplate',
  'misread',
])
export type LossReason = z.infer<typeof lossReasonSchema>

export const lossSchema = z
  .object({
    document: documentIdSchema,
    documentName: z.string(),
    kind: z.enum(['entity', 'relation', 'agreement', 'documentLabel']),
    id: z.string(),
    label: z.string(),
    surface: z.string(),
    /** What the file holds instead; null where it holds nothing. */
    written: z.string().nullable(),
    /** Surface of the mention that took its place (nested, overlapping). */
    within: z.string().nullable(),
    reason: lossReasonSchema,
  })
  .readonly()
export type Loss = z.infer<typeof lossSchema>

/** A report holds no more of one kind and reason: memory stays the same however large the corpus. */
export const listedLosses = 1_000

export const lossCountSchema = z
  .object({
    fate: z.enum(['altered', 'notCarried']),
    kind: lossSchema.unwrap().shape.kind,
    reason: lossReasonSchema,
    count: z.number().int().positive(),
  })
  .readonly()
export type LossCount = z.infer<typeof lossCountSchema>

/** A report names no more groups of near-duplicates. */
export const listedGroups = 100

const togetherSchema = z
  .object({
    groups: z.number().int(),
    /** In all groups. */
    documents: z.number().int(),
    listed: z
      .array(
        z
          .object({
            side: z.string(),
            documents: z.array(z.object({ id: documentIdSchema, name: z.string() })).readonly(),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly()
export type Together = z.infer<typeof togetherSchema>

/**
 * What the files teach besides what was marked, and what they lack. `gold-cuts`: words are cut where a mention begins or ends and nowhere else. `labels-merged`: labels of the
 * scheme go out under one name. `side-empty`: a side of the split got no article, so it has no file.
 */
export const exportWarningSchema = z.enum(['gold-cuts', 'labels-merged', 'side-empty'])
export type ExportWarning = z.infer<typeof exportWarningSchema>

/** Files read back and compared with the source: `entities = kept + altered + notCarried` over entities. */
export const proofReportSchema = z
  .object({
    format: z.string(),
    documents: z.number().int(),
    /** Documents left out: not done, or with nothing in the layer asked for. */
    unfinished: z.number().int(),
    entities: z.number().int(),
    kept: z.number().int(),
    /** Mentions whose label was not chosen: they are no part of `entities`. */
    unchosen: z.number().int().default(0),
    /** Documents that are in the files without what is not their own. */
    shortened: z.number().int().default(0),
    /** Documents so alike that all of a group went to one side; null where nothing was split. */
    together: togetherSchema.nullable().default(null),
    warnings: z.array(exportWarningSchema).readonly().default([]),
    /** How often each happened, over all documents. */
    counts: z.array(lossCountSchema).readonly(),
    /** The first `listedLosses` of each count; all of them stand in the file beside the export. */
    altered: z.array(lossSchema).readonly(),
    notCarried: z.array(lossSchema).readonly(),
    files: z
      .array(
        z
          .object({
            path: z.string(),
            documents: z.number(),
            words: z.number(),
            entities: z.number(),
            bytes: z.number(),
            /** Mentions by label as they were marked. */
            labels: z.record(z.string(), z.number()),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly()
export type ProofReport = z.infer<typeof proofReportSchema>

import { z } from 'zod'
import { documentIdSchema } from '../model/ids.ts'
import { type CodecContext, fromStored, toStored } from '../model/record-codec.ts'
import type { Annotation } from '../model/records.ts'
import { type StoredRecord, storedRecordSchema, storedRecordsSchema } from '../model/stored-records.ts'
import type { Versioned } from '../model/versioned.ts'
import type { OffsetMap } from '../text/offsets.ts'
import { type Commit, commandNameSchema, sequenceSchema } from './commit.ts'
import type { RecordsDiff } from './records-diff.ts'

/** 2: commits may remember clitic choices. 3: deeds from outside an article say so, and records of the corpus itself. */
export const storedCommitVersion = 3

export const storedDiffSchema = z.object({
  document: documentIdSchema,
  /** The scheme's revision that the layer followed before and follows after, where that moves. */
  scheme: z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative()]).optional(),
  added: storedRecordsSchema,
  updated: z.array(z.tuple([storedRecordSchema, storedRecordSchema])),
  removed: storedRecordsSchema,
})
export type StoredDiff = z.infer<typeof storedDiffSchema>

/** A commit as one line of a journal: records in their stored form (code points, surfaces). */
export const storedCommitSchema = z.object({
  version: z.literal(storedCommitVersion),
  sequence: sequenceSchema,
  /** Done from outside the documents it touches, however few. Stands third, where it is seen without parsing the line. */
  deed: z.literal(true).optional(),
  name: commandNameSchema,
  /** ISO 8601, UTC. */
  at: z.string(),
  undoes: sequenceSchema.optional(),
  redoes: sequenceSchema.optional(),
  joins: sequenceSchema.optional(),
  diffs: z.array(storedDiffSchema).min(1),
})
export type StoredCommit = z.infer<typeof storedCommitSchema>

export const storedCommitFile: Versioned<StoredCommit> = {
  name: 'journal',
  version: storedCommitVersion,
  migrations: [
    { from: 1, up: old => ({ ...old, version: 2 }) },
    { from: 2, up: old => ({ ...old, version: 3 }) },
  ],
  schema: storedCommitSchema,
}

export type TextOfDocument = { readonly text: string; readonly offsets: OffsetMap }

/** Records to their stored form; `keep` is told each pair, so that nobody has to convert back. */
export function toStoredDiff(
  document: StoredDiff['document'],
  diff: RecordsDiff,
  { text, offsets }: TextOfDocument,
  keep: (stored: StoredRecord, record: Annotation) => void = () => {},
): StoredDiff {
  const convert = (record: Annotation): StoredRecord => {
    const stored = toStored(record, text, offsets)
    keep(stored, record)
    return stored
  }
  return {
    document,
    added: diff.added.map(convert),
    updated: diff.updated.map(([from, to]) => [convert(from), convert(to)]),
    removed: diff.removed.map(convert),
  }
}

/** Undefined where a record's quote stands nowhere: such a change cannot be shown or taken back. */
export function fromStoredDiff(stored: StoredDiff, context: CodecContext): RecordsDiff | undefined {
  const lost = { any: false }
  const convert = (record: StoredRecord): readonly Annotation[] => {
    const placed = fromStored(record, context)
    if ('record' in placed) return [placed.record]
    lost.any = true
    return []
  }
  const diff: RecordsDiff = {
    added: stored.added.flatMap(convert),
    updated: stored.updated.flatMap(([before, after]) => {
      const [from] = convert(before)
      const [to] = convert(after)
      return from && to ? [[from, to] as const] : []
    }),
    removed: stored.removed.flatMap(convert),
  }
  return lost.any ? undefined : diff
}

/** The journal's form of a commit. `textOf` knows every document it touches. */
export const toStoredCommit = (
  commit: Commit,
  textOf: (document: StoredDiff['document']) => TextOfDocument,
  keep?: (stored: StoredRecord, record: Annotation) => void,
): StoredCommit => ({
  version: storedCommitVersion,
  sequence: commit.sequence,
  name: commit.name,
  at: commit.at,
  ...(commit.undoes === undefined ? {} : { undoes: commit.undoes }),
  ...(commit.redoes === undefined ? {} : { redoes: commit.redoes }),
  ...(commit.joins === undefined ? {} : { joins: commit.joins }),
  diffs: commit.diffs.map(({ document, diff }) => toStoredDiff(document, diff, textOf(document), keep)),
})

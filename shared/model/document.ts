import { z } from 'zod'
import { boilerplateSchema } from './boilerplate.ts'
import { documentIdSchema } from './ids.ts'
import type { Versioned } from './versioned.ts'

export const documentVersion = 1

export const directionSchema = z.enum(['rtl', 'ltr'])

export const metadataSchema = z
  .object({
    title: z.string().optional(),
    source: z.string().optional(),
    /** ISO 8601 date; resolves اليوم الثلاثاء. */
    publishedAt: z.string().optional(),
    language: z.string().default('ar'),
    direction: directionSchema.default('rtl'),
    /** What of the text is not the article's own; found when it came in. Code points in the file. */
    boilerplate: z.array(boilerplateSchema).readonly().optional(),
    extra: z.record(z.string(), z.unknown()).optional(),
  })
  .readonly()
export type Metadata = z.infer<typeof metadataSchema>

/** A change of a text that may be asked for when it comes in: one line end for all, composed letters, no byte order marks within. */
export const textChangeSchema = z.enum(['line-ends', 'nfc', 'marks-within'])
export type TextChange = z.infer<typeof textChangeSchema>

/** Where a text came from: one entry an import; the same text again adds an entry. */
export const provenanceSchema = z
  .object({
    file: z.string(),
    /** ISO 8601, UTC. */
    importedAt: z.string(),
    /** Hex SHA-256 of the file's exact bytes. */
    bytesSha256: z.string(),
    encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1256']),
    /** The encoding was told from the bytes alone: nothing in the file names it. */
    encodingGuessed: z.literal(true).optional(),
    byteOrderMark: z.boolean(),
    /** Byte order marks (U+FEFF) within the text, where files were joined. */
    marksWithin: z.int().positive().optional(),
    lineEnds: z.enum(['none', 'lf', 'crlf', 'cr', 'mixed']),
    normalisation: z.enum(['nfc', 'nfd', 'neither']),
    /** What was changed because it was asked for; the facts above are those before it. */
    changes: z.array(textChangeSchema).readonly().optional(),
  })
  .readonly()
export type Provenance = z.infer<typeof provenanceSchema>

/** `documents/<shard>/<id>.json`: written once, the text never changes. */
export const documentSchema = z
  .object({
    version: z.literal(documentVersion),
    id: documentIdSchema,
    /** What people call it: file name without ending, or the id of a foreign tool. */
    name: z.string(),
    text: z.string(),
    /** Hex SHA-256 of the text's UTF-8 form. */
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    metadata: metadataSchema,
    provenance: z.array(provenanceSchema).readonly(),
  })
  .readonly()
export type Document = z.infer<typeof documentSchema>

export const documentFile: Versioned<Document> = {
  name: 'document',
  version: documentVersion,
  migrations: [],
  schema: documentSchema,
}

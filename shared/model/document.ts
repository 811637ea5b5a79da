import { z } from 'zod'
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
    extra: z.record(z.string(), z.unknown()).optional(),
  })
  .readonly()
export type Metadata = z.infer<typeof metadataSchema>

/** Where a text came from: one entry an import; the same text again adds an entry. */
export const provenanceSchema = z
  .object({
    file: z.string(),
    /** ISO 8601, UTC. */
    importedAt: z.string(),
    /** Hex SHA-256 of the file's exact bytes. */
    bytesSha256: z.string(),
    encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1256']),
    byteOrderMark: z.boolean(),
    lineEnds: z.enum(['none', 'lf', 'crlf', 'cr', 'mixed']),
    normalisation: z.enum(['nfc', 'nfd', 'neither']),
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

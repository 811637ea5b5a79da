import { z } from 'zod'
import { annotatorIdSchema } from './ids.ts'
import { openPolicy, schemeSchema } from './scheme.ts'
import { schemeMappingSchema } from './scheme-mapping.ts'
import type { Versioned } from './versioned.ts'

/** 2: holds a scheme of version 2. */
export const corpusVersion = 2

export const annotatorSchema = z.object({ id: annotatorIdSchema, name: z.string().min(1) }).readonly()
export type Annotator = z.infer<typeof annotatorSchema>

/** One revision of the scheme, as records feel it. */
export const schemeChangeEntrySchema = z
  .object({
    revision: z.number().int().positive(),
    mapping: schemeMappingSchema,
    /** The revision this one takes back: for a layer that has followed neither, nothing has happened. */
    undoes: z.number().int().positive().optional(),
  })
  .readonly()
export type SchemeChangeEntry = z.infer<typeof schemeChangeEntrySchema>

/** `corpus.json`, the manifest. */
export const corpusSchema = z
  .object({
    version: z.literal(corpusVersion),
    name: z.string().min(1),
    scheme: schemeSchema,
    /** What each revision of the scheme made of the records before it, oldest first: layers that follow an older one are mapped by these. */
    schemeChanges: z.array(schemeChangeEntrySchema).readonly().default([]),
    annotators: z.array(annotatorSchema).readonly(),
    settings: z.record(z.string(), z.unknown()).readonly(),
  })
  .readonly()
export type Corpus = z.infer<typeof corpusSchema>

export const corpusFile: Versioned<Corpus> = {
  name: 'corpus',
  version: corpusVersion,
  migrations: [{ from: 1, up: old => ({ ...old, version: 2, scheme: withPolicy(old.scheme) }) }],
  schema: corpusSchema,
}

/** A scheme of version 1 becomes one of version 2; what is no scheme is left for the validator to name. */
const withPolicy = (scheme: unknown): unknown =>
  typeof scheme === 'object' && scheme !== null ? { ...scheme, version: 2, policy: openPolicy } : scheme

import { z } from 'zod'
import { annotatorIdSchema } from './ids.ts'
import { schemeSchema } from './scheme.ts'
import type { Versioned } from './versioned.ts'

export const corpusVersion = 1

export const annotatorSchema = z.object({ id: annotatorIdSchema, name: z.string().min(1) }).readonly()
export type Annotator = z.infer<typeof annotatorSchema>

/** `corpus.json`, the manifest. */
export const corpusSchema = z
  .object({
    version: z.literal(corpusVersion),
    name: z.string().min(1),
    scheme: schemeSchema,
    annotators: z.array(annotatorSchema).readonly(),
    settings: z.record(z.string(), z.unknown()).readonly(),
  })
  .readonly()
export type Corpus = z.infer<typeof corpusSchema>

export const corpusFile: Versioned<Corpus> = {
  name: 'corpus',
  version: corpusVersion,
  migrations: [],
  schema: corpusSchema,
}

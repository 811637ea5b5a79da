import { z } from 'zod'
import type { AppError } from '../result.ts'
import { schemeMappingSchema } from './scheme-mapping.ts'

/** Lists of a scheme that a file's ids may be missing in. */
export const surveyedPartSchema = z.enum(['labels', 'roles', 'types', 'relations', 'categories'])
export type SurveyedPart = z.infer<typeof surveyedPartSchema>

const ids = z.array(z.string()).readonly()
const count = z.number().int().nonnegative()

/** An id that marks of the files carry, or the files declare, and the scheme has not. `count`: marks. */
const unknownIdSchema = z
  .object({
    part: surveyedPartSchema,
    id: z.string(),
    count,
    /** Some of the words marked so. */
    examples: z.array(z.string()).readonly(),
    /** What the file itself says of it, where it brings a scheme. */
    name: z.string().nullable(),
    colour: z.string().nullable(),
    /** What may stand at its ends, fill it, be its roles or its values, in the file's own ids. */
    declared: z
      .object({
        from: ids,
        to: ids,
        labels: ids,
        roles: ids,
        values: ids,
        minimum: count.nullable(),
        maximum: z.number().int().positive().nullable(),
      })
      .partial()
      .readonly(),
  })
  .readonly()
export type UnknownId = z.infer<typeof unknownIdSchema>

/** Words marked together with a clitic that elsewhere is cut off: one choice for all of a form under a label. */
export const borderFormSchema = z
  .object({
    label: z.string(),
    /** The whole word without diacritics. */
    form: z.string(),
    clitic: z.string(),
    /** The word as it would be marked. */
    rest: z.string(),
    count,
  })
  .readonly()
export type BorderForm = z.infer<typeof borderFormSchema>

/** What an import would bring, before it brings anything. */
export const importSurveySchema = z
  .object({
    paths: z.array(z.string()).readonly(),
    files: z.array(z.object({ format: z.string(), files: count, documents: count }).readonly()).readonly(),
    documents: count,
    /** Of them those whose text is in the corpus already, and those that stand more than once in the files. */
    known: count,
    repeated: count,
    mentions: count,
    relations: count,
    agreements: count,
    documentLabels: count,
    layers: z
      .array(z.object({ name: z.string(), documents: count, records: count, predicted: z.boolean() }).readonly())
      .readonly(),
    unknown: z.array(unknownIdSchema).readonly(),
    borders: z.array(borderFormSchema).readonly(),
    encodings: z.array(z.object({ encoding: z.string(), files: count }).readonly()).readonly(),
    /** Documents or files with something wrong; the first of what is wrong, and how much there is. */
    troubled: count,
    problems: z
      .array(z.custom<AppError>(value => typeof value === 'object' && value !== null && 'code' in value))
      .readonly(),
    problemCount: count,
  })
  .readonly()
export type ImportSurvey = z.infer<typeof importSurveySchema>

/** What she chose to do with what the survey found. */
export const importChoicesSchema = z
  .object({
    /** Ids of the files as they are to come in; null: what carries it stays out. */
    mapping: schemeMappingSchema,
    /** Layers by the name the files give, and whose they become; null: stays out. Those not named go by their own name. */
    layers: z.record(z.string(), z.string().min(1).max(120).nullable()).readonly(),
    /** Forms whose clitic is cut off the mark. */
    repairs: z.array(borderFormSchema).readonly(),
  })
  .readonly()
export type ImportChoices = z.infer<typeof importChoicesSchema>

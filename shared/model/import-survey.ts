import { z } from 'zod'
import type { AppError } from '../result.ts'
import { provenanceSchema, textChangeSchema } from './document.ts'
import { passedOverGroupSchema } from './passed-over.ts'
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

const { lineEnds, normalisation } = provenanceSchema.unwrap().shape

export const surveyedTextsSchema = z
  .object({
    /** Begin with a byte order mark; have one within; their encoding was told from the bytes alone. */
    marked: count,
    markedWithin: count,
    guessed: count,
    lineEnds: z.partialRecord(lineEnds, count).readonly(),
    normalisation: z.partialRecord(normalisation, count).readonly(),
    /** Have stretches that are not the article's own, and how many these are. */
    withBoilerplate: count,
    boilerplate: count,
    /** Tables and JSON lines: which column was taken for the text, of which; each once. */
    columns: z.array(z.object({ text: z.string(), all: z.array(z.string()).readonly() }).readonly()).readonly(),
  })
  .readonly()
export type SurveyedTexts = z.infer<typeof surveyedTextsSchema>

export const noTexts: SurveyedTexts = {
  marked: 0,
  markedWithin: 0,
  guessed: 0,
  lineEnds: {},
  normalisation: {},
  withBoilerplate: 0,
  boilerplate: 0,
  columns: [],
}

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
    /** How texts without marks came, in documents of each kind. */
    texts: surveyedTextsSchema,
    /** Documents or files with something wrong; the first of what is wrong, and how much there is. */
    troubled: count,
    problems: z
      .array(z.custom<AppError>(value => typeof value === 'object' && value !== null && 'code' in value))
      .readonly(),
    problemCount: count,
    /** Files that are not read. */
    passedOver: z.array(passedOverGroupSchema).readonly(),
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
    /** Changes of texts that bring no marks; the others are never touched. */
    changes: z.array(textChangeSchema).readonly().optional(),
    /** Column of tables and JSON lines that holds the text. */
    textColumn: z.string().optional(),
  })
  .readonly()
export type ImportChoices = z.infer<typeof importChoicesSchema>

import { z } from 'zod'
import { isFields, isPlace } from './json-fields.ts'

/** Tasks as Label Studio writes them, as far as they are read; offsets in the unit the file counts. */

const texts = z.union([z.string().transform(text => [text]), z.array(z.string())])
const ids = z.union([z.string(), z.number()]).transform(String)

const valueSchema = z.looseObject({
  start: z.number().int().nonnegative().optional(),
  end: z.number().int().nonnegative().optional(),
  text: texts.optional(),
  labels: z.array(z.string()).optional(),
  choices: z.array(z.string()).optional(),
  number: z.number().optional(),
})

export const resultSchema = z.looseObject({
  id: ids.optional(),
  type: z.string(),
  from_name: z.string().optional(),
  value: valueSchema.optional(),
  meta: z
    .looseObject({
      id: z.string().optional(),
      text: texts.optional(),
      attributes: z.record(z.string(), z.unknown()).optional(),
      doubt: z.boolean().optional(),
    })
    .optional(),
  from_id: ids.optional(),
  to_id: ids.optional(),
  labels: z.array(z.string()).nullish(),
  direction: z.string().nullish(),
})
export type Result = z.infer<typeof resultSchema>

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every(item => typeof item === 'string')

const namedBeside = ['meta', 'from_id', 'to_id', 'labels', 'direction'] as const

/** A stretch of the text with its labels and nothing else, where `candidate` surely is one. */
function toSureRegion(candidate: unknown): Result | undefined {
  if (!isFields(candidate) || namedBeside.some(field => candidate[field] !== undefined)) return undefined
  const { id, type, from_name, value } = candidate
  if (!isFields(value) || value.choices !== undefined || value.number !== undefined) return undefined
  const { start, end, text, labels } = value
  return typeof id === 'string' &&
    type === 'labels' &&
    typeof from_name === 'string' &&
    isPlace(start) &&
    isPlace(end) &&
    typeof text === 'string' &&
    isTexts(labels)
    ? { id, type, from_name, value: { start, end, text: [text], labels } }
    : undefined
}

/** One result, checked: as the schema's `safeParse` answers. Nearly all are such regions, and it takes several times as long for one (measured). */
export function parseResult(candidate: unknown): z.ZodSafeParseResult<Result> {
  const region = toSureRegion(candidate)
  return region ? { success: true, data: region } : resultSchema.safeParse(candidate)
}

export const annotationSchema = z.looseObject({
  result: z.array(z.unknown()),
  annotator: z.string().optional(),
  completed_by: z.union([ids, z.looseObject({ id: ids.optional(), email: z.string().optional() })]).nullish(),
  ground_truth: z.boolean().nullish(),
  was_cancelled: z.boolean().nullish(),
  reviews: z.array(z.looseObject({ accepted: z.boolean().nullish() })).nullish(),
  model_version: z.string().nullish(),
})
export type Annotation = z.infer<typeof annotationSchema>

export const taskSchema = z.looseObject({
  id: ids.optional(),
  data: z.record(z.string(), z.unknown()),
  annotations: z.array(z.unknown()).optional(),
  completions: z.array(z.unknown()).optional(),
  predictions: z.array(z.unknown()).optional(),
  drafts: z.array(z.unknown()).optional(),
})

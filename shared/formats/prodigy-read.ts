import { z } from 'zod'
import { documentLabelId } from '../model/make-id.ts'
import type { Status } from '../model/records.ts'
import { createOffsetMap } from '../text/offsets.ts'
import type { ImportContext, ImportedPart, Importing } from './format.ts'
import { type ComplainAt, complainAt, describeIssue, problemPart, toImportedPart } from './imported.ts'
import { readJsonElements } from './json-elements.ts'
import { isFields, isPlace } from './json-fields.ts'
import { metadataFrom } from './metadata-in-file.ts'
import { fromSpanGraph, type ReadDetails, type ReadEdge, type ReadNode } from './read-span-graph.ts'
import { extensionOf, stemOf } from './source-file.ts'

const offset = z.number().int().nonnegative()
const idSchema = z.union([z.string(), z.number()]).transform(String)

const details = {
  attributes: z.record(z.string(), z.unknown()).optional(),
  note: z.string().optional(),
  doubt: z.boolean().optional(),
}

export const spanSchema = z.looseObject({
  id: idSchema.optional(),
  start: offset,
  end: offset,
  label: z.string().nullish(),
  kind: z.enum(['entity', 'trigger', 'words']).optional().catch(undefined),
  implicit: z.boolean().optional(),
  ...details,
  normal: z.string().optional(),
  link: z.string().optional(),
})

const relationSchema = z.looseObject({
  id: idSchema.optional(),
  label: z.string().min(1),
  head_span: spanSchema,
  child_span: spanSchema,
  ...details,
})

type ReadToken = { readonly text: string; readonly start: number; readonly end: number }

const isToken = (value: unknown): value is ReadToken =>
  typeof value === 'object' &&
  value !== null &&
  'text' in value &&
  typeof value.text === 'string' &&
  'start' in value &&
  isPlace(value.start) &&
  'end' in value &&
  isPlace(value.end)

/** Tokens are looked at by hand, since there are hundreds a line: by schema they cost more than all else (measured). */
export const lineSchema = z.looseObject({
  text: z.string().min(1),
  tokens: z.custom<readonly ReadToken[]>(value => Array.isArray(value) && value.every(isToken)).optional(),
  spans: z.array(z.unknown()).nullish(),
  relations: z.array(z.unknown()).nullish(),
  accept: z.array(idSchema).nullish(),
  label: z.string().optional(),
  answer: z.string().optional(),
  meta: z.looseObject({}).optional(),
  _annotator_id: z.string().nullish(),
  _session_id: z.string().nullish(),
})
type Line = z.infer<typeof lineSchema>

/** Tells what is wrong with tokens too. */
const strictSchema = lineSchema.extend({
  tokens: z.array(z.looseObject({ text: z.string(), start: offset, end: offset })).optional(),
})
type ReadSpan = z.infer<typeof spanSchema>

const namedBeside = ['kind', 'implicit', 'attributes', 'note', 'doubt', 'normal', 'link'] as const

/** A span with its label and nothing else, where `candidate` surely is one: nearly all are, and the schema takes several times as long for one (measured). */
function toSureSpan(candidate: unknown): ReadSpan | undefined {
  if (!isFields(candidate) || namedBeside.some(field => candidate[field] !== undefined)) return undefined
  const { id, start, end, label } = candidate
  return typeof id === 'string' && isPlace(start) && isPlace(end) && typeof label === 'string'
    ? { id, start, end, label }
    : undefined
}

/** One span, checked: as the schema's `safeParse` answers. */
export function parseSpan(candidate: unknown): z.ZodSafeParseResult<ReadSpan> {
  const span = toSureSpan(candidate)
  return span ? { success: true, data: span } : spanSchema.safeParse(candidate)
}

type Detailed = { readonly [Field in keyof ReadDetails]: ReadDetails[Field] | undefined }

function detailsOf({ attributes, note, doubt, normal, link }: Detailed): ReadDetails {
  return {
    ...(attributes === undefined ? {} : { attributes }),
    ...(note === undefined ? {} : { note }),
    ...(doubt === undefined ? {} : { doubt }),
    ...(normal === undefined ? {} : { normal }),
    ...(link === undefined ? {} : { link }),
  }
}

const keyOf = ({ start, end, label }: Pick<ReadSpan, 'start' | 'end' | 'label'>): string =>
  JSON.stringify([start, end, label ?? null])

/** Prodigy gives spans no ids: an end of a relation is the span of its place and label. */
function toGraph({ text, spans, relations }: Line, tell: (reason: string) => void) {
  const offsets = createOffsetMap(text)
  const length = offsets.toCodePoint(text.length)
  const nodes: ReadNode[] = []
  const idOfKey = new Map<string, string>()
  const ids = new Set<string>()
  const isJoined = (relations ?? []).length > 0
  for (const [at, candidate] of (spans ?? []).entries()) {
    const parsed = parseSpan(candidate)
    const what = `span ${at + 1}`
    if (!parsed.success) {
      tell(`${what}: ${describeIssue(parsed.error)}`)
      continue
    }
    const { id: own, start, end, label, kind = 'entity', implicit = false } = parsed.data
    if (!label) tell(`${what}: no label`)
    else if (start >= end || end > length) tell(`${what}: ${start}–${end} is no place in the text`)
    else {
      const id = own ?? `span-${at + 1}`
      const surface = text.slice(offsets.toUtf16(start), offsets.toUtf16(end))
      if (isJoined && !idOfKey.has(keyOf(parsed.data))) idOfKey.set(keyOf(parsed.data), id)
      ids.add(id)
      nodes.push({ id, kind, label, spans: [[start, end]], surface, details: detailsOf(parsed.data), isLent: implicit })
    }
  }
  const endOf = (span: ReadSpan): string =>
    span.id !== undefined && ids.has(span.id) ? span.id : (idOfKey.get(keyOf(span)) ?? `${span.start}–${span.end}`)
  const edges = (relations ?? []).flatMap((candidate, at): readonly ReadEdge[] => {
    const parsed = relationSchema.safeParse(candidate)
    if (!parsed.success) {
      tell(`relation ${at + 1}: ${describeIssue(parsed.error)}`)
      return []
    }
    const { id, label, head_span, child_span } = parsed.data
    return [{ id, label, from: endOf(head_span), to: endOf(child_span), details: detailsOf(parsed.data) }]
  })
  return { nodes, edges }
}

/** Choices of the whole text: ours are `category:value`. */
function toDocumentLabels({ accept, label }: Line): readonly unknown[] {
  const said = [...(accept ?? []), ...(label === undefined ? [] : [`label:${label}`])]
  return [...new Set(said)].map(choice => {
    const at = choice.indexOf(':')
    const [category, value] = at > 0 ? [choice.slice(0, at), choice.slice(at + 1)] : ['choice', choice]
    return { kind: 'documentLabel', id: documentLabelId(category, value), category, value }
  })
}

const stringIn = (from: Readonly<Record<string, unknown>>, field: string): string | undefined => {
  const value = from[field]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Where words stand elsewhere than tokens say, spans were placed on another text. */
function tellTokens({ text, tokens = [] }: Line, tell: (reason: string) => void): void {
  const offsets = createOffsetMap(text)
  const length = offsets.toCodePoint(text.length)
  const wrong = tokens.findIndex(
    ({ start, end, text: word }) =>
      start > end || end > length || text.slice(offsets.toUtf16(start), offsets.toUtf16(end)) !== word,
  )
  if (wrong !== -1) tell(`token ${wrong + 1} is not what stands in the text at its place`)
}

/** Without an answer nobody has looked at it yet: what marks it has were put there before. */
function statusOf(answer: string | undefined, isBroken: boolean): Status | undefined {
  if (answer === undefined) return undefined
  if (answer === 'accept') return isBroken ? 'in-progress' : 'done'
  return answer === 'ignore' ? 'irrelevant' : 'to-discuss'
}

/** The document of a task. */
export function toPart(line: Line, name: string, complain: ComplainAt, context: ImportContext): ImportedPart {
  const problems: ImportedPart['problems'][number][] = []
  const tell = (reason: string): void => void problems.push(complain(reason))
  const { text, meta = {}, answer } = line
  const isAccepted = answer === undefined || answer === 'accept'
  tellTokens(line, tell)
  const { nodes, edges } = isAccepted ? toGraph(line, tell) : { nodes: [], edges: [] }
  if (!isAccepted && (line.spans ?? []).length > 0) tell(`answered ${answer}: its marks are left out`)
  const records = isAccepted ? [...fromSpanGraph(nodes, edges, tell), ...toDocumentLabels(line)] : []
  const status = statusOf(answer, problems.length > 0)
  const layer = line._annotator_id ?? line._session_id ?? 'import'
  const raw = {
    name: stringIn(meta, 'name') ?? name,
    text,
    layers: [
      { name: layer, status, ...(answer === 'accept' ? { statusIfBroken: 'in-progress' as const } : {}), records },
    ],
    metadata: metadataFrom('prodigy', meta),
  }
  const part = toImportedPart(raw, complain, context)
  return { ...part, problems: [...problems, ...part.problems] }
}

export const prodigyImporting: Importing = {
  recognises: ({ name, head }) =>
    extensionOf(name) === '.jsonl' &&
    (/"(_input_hash|_task_hash|_view_id)"\s*:/.test(head) ||
      (/"spans"\s*:\s*\[/.test(head) && /"tokens"\s*:\s*\[\s*\{/.test(head))),
  read: async function* (file, context) {
    let number = 0
    for await (const element of readJsonElements(file.chunks())) {
      number++
      const complain = complainAt(file.name, element.line)
      if ('reason' in element) {
        yield problemPart(complain(element.reason))
        continue
      }
      const parsed = lineSchema.safeParse(element.value)
      if (parsed.success) yield toPart(parsed.data, `${stemOf(file.name)}-${number}`, complain, context)
      else yield problemPart(complain(describeIssue(strictSchema.safeParse(element.value).error ?? parsed.error)))
    }
  },
}

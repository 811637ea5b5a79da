import { z } from 'zod'
import { documentLabelId } from '../model/make-id.ts'
import { createOffsetMap } from '../text/offsets.ts'
import { createUnitMap } from './doccano-offsets.ts'
import { type OffsetUnit, offsetUnitSchema } from './export-options.ts'
import type { ImportContext, ImportedPart, Importing } from './format.ts'
import { type ComplainAt, complainAt, describeIssue, problemPart, toImportedPart } from './imported.ts'
import { readJsonElements } from './json-elements.ts'
import { metadataFrom } from './metadata-in-file.ts'
import { fromSpanGraph, type ReadEdge, type ReadNode } from './read-span-graph.ts'
import { emptyProposal, type SchemeProposal } from './scheme-proposal.ts'
import { extensionOf, stemOf } from './source-file.ts'

const offset = z.number().int().nonnegative()
const idSchema = z.union([z.string(), z.number()]).transform(String)

const entitySchema = z.looseObject({
  id: idSchema.optional(),
  label: z.string().min(1),
  start_offset: offset,
  end_offset: offset,
})
const tripleSchema = z.tuple([offset, offset, z.string().min(1)])
const relationSchema = z.looseObject({
  id: idSchema.optional(),
  from_id: idSchema,
  to_id: idSchema,
  type: z.string().min(1),
})

/** `data` is what older versions call the text, `labels` their list. */
const lineSchema = z.looseObject({
  id: idSchema.optional(),
  name: z.string().optional(),
  text: z.string().optional(),
  data: z.string().optional(),
  offsets: offsetUnitSchema.optional(),
  entities: z.array(z.unknown()).optional(),
  relations: z.array(z.unknown()).optional(),
  label: z.unknown().optional(),
  labels: z.unknown().optional(),
  annotation_approver: z.unknown().optional(),
  is_confirmed: z.unknown().optional(),
  confirmed: z.unknown().optional(),
  approved: z.unknown().optional(),
})
type Line = z.infer<typeof lineSchema>
const lineFields: ReadonlySet<string> = new Set(Object.keys(lineSchema.shape))

type Marks = {
  readonly nodes: readonly ReadNode[]
  readonly edges: readonly ReadEdge[]
  readonly about: readonly string[]
}

/** Marks of either shape: records with ids, or triples; a label without a place is one of the whole text. */
function toMarks(line: Line, text: string, tell: (reason: string) => void): Marks {
  const unit: OffsetUnit = line.offsets ?? 'utf-16'
  const { toUtf16 } = createUnitMap(text, unit)
  const points = createOffsetMap(text)
  const nodes: ReadNode[] = []
  const about: string[] = []
  const edges: ReadEdge[] = []
  const addMention = (id: string, [start, end, label]: readonly [number, number, string], what: string): void => {
    const [from, to] = [toUtf16(start), toUtf16(end)]
    if (from === undefined || to === undefined || from >= to) {
      const where =
        from !== undefined && to !== undefined ? 'ends before it begins' : 'outside the text or inside a character'
      tell(`${what}: ${start}–${end} ${where}`)
      return
    }
    const spans = [[points.toCodePoint(from), points.toCodePoint(to)] as const]
    nodes.push({ id, kind: 'entity', label, spans, surface: text.slice(from, to) })
  }
  for (const [at, candidate] of (line.entities ?? []).entries()) {
    const parsed = entitySchema.safeParse(candidate)
    const what = `entity ${at + 1}`
    if (!parsed.success) tell(`${what}: ${describeIssue(parsed.error)}`)
    else {
      const { id, start_offset, end_offset, label } = parsed.data
      addMention(id ?? `entity-${at + 1}`, [start_offset, end_offset, label], what)
    }
  }
  const listed = [line.label ?? line.labels ?? []].flat()
  for (const [at, candidate] of listed.entries()) {
    const parsed = tripleSchema.safeParse(candidate)
    if (parsed.success) addMention(`label-${at + 1}`, parsed.data, `label ${at + 1}`)
    else if (typeof candidate === 'string' && candidate !== '') about.push(candidate)
    else tell(`label ${at + 1}: ${describeIssue(parsed.error)}`)
  }
  for (const [at, candidate] of (line.relations ?? []).entries()) {
    const parsed = relationSchema.safeParse(candidate)
    if (!parsed.success) tell(`relation ${at + 1}: ${describeIssue(parsed.error)}`)
    // Its own numbers go on from those of mentions elsewhere in the file, never in the same line.
    else
      edges.push({
        id: `relation-${parsed.data.id ?? at + 1}`,
        label: parsed.data.type,
        from: parsed.data.from_id,
        to: parsed.data.to_id,
      })
  }
  return { nodes, edges, about }
}

/** Someone has looked it through: by the name of whoever did (versions before 1.6), or by a tick. */
const isConfirmed = ({ annotation_approver: approver, is_confirmed, confirmed, approved }: Line): boolean =>
  (typeof approver === 'string' && approver !== '') || [is_confirmed, confirmed, approved].includes(true)

function toPart(line: Line, complain: ComplainAt, context: ImportContext): ImportedPart {
  const text = line.text ?? line.data
  if (!text) return problemPart(complain('no text'))
  const problems: ImportedPart['problems'][number][] = []
  const tell = (reason: string): void => void problems.push(complain(reason))
  const { nodes, edges, about } = toMarks(line, text, tell)
  const category = 'label'
  const records = [
    ...fromSpanGraph(nodes, edges, tell),
    ...[...new Set(about)].map(value => ({
      kind: 'documentLabel',
      id: documentLabelId(category, value),
      category,
      value,
    })),
  ]
  const name = line.name ?? (line.id === undefined ? null : `document ${line.id}`)
  const confirmed = { status: problems.length > 0 ? 'in-progress' : 'done', statusIfBroken: 'in-progress' } as const
  const layer = { name: 'import', records, ...(isConfirmed(line) ? confirmed : {}) }
  const others = Object.fromEntries(Object.entries(line).filter(([field]) => !lineFields.has(field)))
  const metadata = metadataFrom('doccano', others)
  const part = toImportedPart({ name, text, layers: [layer], metadata }, complain, context)
  return { ...part, problems: [...problems, ...part.problems] }
}

const labelSchema = z.looseObject({
  text: z.string().min(1),
  suffix_key: z.string().nullish(),
  suffixKey: z.string().nullish(),
  background_color: z.string().nullish(),
  backgroundColor: z.string().nullish(),
})

/** One line of doccano's list of labels. */
function toLabel(value: unknown): SchemeProposal['labels'] {
  const parsed = labelSchema.safeParse(value)
  if (!parsed.success) return []
  const { text, suffix_key, suffixKey, background_color, backgroundColor } = parsed.data
  const colour = (background_color ?? backgroundColor ?? '').toLowerCase()
  const key = suffix_key ?? suffixKey ?? ''
  return [{ id: text, ...(/^#[0-9a-f]{6}$/.test(colour) ? { colour } : {}), ...(key.length === 1 ? { key } : {}) }]
}

const isLabelList = (head: string): boolean =>
  /"(background_color|backgroundColor)"\s*:/.test(head) && !/"data"\s*:/.test(head)

const marksInHead =
  /"labels?"\s*:\s*\[\s*\[\s*\d|"label"\s*:\s*\[\s*[\]"]|"start_offset"\s*:|"entities"\s*:\s*\[\s*\]\s*,\s*"relations"/
export const doccanoImporting: Importing = {
  recognises: ({ name, head }) => {
    const extension = extensionOf(name)
    if (extension !== '.json' && extension !== '.jsonl') return false
    if (extension === '.json' && isLabelList(head)) return true
    if (/"(hashiya|tokens|spans|tokenized_text|messages)"\s*:/.test(head)) return false
    return marksInHead.test(head)
  },
  read: async function* (file, context) {
    const labels: SchemeProposal['labels'][number][] = []
    const isLabels = extensionOf(file.name) === '.json' && isLabelList(file.head)
    let number = 0
    for await (const element of readJsonElements(file.chunks())) {
      const complain = complainAt(file.name, element.line)
      if ('reason' in element) yield problemPart(complain(element.reason))
      else if (isLabels) {
        const found = toLabel(element.value)
        labels.push(...found)
        if (found.length === 0) yield problemPart(complain('no label'))
      } else {
        number++
        const parsed = lineSchema.safeParse(element.value)
        if (!parsed.success) yield problemPart(complain(describeIssue(parsed.error)))
        else {
          const named = parsed.data.name === undefined && parsed.data.id === undefined
          yield toPart(
            named ? { ...parsed.data, name: `${stemOf(file.name)}-${number}` } : parsed.data,
            complain,
            context,
          )
        }
      }
    }
    if (isLabels) yield { document: null, problems: [], scheme: { ...emptyProposal, labels } }
  },
}

import type { z } from 'zod'
import { createOffsetMap } from '../text/offsets.ts'
import type { ImportedPart, Importing } from './format.ts'
import { type Complain, complainAt, describeIssue, problemPart, type RawLayer, toImportedPart } from './imported.ts'
import { readJsonElements } from './json-elements.ts'
import { controls, readLabelStudioConfig } from './label-studio-config.ts'
import { type Annotation, annotationSchema, parseResult, type Result, taskSchema } from './label-studio-task.ts'
import { metadataFrom } from './metadata-in-file.ts'
import { readingOf } from './offset-readings.ts'
import { fromSpanGraph, type ReadDetails, type ReadEdge, type ReadNode } from './read-span-graph.ts'
import { extensionOf } from './source-file.ts'

type Details = Omit<{ -readonly [Field in keyof ReadDetails]: ReadDetails[Field] }, 'attributes'> & {
  attributes?: Record<string, unknown>
}

/** What one annotation's results say, before anything is placed. */
class Results {
  readonly nodes = new Map<string, { readonly node: ReadNode; readonly details: Details }>()
  readonly edges: ReadEdge[] = []
  readonly about: { readonly category: string; readonly value: string }[] = []
  readonly #lent = new Set<string>()
  readonly #later: Result[] = []
  readonly #tell: (reason: string) => void

  constructor(results: readonly unknown[], tell: (reason: string) => void) {
    this.#tell = tell
    for (const [at, candidate] of results.entries()) {
      const parsed = parseResult(candidate)
      if (parsed.success) this.#take(parsed.data, at)
      else tell(`result ${at + 1}: ${describeIssue(parsed.error)}`)
    }
    for (const result of this.#later) this.#detail(result)
  }

  toNodes(): readonly ReadNode[] {
    // Named one by one: spreading a node costs ten times as much (measured).
    return [...this.nodes.values()].map(({ node: { id, kind, label, spans, surface }, details }) => ({
      id,
      kind,
      label,
      spans,
      surface,
      details,
      isLent: this.#lent.has(id),
    }))
  }

  #take(result: Result, at: number): void {
    const { type, value = {} } = result
    if (type === 'labels') this.#takeRegion(result, at)
    else if (type === 'relation') this.#takeRelation(result, at)
    else if (type === 'choices' || type === 'textarea' || type === 'number') {
      if (value.start !== undefined) this.#later.push(result)
      else if (type === 'choices')
        for (const chosen of value.choices ?? [])
          this.about.push({ category: (result.from_name ?? 'choice').replace(/^about-/, ''), value: chosen })
      else this.#tell(`result ${at + 1}: a ${type} on the whole text has no place here`)
    } else if (type === 'hypertextlabels')
      this.#tell(`result ${at + 1}: its place is in HTML, not in a text: marks on hypertext are not read`)
    else this.#tell(`result ${at + 1}: ${type} is not read`)
  }

  #takeRegion({ id: own, from_name, value = {}, meta }: Result, at: number): void {
    const { start, end, text, labels = [] } = value
    if (start === undefined || end === undefined) {
      this.#tell(`result ${at + 1}: no start or no end`)
      return
    }
    if (labels.length === 0) this.#tell(`result ${at + 1}: no label`)
    const kind = from_name === controls.agreement ? 'trigger' : from_name === controls.words ? 'words' : 'entity'
    for (const [number, label] of labels.entries()) {
      const base = own ?? `result-${at + 1}`
      let id = number === 0 ? base : `${base}-${number + 1}`
      while (this.nodes.has(id)) id += '-2'
      this.nodes.set(id, {
        node: { id, kind, label, spans: [[start, end]], surface: text?.join(' ') },
        details: meta?.text ? { note: meta.text.join('\n') } : {},
      })
    }
  }

  #takeRelation({ from_id: from, to_id: to, labels, direction, meta }: Result, at: number): void {
    if (from === undefined || to === undefined) {
      this.#tell(`result ${at + 1}: a relation without both its ends`)
      return
    }
    const { id, text, attributes, doubt } = meta ?? {}
    const details = {
      ...(attributes ? { attributes } : {}),
      ...(text ? { note: text.join('\n') } : {}),
      ...(doubt ? { doubt } : {}),
    }
    const ends = direction === 'left' ? { from: to, to: from } : { from, to }
    for (const label of labels && labels.length > 0 ? labels : ['relation'])
      this.edges.push({ id, label, ...ends, details })
  }

  #detail({ id = '', from_name = '', value = {} }: Result): void {
    const details = this.nodes.get(id)?.details
    if (!details) {
      this.#tell(`${from_name} belongs to ${id || 'no region'}, which is not there`)
      return
    }
    const words = value.text?.join('\n')
    const [, kind = '', name = from_name] = /^(text|number|flag|list)-(.+)$/s.exec(from_name) ?? []
    if (from_name === controls.doubt) details.doubt = true
    else if (from_name === controls.implicit) this.#lent.add(id)
    else if (from_name === controls.normal && words !== undefined) details.normal = words
    else if (from_name === controls.link && words !== undefined) details.link = words
    else details.attributes = { ...details.attributes, [name]: this.#attributeOf(kind, value) }
  }

  #attributeOf(kind: string, { number, choices, text }: NonNullable<Result['value']>): unknown {
    if (number !== undefined) return number
    if (choices === undefined) return text?.join('\n') ?? ''
    if (kind === 'flag') return choices[0] === 'true'
    return kind === 'list' || choices.length !== 1 ? choices : choices[0]
  }
}

function layerNameOf({ annotator, completed_by: by, ground_truth, model_version }: Annotation, kind: string): string {
  if (annotator !== undefined) return annotator
  if (ground_truth) return 'gold'
  if (kind === 'prediction') return model_version || 'prediction'
  if (typeof by === 'string') return `user ${by}`
  return by?.email ?? (by?.id === undefined ? 'import' : `user ${by.id}`)
}

/** Regions quote line breaks as `\n`, in two characters. */
const unescapeBreaks = (quote: string, stands: string): string =>
  quote !== stands && quote.replaceAll('\\n', '\n').replace(/\r/g, '') === stands.replace(/\r/g, '') ? stands : quote

/**
 * Offsets are code points: so Label Studio's editor counts since 2022 (its tests say "by code points"). Files of older versions count UTF-16; the quotes beside the offsets
 * tell them apart.
 */
function toRecords(
  annotation: Annotation,
  text: string,
  tell: (reason: string) => void,
  note: (reason: string) => void,
): readonly unknown[] {
  const results = new Results(annotation.result, tell)
  const nodes = results.toNodes()
  const reading = readingOf(
    text,
    nodes.map(({ spans, surface }) => ({ spans, surface })),
  )
  if (reading.unit) note(`its offsets count ${reading.unit}: they were converted`)
  const offsets = createOffsetMap(text)
  const length = offsets.toCodePoint(text.length)
  const placed = nodes.map((node): ReadNode => {
    const spans = node.spans.map(([start, end]) => [reading.toCodePoint(start), reading.toCodePoint(end)] as const)
    const [first] = spans
    if (!first || node.surface === undefined || first[0] >= first[1] || first[1] > length) return { ...node, spans }
    const stands = text.slice(offsets.toUtf16(first[0]), offsets.toUtf16(first[1]))
    return { ...node, spans, surface: unescapeBreaks(node.surface, stands) }
  })
  const about = results.about.map(({ category, value }) => ({
    kind: 'documentLabel',
    id: `about ${category} ${value}`.trim().slice(0, 200),
    category,
    value,
  }))
  return [...fromSpanGraph(placed, results.edges, tell), ...about]
}

function toText(data: Readonly<Record<string, unknown>>): string | undefined {
  if (typeof data.text === 'string') return data.text
  const strings = Object.values(data).filter(value => typeof value === 'string')
  return strings.length === 1 ? strings[0] : undefined
}

/** Skipped: she found nothing to mark in it. Sent back by a reviewer: to be talked over. Without something that the file has, nothing is done. */
function statusOf(
  { was_cancelled, reviews }: Annotation,
  isBroken: boolean,
): Pick<RawLayer, 'status' | 'statusIfBroken'> {
  if (was_cancelled) return { status: 'irrelevant' }
  if (reviews?.at(-1)?.accepted === false) return { status: 'to-discuss' }
  return { status: isBroken ? 'in-progress' : 'done', statusIfBroken: 'in-progress' }
}

function toLayers(
  task: z.infer<typeof taskSchema>,
  text: string,
  complain: Complain,
  problems: ImportedPart['problems'][number][],
) {
  const names = new Set<string>()
  const read = (candidates: readonly unknown[], kind: 'annotation' | 'prediction' | 'draft'): readonly RawLayer[] =>
    candidates.flatMap((candidate, at): readonly RawLayer[] => {
      let isBroken = false
      const note = (reason: string): void => void problems.push(complain(`${kind} ${at + 1}: ${reason}`))
      const tell = (reason: string): void => {
        isBroken = true
        note(reason)
      }
      const parsed = annotationSchema.safeParse(candidate)
      if (!parsed.success) {
        tell(describeIssue(parsed.error))
        return []
      }
      const base = layerNameOf(parsed.data, kind)
      let name = base
      for (let number = 2; names.has(name); number++) name = `${base} ${number}`
      names.add(name)
      const records = toRecords(parsed.data, text, tell, note)
      if (kind === 'prediction') return [{ name, records, predicted: true }]
      if (kind === 'draft') return [{ name, records }]
      return [{ name, records, ...statusOf(parsed.data, isBroken) }]
    })
  return [
    ...read(task.annotations ?? task.completions ?? [], 'annotation'),
    ...read(task.drafts ?? [], 'draft'),
    ...read(task.predictions ?? [], 'prediction'),
  ]
}

const stringOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

/** What the task says of its article besides the text, which may stand in a column of any name. */
const toMetadata = (data: Readonly<Record<string, unknown>>, text: string, meta: unknown) =>
  metadataFrom('label-studio', {
    ...Object.fromEntries(Object.entries(data).filter(([, value]) => value !== text)),
    meta,
  })

export const labelStudioImporting: Importing = {
  recognises: ({ name, head }) =>
    extensionOf(name) === '.json'
      ? /^\s*[[{]/.test(head) && /"(annotations|completions|predictions|data)"\s*:\s*[[{]/.test(head)
      : extensionOf(name) === '.xml' && /<View[\s>]/.test(head),
  read: async function* (file, context) {
    if (extensionOf(file.name) === '.xml') {
      yield { document: null, problems: [], scheme: readLabelStudioConfig(await file.text()) }
      return
    }
    let number = 0
    for await (const element of readJsonElements(file.chunks())) {
      // Many tasks may stand on one line.
      const complain = complainAt(file.name, element.line, `task ${++number}: `)
      if ('reason' in element) {
        yield problemPart(complain(element.reason))
        continue
      }
      const parsed = taskSchema.safeParse(element.value)
      const text = parsed.success ? toText(parsed.data.data) : undefined
      if (!parsed.success) yield problemPart(complain(describeIssue(parsed.error)))
      else if (!text) yield problemPart(complain('data: no text, or several of which none is called text'))
      else {
        const { data, id, meta } = parsed.data
        const problems: ImportedPart['problems'][number][] = []
        const layers = toLayers(parsed.data, text, complain, problems)
        const name = stringOf(data.name) ?? (id === undefined ? null : `task ${id}`)
        const part = toImportedPart({ name, text, layers, metadata: toMetadata(data, text, meta) }, complain, context)
        yield { ...part, problems: [...problems, ...part.problems] }
      }
    }
  },
}

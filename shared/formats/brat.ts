import type { Span } from '../model/records.ts'
import { createOffsetMap, type OffsetMap } from '../text/offsets.ts'
import { toAnnotationConf, toVisualConf, UsedInBrat } from './brat-config.ts'
import { bratNames, holdsLineBreak, lineBreaks, toBratName, toBratRole, toBratValue, toOneLine } from './brat-names.ts'
import { bratImporting, joinAtBreaks } from './brat-read.ts'
import { type Carries, carriesAll } from './carries.ts'
import { FileNames } from './file-names.ts'
import type { ExportDocument, Format, WriteContext, Writer } from './format.ts'
import { readBackByImport } from './imported.ts'
import { type Detailed, type Place, type SpanEdge, type SpanGraph, toSpanGraph, wordsLabel } from './span-graph.ts'

/** An article as a whole has no line in brat. */
const carries: Carries = { ...carriesAll, documentLabels: 'reported' }

/** Parts of a span that stand in one line each: a file of lines cannot quote a line break. */
function splitAtBreaks(text: string, span: Span): readonly Span[] {
  const { start, end } = span
  if (!holdsLineBreak(text, start, end)) return [span]
  const spans: Span[] = []
  let from = start
  for (const { index, 0: breaks } of text.slice(start, end).matchAll(lineBreaks)) {
    if (start + index > from) spans.push({ start: from, end: start + index })
    from = start + index + breaks.length
  }
  if (from < end) spans.push({ start: from, end })
  return spans
}

const isSame = (a: readonly Span[], b: readonly Span[]): boolean =>
  a.length === b.length && a.every(({ start, end }, at) => start === b[at]?.start && end === b[at]?.end)

const placeIn =
  (text: string): Place =>
  spans => {
    const [only, second] = spans
    if (only && !second && only.start < only.end && !holdsLineBreak(text, only.start, only.end))
      return { spans, reason: null }
    const parts = spans.flatMap(span => splitAtBreaks(text, span))
    if (parts.length === 0) return undefined
    const back = joinAtBreaks(text, parts)
    if (isSame(back, spans)) return { spans, reason: null }
    return { spans: back, reason: back.length < spans.length ? 'fragments-joined' : 'break-trimmed' }
  }

/** Ids of one kind: those that are brat's already are kept, the others are numbered. */
function numberIds(ids: readonly string[], prefix: string): ReadonlyMap<string, string> {
  const own = new RegExp(`^${prefix}[1-9][0-9]{0,8}$`)
  const taken = new Set(ids.filter(id => own.test(id)))
  let number = 0
  const next = (): string => {
    do number++
    while (taken.has(prefix + number))
    return prefix + number
  }
  return new Map(ids.map(id => [id, taken.has(id) ? id : next()]))
}

/** The lines of one `.ann` file. */
function toAnn(graph: SpanGraph, text: string, offsets: OffsetMap): string {
  const lines: string[] = []
  const counts = { A: 0, N: 0, '#': 0 }
  const say = (prefix: keyof typeof counts, rest: string): void => {
    counts[prefix]++
    lines.push(`${prefix}${counts[prefix]}\t${rest}`)
  }
  const { nodes, edges } = graph
  const textIds = numberIds(
    nodes.map(({ id }) => id),
    'T',
  )
  const eventIds = numberIds(
    nodes.flatMap(({ id, kind }) => (kind === 'trigger' ? [id] : [])),
    'E',
  )
  for (const { id, kind, label, spans } of nodes) {
    const parts = spans.flatMap(span => splitAtBreaks(text, span))
    const places = parts.map(({ start, end }) => `${offsets.toCodePoint(start)} ${offsets.toCodePoint(end)}`)
    const quote = parts.map(({ start, end }) => text.slice(start, end)).join(' ')
    lines.push(`${textIds.get(id)}\t${kind === 'words' ? wordsLabel : toBratName(label)} ${places.join(';')}\t${quote}`)
  }
  const relations = edges.filter(({ from }) => from.kind !== 'trigger')
  const relationIds = numberIds(
    relations.map(({ record }, at) => record?.id ?? `of ${at}`),
    'R',
  )
  const detail = (target: string, { attributes, note, doubt, normal, link }: Detailed): void => {
    for (const [id, value] of Object.entries(attributes))
      say('A', `${toBratName(id)} ${target}${value === true ? '' : ` ${toBratValue(value)}`}`)
    if (doubt) say('A', `${bratNames.doubt} ${target}`)
    if (normal !== undefined) say('A', `${bratNames.normal} ${target} ${toBratValue(normal)}`)
    if (link !== undefined)
      if (/^[^\s:]+:\S+$/.test(link)) say('N', `Reference ${target} ${link}\t`)
      else say('A', `${bratNames.link} ${target} ${toBratValue(link)}`)
    if (note !== '') for (const line of note.split('\n')) say('#', `AnnotatorNotes ${target}\t${toOneLine(line)}`)
  }
  for (const [at, { label, from, to, record }] of relations.entries()) {
    const id = relationIds.get(record?.id ?? `of ${at}`) ?? ''
    lines.push(`${id}\t${toBratName(label)} Arg1:${textIds.get(from.id)} Arg2:${textIds.get(to.id)}`)
    if (record) detail(id, record)
  }
  const rolesOf = new Map<string, SpanEdge[]>()
  for (const edge of edges)
    if (edge.from.kind === 'trigger') rolesOf.set(edge.from.id, [...(rolesOf.get(edge.from.id) ?? []), edge])
  for (const { id, kind, label, record, isLent } of nodes) {
    if (kind === 'trigger') {
      const event = eventIds.get(id) ?? ''
      const times = new Map<string, number>()
      const roles = (rolesOf.get(id) ?? []).map(edge => {
        const role = toBratRole(edge.label)
        const time = (times.get(role) ?? 0) + 1
        times.set(role, time)
        return ` ${role}${time > 1 ? time : ''}:${textIds.get(edge.to.id)}`
      })
      lines.push(`${event}\t${toBratName(label)}:${textIds.get(id)}${roles.join('')}`)
      if (isLent) say('A', `${bratNames.implicit} ${event}`)
      if (record) detail(event, record)
    } else if (record) detail(textIds.get(id) ?? '', record)
  }
  return lines.map(line => `${line}\n`).join('')
}

function open({ side, stem, scheme }: WriteContext): Writer {
  const folder = side === null ? '' : `${stem}/`
  const names = new FileNames()
  const used = new UsedInBrat()
  return {
    write: (source: ExportDocument) => {
      const [layer] = source.layers
      if (!layer) throw new Error('brat is written from one layer')
      const { text, name } = source.document
      const graph = toSpanGraph(source, layer, placeIn(text), carries)
      used.take(graph)
      const file = folder + names.take(name)
      return {
        pieces: [
          { file: `${file}.txt`, content: text, isWhole: true },
          { file: `${file}.ann`, content: toAnn(graph, text, createOffsetMap(text)), isWhole: true },
        ],
        losses: graph.losses,
      }
    },
    finish: () => [
      { file: `${folder}annotation.conf`, content: toAnnotationConf(scheme, used) },
      { file: `${folder}visual.conf`, content: toVisualConf(scheme) },
    ],
  }
}

/** brat's standoff: a text and a list of what stands in it, and how brat is to show them. */
export const brat: Format = {
  id: 'brat',
  name: { ar: 'brat (مجلّد)', en: 'brat (folder)' },
  summary: {
    ar: 'النصوص ولكل نص قائمة بما فيه: المواضع والعلاقات والاتفاقات والسمات والملاحظات',
    en: 'Texts, each with a list of what stands in it: entities, relations, agreements, attributes, notes',
  },
  carries,
  layers: 'chosen',
  options: ['layer', 'statuses', 'split'],
  output: 'folder',
  extension: '.ann',
  sides: { train: 'train', validation: 'dev', test: 'test' },
  open,
  readBack: files => readBackByImport(files, bratImporting),
  importing: bratImporting,
}

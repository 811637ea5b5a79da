import { createOffsetMap } from '../text/offsets.ts'
import { type Carries, carriesAll } from './carries.ts'
import type { ExportDocument, ExportLayer, Format, WriteContext, Writer } from './format.ts'
import { readBackByImport } from './imported.ts'
import {
  attributeControl,
  categoryControl,
  controls,
  toLabelStudioConfig,
  UsedInLabelStudio,
} from './label-studio-config.ts'
import { labelStudioImporting } from './label-studio-read.ts'
import { metadataInFile } from './metadata-in-file.ts'
import { type Detailed, hasAttributes, placeAsOne, type SpanGraph, toSpanGraph } from './span-graph.ts'

/** A region is one stretch of the text. */
const carries: Carries = { ...carriesAll, discontinuous: 'altered' }

type Result = Readonly<Record<string, unknown>>

const toName = controls.text
const labelControls = { entity: controls.label, trigger: controls.agreement, words: controls.words } as const

/** What is written on a region, as results of the controls that belong to it; its note stands in `meta`. */
function toRegionResults(id: string, place: Result, detailed: Detailed, used: UsedInLabelStudio): readonly Result[] {
  const { attributes, doubt, normal, link } = detailed
  const say = (from_name: string, type: string, value: Result): Result => ({
    id,
    from_name,
    to_name: toName,
    type,
    value: { ...place, ...value },
  })
  const ofAttribute = ([name, value]: readonly [string, Detailed['attributes'][string]]): Result => {
    if (typeof value === 'number') {
      used.takeAttribute('number', name, [])
      return say(attributeControl('number', name), 'number', { number: value })
    }
    if (typeof value === 'string') {
      used.takeAttribute('text', name, [])
      return say(attributeControl('text', name), 'textarea', { text: [value] })
    }
    const kind = typeof value === 'boolean' ? 'flag' : 'list'
    const chosen = typeof value === 'boolean' ? [String(value)] : value
    used.takeAttribute(kind, name, chosen)
    return say(attributeControl(kind, name), 'choices', { choices: chosen })
  }
  return [
    ...Object.entries(attributes).map(ofAttribute),
    ...(doubt ? [say(controls.doubt, 'choices', { choices: [controls.doubt] })] : []),
    ...(normal === undefined ? [] : [say(controls.normal, 'textarea', { text: [normal] })]),
    ...(link === undefined ? [] : [say(controls.link, 'textarea', { text: [link] })]),
  ]
}

/** Objects of one shape, fields that say nothing undefined: thousands are written at once, and spreading them costs ten times as much (measured). */
function toResults({ nodes, edges }: SpanGraph, text: string, layer: ExportLayer, used: UsedInLabelStudio) {
  const offsets = createOffsetMap(text)
  const regions: Result[] = []
  for (const { id, kind, label, spans, record, isLent } of nodes) {
    const [span] = spans
    if (!span) continue
    const [start, end] = [offsets.toCodePoint(span.start), offsets.toCodePoint(span.end)]
    regions.push({
      id,
      from_name: labelControls[kind],
      to_name: toName,
      type: 'labels',
      value: { start, end, text: text.slice(span.start, span.end), labels: [label] },
      meta: record?.note ? { text: [record.note] } : undefined,
    })
    if (isLent) {
      const value = { start, end, choices: [controls.implicit] }
      regions.push({ id, from_name: controls.implicit, to_name: toName, type: 'choices', value })
    }
    if (record && hasAttributes(record)) regions.push(...toRegionResults(id, { start, end }, record, used))
  }
  const relations = edges.map(
    ({ label, from, to, record }): Result => ({
      from_id: from.id,
      to_id: to.id,
      type: 'relation',
      direction: 'right',
      labels: [label],
      meta: record
        ? {
            id: record.id,
            text: record.note === '' ? undefined : [record.note],
            attributes: Object.keys(record.attributes).length > 0 ? record.attributes : undefined,
            doubt: record.doubt || undefined,
          }
        : undefined,
    }),
  )
  const about = layer.records.flatMap((record): readonly Result[] => {
    if (record.kind !== 'documentLabel') return []
    used.takeCategory(record.category, record.value)
    const value = { choices: [record.value] }
    return [{ id: record.id, from_name: categoryControl(record.category), to_name: toName, type: 'choices', value }]
  })
  return [...regions, ...relations, ...about]
}

/** One task: the text, and one annotation of it. */
function toTask({ document }: ExportDocument, layer: ExportLayer, results: readonly Result[]): string {
  const metadata = metadataInFile(document)
  return JSON.stringify({
    annotations: [{ result: results, annotator: layer.annotator, ground_truth: layer.annotator === 'gold' }],
    data: { text: document.text, name: document.name, document: document.id, ...metadata },
  })
}

function open({ stem, scheme }: WriteContext): Writer {
  const used = new UsedInLabelStudio()
  const file = `${stem}.json`
  let isFirst = true
  return {
    write: source => {
      const [layer] = source.layers
      if (!layer) throw new Error('Label Studio is written from one layer')
      const graph = toSpanGraph(source, layer, placeAsOne, carries)
      used.take(graph)
      const task = toTask(source, layer, toResults(graph, source.document.text, layer, used))
      const content = `${isFirst ? '[\n' : ',\n'}${task}`
      isFirst = false
      return { pieces: [{ file, content }], losses: graph.losses }
    },
    finish: () => [
      { file, content: isFirst ? '[]\n' : '\n]\n' },
      { file: `${stem}.xml`, content: toLabelStudioConfig(scheme, used) },
    ],
  }
}

/** Label Studio's tasks with their annotations, and the labelling interface they need. */
export const labelStudio: Format = {
  id: 'label-studio',
  name: { ar: 'Label Studio (JSON)', en: 'Label Studio (JSON)' },
  summary: {
    ar: 'المواضع والعلاقات والسمات والملاحظات، والاتفاقات أسهمًا من الكلمة الدالّة عليها، ومعها واجهة الوسم',
    en: 'Entities, relations, attributes, notes, agreements as arrows from their trigger; with the labelling interface',
  },
  carries,
  layers: 'chosen',
  options: ['layer', 'statuses', 'split'],
  output: 'folder',
  extension: '.json',
  sides: { train: 'train', validation: 'validation', test: 'test' },
  open,
  readBack: files => readBackByImport(files, labelStudioImporting),
  importing: labelStudioImporting,
}

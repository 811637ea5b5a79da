import { type Carries, carriesEntities } from './carries.ts'
import { createUnitMap, placeIn } from './doccano-offsets.ts'
import { doccanoImporting } from './doccano-read.ts'
import type { ExportDocument, Format, WriteContext, Writer } from './format.ts'
import { readBackByImport } from './imported.ts'
import { toSpanGraph } from './span-graph.ts'

const carries: Carries = { ...carriesEntities, nested: 'carried', relations: 'carried' }

/** Without relations, in the shape of projects that know none. */
const withoutRelations: Carries = { ...carries, relations: 'reported' }

/** Writes lines whose ids go on through the file: doccano numbers them by project. */
function open({ stem, options }: WriteContext): Writer {
  const unit = options.offsets ?? 'utf-16'
  const isPlain = options.relations === 'without'
  let number = 0
  const write = (source: ExportDocument) => {
    const [layer] = source.layers
    if (!layer) throw new Error('doccano is written from one layer')
    const { text, name } = source.document
    const { nodes, edges, losses } = toSpanGraph(
      source,
      layer,
      placeIn(text, unit),
      isPlain ? withoutRelations : carries,
    )
    const { fromUtf16 } = createUnitMap(text, unit)
    const ids = new Map<string, number>()
    const entities = nodes.flatMap(({ id, label, spans: [span] }) => {
      if (!span) return []
      ids.set(id, ++number)
      return [{ id: number, label, start_offset: fromUtf16(span.start), end_offset: fromUtf16(span.end) }]
    })
    const marks = isPlain
      ? { label: entities.map(({ start_offset, end_offset, label }) => [start_offset, end_offset, label]) }
      : {
          entities,
          relations: edges.map(({ label, from, to }) => ({
            id: ++number,
            from_id: ids.get(from.id),
            to_id: ids.get(to.id),
            type: label,
          })),
        }
    // Marks first: what the file is shows in its first characters, however long the text.
    const line = { name, ...(unit === 'utf-16' ? {} : { offsets: unit }), ...marks, text }
    return { pieces: [{ file: `${stem}.jsonl`, content: `${JSON.stringify(line)}\n` }], losses }
  }
  return {
    write,
    finish: () => [],
  }
}

/** doccano's lines for labelling of sequences, with relations or without. */
export const doccano: Format = {
  id: 'doccano',
  name: { ar: 'doccano (JSONL)', en: 'doccano (JSONL)' },
  summary: {
    ar: 'المواضع، متداخلةً أيضًا، والعلاقات بينها',
    en: 'Entities, nested ones too, and relations between them',
  },
  carries,
  layers: 'chosen',
  options: ['layer', 'statuses', 'offsets', 'relations', 'split'],
  output: 'file',
  extension: '.jsonl',
  sides: { train: 'train', validation: 'validation', test: 'test' },
  open,
  readBack: files => readBackByImport(files, doccanoImporting),
  importing: doccanoImporting,
}

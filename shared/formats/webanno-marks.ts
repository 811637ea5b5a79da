import type { Span } from '../model/records.ts'
import { shortName, type WebannoLayer } from './webanno-header.ts'
import { splitStacked, unescapeValue } from './webanno-text.ts'

/** A line of a file: a token or a part of one. */
export type UnitLine = Span & { readonly address: string; readonly cells: readonly string[]; readonly line: number }

/** What one annotation says on one line. */
type Stacked = { readonly id: number; readonly values: readonly (string | null)[] }

/** A mark put together from its lines. */
export type WebannoMark = {
  readonly layer: WebannoLayer
  readonly id: number
  /** Where it begins. */
  readonly address: string
  readonly start: number
  end: number
  readonly label: string
  readonly link: string | null
  readonly attributes: Readonly<Record<string, string>>
}

export type WebannoRelation = {
  readonly layer: WebannoLayer
  readonly label: string
  readonly from: { readonly address: string; readonly id: number }
  readonly to: { readonly address: string; readonly id: number }
  readonly attributes: Readonly<Record<string, string>>
  readonly line: number
}

const toValue = (stacked: string): { readonly value: string | null; readonly id: number } => {
  if (!stacked.includes('[') && !stacked.includes('\\')) return { value: stacked === '*' ? null : stacked, id: 0 }
  const match = /^((?:\\[\s\S]|[^\\[])*)(?:\[(\d+)\])?$/.exec(stacked)
  const raw = match?.[1] ?? stacked
  return { value: raw === '*' ? null : unescapeValue(raw), id: Number(match?.[2] ?? 0) }
}

/** The annotations of a layer on a line, each with its value in every column. */
function stackedOn({ cells }: UnitLine, layer: WebannoLayer, columns: number): readonly Stacked[] {
  // Nearly every line: nothing is marked there.
  if ((cells[layer.first] ?? '_') === '_') return []
  const said: (readonly ReturnType<typeof toValue>[])[] = []
  for (let at = 0; at < columns; at++) {
    const cell = cells[layer.first + at] ?? '_'
    if (cell === '_' || cell === '') said.push([])
    else said.push(cell.includes('|') ? splitStacked(cell).map(toValue) : [toValue(cell)])
  }
  return (said[0] ?? []).map((_first, at) => ({
    id: said.reduce((known, column) => known || (column[at]?.id ?? 0), 0),
    values: said.map(column => column[at]?.value ?? null),
  }))
}

const labelFeatures = ['value', 'label']

/** What a mark is called: its value or label, else what it says first, else the name of its layer. */
function nameOf(
  layer: WebannoLayer,
  values: readonly (string | null)[],
): { readonly label: string; readonly at: number } {
  const named = labelFeatures.map(feature => layer.features.indexOf(feature)).filter(at => at !== -1 && values[at])
  const at = named[0] ?? values.findIndex((value, index) => value && layer.features[index] !== 'identifier')
  return { label: values[at] || shortName(layer.type), at }
}

function attributesOf(
  layer: WebannoLayer,
  values: readonly (string | null)[],
  except: number,
): Readonly<Record<string, string>> {
  const attributes: [feature: string, value: string][] = []
  for (const [at, value] of values.entries()) {
    const feature = layer.features[at] ?? ''
    if (value !== null && at !== except && feature !== '' && feature !== 'identifier') attributes.push([feature, value])
  }
  return Object.fromEntries(attributes)
}

/** Marks of a layer. Those with a number go over all lines that bear it. */
export function marksOf(layer: WebannoLayer, lines: readonly UnitLine[]): readonly WebannoMark[] {
  const marks: WebannoMark[] = []
  const open = new Map<number, WebannoMark>()
  for (const line of lines)
    for (const { id, values } of stackedOn(line, layer, layer.features.length)) {
      const there = id === 0 ? undefined : open.get(id)
      if (there) {
        there.end = Math.max(there.end, line.end)
        continue
      }
      const { label, at } = nameOf(layer, values)
      const link = values[layer.features.indexOf('identifier')] ?? null
      const { address, start, end } = line
      const mark = { layer, id, address, start, end, label, link, attributes: attributesOf(layer, values, at) }
      marks.push(mark)
      if (id !== 0) open.set(id, mark)
    }
  return marks
}

/** Relations of a layer; the last of its columns says where they come from: `1-5[2_0]`. */
export function relationsOf(layer: WebannoLayer, lines: readonly UnitLine[]): readonly WebannoRelation[] {
  const columns = layer.features.length - 1
  return lines.flatMap(line => {
    const cell = line.cells[layer.first + columns] ?? '_'
    if (cell === '_' || cell === '') return []
    const said = columns === 0 ? [] : stackedOn(line, layer, columns)
    return cell.split('|').map((origin, at): WebannoRelation => {
      const match = /^([\d.-]+)(?:\[(\d+)_(\d+)\])?$/.exec(origin)
      const values = said[at]?.values ?? []
      const { label, at: named } = nameOf(layer, values)
      return {
        layer,
        label,
        from: { address: match?.[1] ?? origin, id: Number(match?.[2] ?? 0) },
        to: { address: line.address, id: Number(match?.[3] ?? 0) },
        attributes: attributesOf(layer, values, named),
        line: line.line,
      }
    })
  })
}

import type { Format } from '../../shared/formats/format.ts'
import { groupNearDuplicates, sketchOf } from '../../shared/formats/near-duplicates.ts'
import { listedGroups, type Together } from '../../shared/formats/proof-report.ts'
import { dealDocuments, type Side, sides } from '../../shared/formats/split.ts'
import type { DocumentId } from '../../shared/model/ids.ts'
import type { ExportSelection } from './export-selection.ts'
import type { Gathered } from './gather-sources.ts'
import type { SpoolPlace } from './source-spool.ts'

/** One document of the plan. `labels`: mentions by label. */
export type PlannedDocument = {
  readonly id: DocumentId
  readonly name: string
  readonly labels: ReadonlyMap<string, number>
  /** Of its text; null where nothing is split. */
  readonly sketch: Uint32Array | null
  readonly place: SpoolPlace
}

const noLabels: ReadonlyMap<string, number> = new Map()

function labelsOf({ source }: Gathered): ReadonlyMap<string, number> {
  const labels = new Map<string, number>()
  for (const { records } of source.layers)
    for (const record of records)
      if (record.kind === 'entity') labels.set(record.label, (labels.get(record.label) ?? 0) + 1)
  return labels
}

/** What is to be known of a document before any is written. */
export const toPlanned = (gathered: Gathered, place: SpoolPlace, isSplit: boolean): PlannedDocument => {
  const { id, name, text } = gathered.source.document
  return {
    id,
    name,
    place,
    labels: isSplit ? labelsOf(gathered) : noLabels,
    sketch: isSplit ? sketchOf(text) : null,
  }
}

export type PlannedSide = {
  readonly side: Side | null
  readonly stem: string
  readonly documents: readonly PlannedDocument[]
}

/** Of the files where nothing is split. */
export const wholeStem = 'corpus'

/** The file's name where nothing is split. */
export const wholeFileName = (format: Format): string => wholeStem + format.extension

const byName = (a: PlannedDocument, b: PlannedDocument): number =>
  a.name === b.name ? (a.id < b.id ? -1 : 1) : a.name < b.name ? -1 : 1

function togetherOf(
  documents: readonly PlannedDocument[],
  groups: Uint32Array,
  dealt: ReadonlyMap<string, Side>,
): Together {
  const members = new Map<number, PlannedDocument[]>()
  for (const [at, document] of documents.entries()) {
    const group = groups[at] ?? at
    const there = members.get(group)
    if (there) there.push(document)
    else members.set(group, [document])
  }
  const alike = [...members.values()].filter(group => group.length > 1)
  return {
    groups: alike.length,
    documents: alike.reduce((sum, group) => sum + group.length, 0),
    listed: alike.slice(0, listedGroups).map(group => ({
      side: dealt.get(group[0]?.id ?? '') ?? '',
      documents: group.slice(0, listedGroups).map(({ id, name }) => ({ id, name })),
    })),
  }
}

/**
 * Which documents go where, in order of their names. A side that gets none is none: no file stands for it, in any format, and it is told.  Near-duplicates stay on one side:
 * else the test would ask for what training has shown.
 */
export function planSides(
  documents: readonly PlannedDocument[],
  split: ExportSelection['split'],
  format: Format,
): { readonly sides: readonly PlannedSide[]; readonly isSideEmpty: boolean; readonly together: Together | null } {
  const named = documents.toSorted(byName)
  if (!split) return { sides: [{ side: null, stem: wholeStem, documents: named }], isSideEmpty: false, together: null }
  const byId = documents.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const groups = groupNearDuplicates(byId.flatMap(({ sketch }) => sketch ?? []))
  const dealt = dealDocuments(
    byId.map(({ id, labels }, at) => ({ id, labels, group: String(groups[at]) })),
    split,
  )
  const planned = sides
    .filter(side => split[side] > 0)
    .map(side => ({ side, stem: format.sides[side], documents: named.filter(({ id }) => dealt.get(id) === side) }))
  const filled = planned.filter(({ documents: own }) => own.length > 0)
  return {
    sides: filled,
    isSideEmpty: filled.length < planned.length,
    together: togetherOf(byId, groups, dealt),
  }
}

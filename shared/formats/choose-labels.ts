import type { Annotation, Entity } from '../model/records.ts'
import type { Scheme } from '../model/scheme.ts'
import type { StoredRecord } from '../model/stored-records.ts'
import type { LabelChoice } from './export-options.ts'
import type { ExportDocument, ExportLayer } from './format.ts'
import { lossOfRecord } from './losses.ts'
import type { Loss } from './proof-report.ts'

/** A document as the choice of labels leaves it. `unchosen`: mentions left out. `losses`: what lost an end by that. */
export type ChosenDocument = {
  readonly source: ExportDocument
  readonly unchosen: number
  readonly losses: readonly Loss[]
}

const isChosen = (label: string, { only }: LabelChoice): boolean => only === null || only.includes(label)

const nameOf = (label: string, { rename }: LabelChoice): string =>
  Object.hasOwn(rename, label) ? (rename[label] ?? label) : label

/** Whether it leaves everything as it is. */
export const isWholeChoice = (choice: LabelChoice | undefined): boolean =>
  choice === undefined || (choice.only === null && Object.entries(choice.rename).every(([from, to]) => from === to))

/** Whether two labels of the scheme that go out do so under one name. */
export function mergesLabels({ labels }: Scheme, choice: LabelChoice | undefined): boolean {
  if (choice === undefined) return false
  const names = labels.filter(({ id }) => isChosen(id, choice)).map(({ id }) => nameOf(id, choice))
  return new Set(names).size < names.length
}

/** A relation goes with its end; a role keeps the words that filled it, without a label. Null: nothing of the record is left. */
function withoutEnds(record: Annotation, gone: ReadonlyMap<string, Entity>): Annotation | null {
  if (record.kind === 'relation') return gone.has(record.from) || gone.has(record.to) ? null : record
  if (record.kind !== 'agreement') return record
  let isChanged = false
  const roles = record.roles.map(role => {
    const filler = 'entity' in role.filler ? gone.get(role.filler.entity) : undefined
    const isOfGone = role.of !== undefined && gone.has(role.of)
    if (!filler && !isOfGone) return role
    isChanged = true
    const { of, ...rest } = role
    return {
      ...rest,
      ...(filler ? { filler: { spans: filler.spans } } : {}),
      ...(of === undefined || isOfGone ? {} : { of }),
    }
  })
  return isChanged ? { ...record, roles } : record
}

const chooseUnplaced = (stored: StoredRecord, choice: LabelChoice): readonly StoredRecord[] => {
  if (stored.kind !== 'entity') return [stored]
  return isChosen(stored.label, choice) ? [{ ...stored, label: nameOf(stored.label, choice) }] : []
}

/** Leaves out and renames mentions by label, before a format sees the document: once for all of them. */
export function chooseLabels(source: ExportDocument, choice: LabelChoice | undefined): ChosenDocument {
  if (choice === undefined || isWholeChoice(choice)) return { source, unchosen: 0, losses: [] }
  const losses: Loss[] = []
  let unchosen = 0
  const layers = source.layers.map((layer): ExportLayer => {
    const gone = new Map<string, Entity>()
    for (const record of layer.records)
      if (record.kind === 'entity' && !isChosen(record.label, choice)) gone.set(record.id, record)
    unchosen += gone.size
    const records = layer.records.flatMap((record): readonly Annotation[] => {
      if (record.kind === 'entity')
        return gone.has(record.id) ? [] : [{ ...record, label: nameOf(record.label, choice) }]
      const left = withoutEnds(record, gone)
      if (left === record) return [record]
      const loss = lossOfRecord(source, record, 'end-not-chosen', left && 'type' in left ? left.type : null)
      if (loss) losses.push(loss)
      return left ? [left] : []
    })
    return { ...layer, records, unplaced: layer.unplaced.flatMap(stored => chooseUnplaced(stored, choice)) }
  })
  return { source: { ...source, layers }, unchosen, losses }
}

/** The scheme in the names of the choice, for formats that ship it. Of two labels that become one the first says what it looks like. */
export function chooseScheme(scheme: Scheme, choice: LabelChoice | undefined): Scheme {
  if (choice === undefined || isWholeChoice(choice)) return scheme
  const mapped = (labels: readonly string[]): readonly string[] => [
    ...new Set(labels.filter(label => isChosen(label, choice)).map(label => nameOf(label, choice))),
  ]
  const labels = new Map<string, Scheme['labels'][number]>()
  for (const label of scheme.labels) {
    const id = nameOf(label.id, choice)
    if (!isChosen(label.id, choice) || labels.has(id)) continue
    const isParentThere = label.parent !== null && isChosen(label.parent, choice)
    labels.set(id, { ...label, id, parent: isParentThere ? nameOf(label.parent ?? '', choice) : null })
  }
  return {
    ...scheme,
    labels: [...labels.values()],
    relationTypes: scheme.relationTypes.map(type => ({ ...type, from: mapped(type.from), to: mapped(type.to) })),
    // A role whose labels were all left out keeps words alone.
    roleTypes: scheme.roleTypes.map(type => ({
      ...type,
      labels: mapped(type.labels),
      span: type.span || type.labels.some(label => !isChosen(label, choice)),
    })),
  }
}

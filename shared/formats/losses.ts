import type { Annotation, Entity } from '../model/records.ts'
import { surfaceOf } from '../model/surface.ts'
import type { Carries, Feature } from './carries.ts'
import type { ExportDocument, ExportLayer } from './format.ts'
import type { Loss, LossReason } from './proof-report.ts'
import type { PlacedMention } from './token-alignment.ts'

type Place = { readonly written?: string; readonly within?: string }

/** A mention that the file does not hold as it was marked. */
export const lossOfEntity = (
  { document }: ExportDocument,
  entity: Entity,
  reason: LossReason,
  { written, within }: Place = {},
): Loss => ({
  document: document.id,
  documentName: document.name,
  kind: 'entity',
  id: entity.id,
  label: entity.label,
  surface: surfaceOf(document.text, entity.spans),
  written: written ?? null,
  within: within ?? null,
  reason,
})

function describe(record: Annotation, text: string): Pick<Loss, 'kind' | 'label' | 'surface'> | undefined {
  switch (record.kind) {
    case 'relation':
      return { kind: 'relation', label: record.label, surface: '' }
    case 'agreement':
      return { kind: 'agreement', label: record.type, surface: record.trigger ? surfaceOf(text, record.trigger) : '' }
    case 'documentLabel':
      return { kind: 'documentLabel', label: record.category, surface: record.value }
    // Entities are accounted for one by one; the others are about the work, not about the text.
    case 'entity':
    case 'status':
    case 'dismissal':
    case 'cliticChoice':
    case 'canonicalEntity':
    case 'scheme':
      return undefined
  }
}

const featureOf: Readonly<Partial<Record<Annotation['kind'], Feature>>> = {
  relation: 'relations',
  agreement: 'agreements',
  documentLabel: 'documentLabels',
}

/** Whether a format that does this has no place at all for records of the kind. */
const isReported = ({ kind }: Annotation, carries: Carries): boolean => {
  const feature = featureOf[kind]
  return feature !== undefined && carries[feature] === 'reported'
}

/** A relation, an agreement or a label of the article that the file does not hold as it was marked; `written`: what it holds of it. */
export function lossOfRecord(
  { document }: ExportDocument,
  record: Annotation,
  reason: LossReason,
  written: string | null = null,
): Loss | undefined {
  const described = describe(record, document.text)
  return (
    described && {
      document: document.id,
      documentName: document.name,
      id: record.id,
      written,
      within: null,
      reason,
      ...described,
    }
  )
}

/** Relations, agreements and document labels of a layer, where the format has no place for their kind. */
export const lossesOfOtherKinds = (source: ExportDocument, layer: ExportLayer, carries: Carries): readonly Loss[] =>
  layer.records.flatMap(record =>
    isReported(record, carries) ? (lossOfRecord(source, record, 'kind-not-carried') ?? []) : [],
  )

const hasMoreThanPlace = (entity: Entity): boolean =>
  Object.keys(entity.attributes).length > 0 ||
  entity.note !== '' ||
  entity.doubt ||
  entity.normal !== undefined ||
  entity.link !== undefined

/**
 * What became of a mention that a token format holds; undefined where label and surface are the marked ones and nothing else was written on it.
 * One reason a mention, the gravest first.
 */
export function lossOfPlaced(source: ExportDocument, placed: PlacedMention): Loss | undefined {
  const { entity, start, end } = placed
  const written = source.document.text.slice(start, end)
  const [only, second] = entity.spans
  if (second) return lossOfEntity(source, entity, 'fragments-joined', { written })
  if (only?.start !== start || only.end !== end) return lossOfEntity(source, entity, 'grown-to-word', { written })
  return hasMoreThanPlace(entity) ? lossOfEntity(source, entity, 'attributes-not-carried', { written }) : undefined
}

import type { Agreement, Annotation, Entity } from '../model/records.ts'
import type { RoleType, Scheme } from '../model/scheme.ts'
import { surfaceOf } from '../model/surface.ts'
import { tieFaults } from './agreements/role-ties.ts'
import { strangeAttributes } from './attributes.ts'
import { checkPolicy } from './check-policy.ts'
import { publicationCategory } from './document-labels.ts'

/** Where a layer does not fit its scheme. The store takes such records all the same: constraints warn, they refuse nothing. */
export type FindingCode =
  | 'label-unknown'
  | 'label-off'
  | 'relation-unknown'
  | 'relation-end'
  | 'type-unknown'
  | 'role-unknown'
  | 'role-label'
  | 'role-span'
  | 'role-few'
  | 'role-many'
  | 'status-unknown'
  | 'attribute-unknown'
  | 'category-unknown'
  | 'missing-record'
  | 'no-trigger'
  | 'person-side'
  | 'title-person'
  | 'fills-itself'
  | 'nested'
  | 'crossing'

/** `what`: the id of the scheme, or of the record, that the finding is about. */
export type Finding = {
  readonly code: FindingCode
  readonly record: string
  readonly what: string
  readonly surface: string
}

type Layer = { readonly entities: ReadonlyMap<string, Entity>; readonly scheme: Scheme; readonly text: string }
type Report = (code: FindingCode, what: string) => Finding

const checkAttributes = (record: Entity | Agreement, scheme: Scheme, report: Report): readonly Finding[] =>
  strangeAttributes(record, scheme).map(([id, value]) => report('attribute-unknown', `${id} ${String(value)}`))

const isKnown = (ids: readonly { readonly id: string }[], id: string): boolean => ids.some(known => known.id === id)

function checkRole(
  role: Agreement['roles'][number],
  type: RoleType | undefined,
  layer: Layer,
  report: Report,
  agreement: string,
): readonly Finding[] {
  const found: Finding[] = []
  if (!type) found.push(report('role-unknown', role.role))
  if (role.of !== undefined && !layer.entities.has(role.of)) found.push(report('missing-record', role.of))
  if ('entity' in role.filler) {
    const entity = layer.entities.get(role.filler.entity)
    if (role.filler.entity === agreement) found.push(report('fills-itself', role.role))
    else if (!entity) found.push(report('missing-record', role.filler.entity))
    else if (type && type.labels.length > 0 && !type.labels.includes(entity.label))
      found.push(report('role-label', `${role.role} ${entity.label}`))
  } else if (type && !type.span) found.push(report('role-span', role.role))
  return found
}

function checkAgreement(agreement: Agreement, layer: Layer): readonly Finding[] {
  const { scheme, text } = layer
  const surface = agreement.trigger ? surfaceOf(text, agreement.trigger) : ''
  const report: Report = (code, what) => ({ code, record: agreement.id, what, surface })
  const type = scheme.agreementTypes.find(({ id }) => id === agreement.type)
  const allowed = scheme.roleTypes.filter(({ id }) => type?.roles.includes(id) ?? false)
  const counts = allowed.map(role => ({
    role,
    count: agreement.roles.filter(filled => filled.role === role.id).length,
  }))
  const { status } = agreement.attributes
  return [
    ...(type ? [] : [report('type-unknown', agreement.type)]),
    ...(agreement.trigger ? [] : [report('no-trigger', agreement.type)]),
    ...(typeof status === 'string' && !isKnown(scheme.agreementStatuses, status)
      ? [report('status-unknown', status)]
      : []),
    ...checkAttributes(agreement, scheme, report),
    ...agreement.roles.flatMap(role =>
      checkRole(role, type ? allowed.find(({ id }) => id === role.role) : undefined, layer, report, agreement.id),
    ),
    ...tieFaults(agreement, allowed).map(({ code, at }) => report(code, agreement.roles[at]?.role ?? '')),
    ...counts.flatMap(({ role, count }) => [
      ...(count < role.minimum ? [report('role-few', role.id)] : []),
      ...(role.maximum !== null && count > role.maximum ? [report('role-many', role.id)] : []),
    ]),
  ]
}

function checkRecord(record: Annotation, layer: Layer): readonly Finding[] {
  const { scheme, entities, text } = layer
  const report: Report = (code, what) => ({ code, record: record.id, what, surface: '' })
  switch (record.kind) {
    case 'entity': {
      const label = scheme.labels.find(({ id }) => id === record.label)
      const onWords: Report = (code, what) => ({ ...report(code, what), surface: surfaceOf(text, record.spans) })
      return [
        ...(label?.enabled ? [] : [onWords(label ? 'label-off' : 'label-unknown', record.label)]),
        ...checkAttributes(record, scheme, onWords),
      ]
    }
    case 'relation': {
      const type = scheme.relationTypes.find(({ id }) => id === record.label)
      if (!type) return [report('relation-unknown', record.label)]
      return (
        [
          ['from', type.from],
          ['to', type.to],
        ] as const
      ).flatMap(([end, labels]) => {
        const entity = entities.get(record[end])
        if (!entity) return [report('missing-record', record[end])]
        return labels.length === 0 || labels.includes(entity.label)
          ? []
          : [report('relation-end', `${end} ${entity.label}`)]
      })
    }
    case 'agreement':
      return checkAgreement(record, layer)
    case 'documentLabel': {
      if (record.category === publicationCategory) return []
      const category = scheme.categories.find(({ id }) => id === record.category)
      return category && (category.values.length === 0 || isKnown(category.values, record.value))
        ? []
        : [report('category-unknown', `${record.category} ${record.value}`)]
    }
    case 'status':
    case 'dismissal':
    case 'cliticChoice':
    case 'canonicalEntity':
    case 'scheme':
      return []
  }
}

/** Everything in a layer that its scheme does not foresee. `text`: of its document. */
export function checkLayer(records: readonly Annotation[], scheme: Scheme, text: string): readonly Finding[] {
  const entities = new Map(
    records.flatMap(record => (record.kind === 'entity' ? [[record.id as string, record] as const] : [])),
  )
  return [
    ...records.flatMap(record => checkRecord(record, { entities, scheme, text })),
    ...checkPolicy([...entities.values()], scheme.policy, text),
  ]
}

import type { RecordId } from '../model/ids.ts'
import type { Agreement, Annotation, Entity } from '../model/records.ts'
import type { Scheme } from '../model/scheme.ts'
import type { Records } from './records-diff.ts'

/** A breach of the scheme. It warns and never blocks; `subject` is the label, role or type it is about. */
export type Violation = {
  readonly record: RecordId
  readonly rule:
    | 'unknown-label'
    | 'unknown-type'
    | 'unknown-role'
    | 'unknown-category'
    | 'missing-filler'
    | 'filler-label'
    | 'filler-span'
    | 'too-few'
    | 'too-many'
    | 'no-trigger'
    | 'missing-end'
  readonly subject: string
}

/** Every breach of the scheme in a layer. */
export const violationsOf = (records: Records, scheme: Scheme): readonly Violation[] =>
  [...records.values()].flatMap(record => violationsOfRecord(record, records, scheme))

function violationsOfRecord(record: Annotation, records: Records, scheme: Scheme): readonly Violation[] {
  switch (record.kind) {
    case 'entity':
      return scheme.labels.some(label => label.id === record.label)
        ? []
        : [{ record: record.id, rule: 'unknown-label', subject: record.label }]
    case 'relation':
      return [record.from, record.to]
        .filter(id => records.get(id)?.kind !== 'entity')
        .map(id => ({ record: record.id, rule: 'missing-end', subject: id }) as const)
    case 'agreement':
      return violationsOfAgreement(record, records, scheme)
    case 'documentLabel':
      return scheme.categories.some(category => category.id === record.category)
        ? []
        : [{ record: record.id, rule: 'unknown-category', subject: record.category }]
    case 'status':
    case 'dismissal':
      return []
  }
}

function violationsOfAgreement(agreement: Agreement, records: Records, scheme: Scheme): readonly Violation[] {
  const found: Violation[] = []
  const note = (rule: Violation['rule'], subject: string): void => {
    found.push({ record: agreement.id, rule, subject })
  }
  if (!scheme.agreementTypes.some(type => type.id === agreement.type)) note('unknown-type', agreement.type)
  if (!agreement.trigger) note('no-trigger', agreement.type)
  for (const { role, filler } of agreement.roles) {
    const type = scheme.roleTypes.find(known => known.id === role)
    if (!type) note('unknown-role', role)
    else if (!('entity' in filler)) {
      if (!type.span) note('filler-span', role)
    } else {
      const entity: Entity | Annotation | undefined = records.get(filler.entity)
      if (entity?.kind !== 'entity') note('missing-filler', role)
      else if (type.labels.length > 0 && !type.labels.includes(entity.label)) note('filler-label', role)
    }
  }
  for (const type of scheme.roleTypes) {
    const count = agreement.roles.filter(role => role.role === type.id).length
    if (count < type.minimum) note('too-few', type.id)
    if (type.maximum !== null && type.of === null && count > type.maximum) note('too-many', type.id)
  }
  return found
}

import type { Agreement, Entity } from '../model/records.ts'
import type { AttributeType, Scheme } from '../model/scheme.ts'

export type Attributes = Entity['attributes']
export type AttributeValue = Attributes[string]

const none: readonly AttributeType[] = []

/** What the scheme lets be said of a mark or an agreement; undefined where it does not know what that is. The status is none of them. */
export function attributeTypesOf(record: Entity | Agreement, scheme: Scheme): readonly AttributeType[] | undefined {
  const owner =
    record.kind === 'entity'
      ? scheme.labels.find(({ id }) => id === record.label)
      : scheme.agreementTypes.find(({ id }) => id === record.type)
  return owner && (owner.attributes ?? none)
}

/** Whether a value is one that an attribute of this kind can have. */
export function isValueOf({ kind, values }: AttributeType, value: AttributeValue): boolean {
  switch (kind) {
    case 'choice':
      return values.some(({ id }) => id === value)
    case 'text':
      return typeof value === 'string'
    case 'number':
      return typeof value === 'number'
    case 'flag':
      return typeof value === 'boolean'
  }
}

/** Attributes of a record that its scheme does not know, or whose value it does not. Empty where the record's own label or type is unknown. */
export function strangeAttributes(
  record: Entity | Agreement,
  scheme: Scheme,
): readonly (readonly [id: string, value: AttributeValue])[] {
  const types = attributeTypesOf(record, scheme)
  if (!types) return []
  return Object.entries(record.attributes).filter(([id, value]) => {
    if (record.kind === 'agreement' && id === 'status') return false
    const type = types.find(one => one.id === id)
    return !type || !isValueOf(type, value)
  })
}

/** With one attribute set; null takes it away. */
export function withAttribute(attributes: Attributes, id: string, value: AttributeValue | null): Attributes {
  const { [id]: _, ...others } = attributes
  return value === null ? others : { ...others, [id]: value }
}

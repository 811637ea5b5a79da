import { migrateInboxSubject } from '../inbox/inbox-subject.ts'
import type { RecordId } from '../model/ids.ts'
import { cliticChoiceId } from '../model/make-id.ts'
import type { Stamp } from '../model/records.ts'
import type { StoredRecord } from '../model/stored-records.ts'
import { sameContent } from './edit-context.ts'
import type { DiffOf } from './records-diff.ts'
import { type IdMapping, isEmptyMapping, mapped, ownedKey, type SchemeMapping } from './scheme-mapping.ts'

type Stored<Kind extends StoredRecord['kind']> = Extract<StoredRecord, { kind: Kind }>
type Attributes = NonNullable<Stored<'entity'>['attributes']>

const nothing: DiffOf<StoredRecord> = { added: [], updated: [], removed: [] }

/** Attribute of an agreement that holds its status. */
const statusAttribute = 'status'

/**
 * What a change of the scheme does to the records of a layer, in the form files have them, so that those count too whose words stand nowhere in
 * the text any more. What goes leaves roles and relations in the same diff; two marks of the same words that come to carry one label become one.
 * Who made a record stays said. `stamp` marks what is written.
 */
export function migrateRecords(
  records: ReadonlyMap<RecordId, StoredRecord>,
  mapping: SchemeMapping,
  stamp: Stamp,
): DiffOf<StoredRecord> {
  if (isEmptyMapping(mapping)) return nothing
  const heirs = new Map<RecordId, RecordId | null>()
  const after = new Map<RecordId, StoredRecord | null>()
  for (const entity of migrateEntities(records, mapping, heirs)) after.set(entity.id, entity)
  for (const gone of heirs.keys()) after.set(gone, null)
  const labelled = new Set<string>()
  const elsewhere: StoredRecord[] = []
  for (const record of records.values()) {
    if (record.kind === 'entity') continue
    const migrated = migrateRecord(record, mapping, heirs)
    if (migrated === null || migrated.id !== record.id) after.set(record.id, null)
    if (migrated === null) continue
    const key = migrated.kind === 'documentLabel' ? JSON.stringify([migrated.category, migrated.value]) : null
    // Two values that became one say it once.
    if (key !== null && labelled.has(key) && !sameContent(migrated, record)) after.set(record.id, null)
    else if (migrated.id === record.id) after.set(migrated.id, migrated)
    else elsewhere.push(migrated)
    if (key !== null) labelled.add(key)
  }
  // Under an id that is free by now: two labels may have changed places.
  for (const record of elsewhere)
    if (!records.has(record.id) || after.get(record.id) === null) after.set(record.id, record)
  return differences(records, after, stamp)
}

function differences(
  records: ReadonlyMap<RecordId, StoredRecord>,
  after: ReadonlyMap<RecordId, StoredRecord | null>,
  stamp: Stamp,
): DiffOf<StoredRecord> {
  const added: StoredRecord[] = []
  const updated: (readonly [StoredRecord, StoredRecord])[] = []
  const removed: StoredRecord[] = []
  for (const [id, record] of after) {
    const before = records.get(id)
    if (record === null) {
      if (before) removed.push(before)
    } else if (!before) added.push({ ...record, stamp })
    else if (before !== record && !sameContent(before, record)) updated.push([before, { ...record, stamp }])
  }
  return { added, updated, removed }
}

/** Entities that stay, as they are to be. `heirs` is told those that go, and into which one, if any. */
function migrateEntities(
  records: ReadonlyMap<RecordId, StoredRecord>,
  { labels, labelAttributes }: SchemeMapping,
  heirs: Map<RecordId, RecordId | null>,
): Iterable<Stored<'entity'>> {
  const entities = new Map<RecordId, Stored<'entity'>>()
  const moved: Stored<'entity'>[] = []
  const standing = new Map<string, RecordId>()
  for (const record of records.values()) {
    if (record.kind !== 'entity') continue
    const label = mapped(labels, record.label)
    if (label === null) {
      heirs.set(record.id, null)
      continue
    }
    const entity = withAttributes(label === record.label ? record : { ...record, label }, labelAttributes, record.label)
    if (label !== record.label) moved.push(entity)
    else {
      entities.set(entity.id, entity)
      standing.set(keyOf(entity), entity.id)
    }
  }
  for (const entity of moved) {
    const heir = entities.get(standing.get(keyOf(entity)) ?? entity.id)
    if (heir) {
      heirs.set(entity.id, heir.id)
      entities.set(heir.id, merged(heir, entity))
    } else {
      entities.set(entity.id, entity)
      standing.set(keyOf(entity), entity.id)
    }
  }
  return entities.values()
}

const keyOf = ({ label, spans }: Stored<'entity'>): string => JSON.stringify([label, spans])

/** The one that stays takes over what was noted about the other. */
function merged(into: Stored<'entity'>, from: Stored<'entity'>): Stored<'entity'> {
  const note = [into.note, from.note].filter(text => text !== undefined && text !== '').join('\n')
  const normal = into.normal ?? from.normal
  const link = into.link ?? from.link
  return {
    ...into,
    ...(note === '' ? {} : { note }),
    ...(into.doubt || from.doubt ? { doubt: true } : {}),
    ...(normal === undefined ? {} : { normal }),
    ...(link === undefined ? {} : { link }),
  }
}

type Heirs = ReadonlyMap<RecordId, RecordId | null>

const heirOf = (heirs: Heirs, id: RecordId): RecordId | null => {
  const heir = heirs.get(id)
  return heir === undefined ? id : heir
}

/** Null: it goes. With another id, it takes the place of what bore its own. */
function migrateRecord(
  record: Exclude<StoredRecord, { kind: 'entity' }>,
  mapping: SchemeMapping,
  heirs: Heirs,
): StoredRecord | null {
  switch (record.kind) {
    case 'relation': {
      const label = mapped(mapping.relations, record.label)
      const [from, to] = [heirOf(heirs, record.from), heirOf(heirs, record.to)]
      if (label === null || from === null || to === null) return null
      return from === to && record.from !== record.to ? null : { ...record, label, from, to }
    }
    case 'agreement':
      return migrateAgreement(record, mapping, heirs)
    case 'documentLabel': {
      const category = mapped(mapping.categories, record.category)
      const value = owned(mapping.values, record.category, record.value)
      return category === null || value === null ? null : { ...record, category, value }
    }
    case 'canonicalEntity':
      // Whom nobody mentions any more is still who it is.
      return { ...record, type: mapped(mapping.labels, record.type) ?? record.type }
    case 'cliticChoice': {
      const label = mapped(mapping.labels, record.label)
      if (label === null) return null
      return label === record.label ? record : { ...record, label, id: cliticChoiceId(label, record.form) }
    }
    case 'dismissal': {
      if (record.of === 'inbox') {
        const subject = migrateInboxSubject(record.subject, mapping)
        return subject === null ? null : { ...record, subject }
      }
      if (record.of !== 'find-everywhere') return record
      // A place and a label: see `hitSubject`.
      const at = record.subject.indexOf(' ')
      const label = mapped(mapping.labels, record.subject.slice(at + 1))
      return at < 0 ? record : label === null ? null : { ...record, subject: record.subject.slice(0, at + 1) + label }
    }
    case 'status':
    case 'scheme':
      return record
  }
}

function migrateAgreement(
  record: Stored<'agreement'>,
  { types, statuses, typeAttributes, roles: roleIds }: SchemeMapping,
  heirs: Heirs,
): Stored<'agreement'> | null {
  const type = mapped(types, record.type)
  if (type === null) return null
  const roles = record.roles.flatMap((filled): Stored<'agreement'>['roles'] => {
    const role = mapped(roleIds, filled.role)
    const entity = filled.entity === undefined ? undefined : heirOf(heirs, filled.entity)
    if (role === null || entity === null) return []
    const { of: held, ...rest } = filled
    const of = held === undefined ? null : heirOf(heirs, held)
    return [{ ...rest, role, ...(entity === undefined ? {} : { entity }), ...(of === null ? {} : { of }) }]
  })
  const isSame =
    roles.length === record.roles.length && roles.every((role, at) => sameContent(role, record.roles[at] ?? {}))
  const known = withAttributes(
    { ...record, type, roles: isSame ? record.roles : once(roles) },
    typeAttributes,
    record.type,
  )
  const status = known.attributes?.[statusAttribute]
  if (typeof status !== 'string') return known
  const next = mapped(statuses, status)
  return withAll(
    known,
    next === null ? without(known.attributes ?? {}) : { ...known.attributes, [statusAttribute]: next },
  )
}

const without = ({ [statusAttribute]: _, ...rest }: Attributes): Attributes => rest

/** Two that became one and the same stand once. */
function once(roles: Stored<'agreement'>['roles']): Stored<'agreement'>['roles'] {
  const seen = roles.map(({ role, entity, spans, of }) => JSON.stringify([role, entity, spans, of]))
  return roles.filter((_, at) => seen.indexOf(seen[at] ?? '') === at)
}

const owned = (mapping: IdMapping, owner: string, id: string): string | null => {
  const key = ownedKey(owner, id)
  return Object.hasOwn(mapping, key) ? (mapping[key] ?? null) : id
}

/** Attributes under their new names. Where two become one, the one that bore the name keeps it. */
function withAttributes<R extends Stored<'entity'> | Stored<'agreement'>>(
  record: R,
  mapping: IdMapping,
  owner: string,
): R {
  const { attributes } = record
  if (attributes === undefined) return record
  const moved: [string, Attributes[string]][] = []
  const kept: [string, Attributes[string]][] = []
  for (const [name, value] of Object.entries(attributes)) {
    const next = name === statusAttribute && record.kind === 'agreement' ? name : owned(mapping, owner, name)
    if (next === name) kept.push([name, value])
    else if (next !== null) moved.push([next, value])
  }
  return kept.length === Object.keys(attributes).length
    ? record
    : withAll(record, Object.fromEntries([...moved, ...kept]))
}

/** Files leave out an empty list of attributes. */
function withAll<R extends Stored<'entity'> | Stored<'agreement'>>(record: R, attributes: Attributes): R {
  const { attributes: _, ...rest } = record
  // The rest of a record and its attributes are that record again; the compiler loses this over the generic.
  return (Object.keys(attributes).length === 0 ? rest : { ...rest, attributes }) as R
}

import { expect, it } from 'vitest'
import type { RecordId } from '../model/ids.ts'
import { type StoredRecord, storedRecordSchema } from '../model/stored-records.ts'
import { growth, linearAtMost } from '../text/fastest.fixtures.ts'
import { stampAt } from './edit.fixtures.ts'
import { type DiffOf, reverse } from './records-diff.ts'
import { emptyMapping, type SchemeMapping } from './scheme-mapping.ts'
import { migrateRecords } from './scheme-migration.ts'

const layerOf = (...records: readonly unknown[]): ReadonlyMap<RecordId, StoredRecord> =>
  new Map(records.map(record => storedRecordSchema.parse(record)).map(record => [record.id, record]))

const mention = (id: string, label: string, start: number, more: object = {}) => ({
  kind: 'entity',
  id,
  label,
  spans: [[start, start + 3]],
  ...more,
})

const frame = {
  kind: 'agreement',
  id: 'A',
  type: 'MOU',
  roles: [
    { role: 'party', entity: 'a' },
    { role: 'party', entity: 'b' },
    { role: 'person', entity: 'p', of: 'a' },
    { role: 'subject', spans: [[0, 3]] },
  ],
  attributes: { status: 'signed', value: 'x' },
}

function applied(records: ReadonlyMap<RecordId, StoredRecord>, diff: DiffOf<StoredRecord>) {
  const next = new Map(records)
  for (const { id } of diff.removed) next.delete(id)
  for (const [from, to] of diff.updated) {
    expect(next.get(from.id)).toEqual(from)
    next.set(to.id, to)
  }
  for (const record of diff.added) next.set(record.id, record)
  return next
}

function migrate(records: ReadonlyMap<RecordId, StoredRecord>, mapping: Partial<SchemeMapping>) {
  const diff = migrateRecords(records, { ...emptyMapping, ...mapping }, stampAt(9))
  const after = applied(records, diff)
  // Insertion order apart, taking it back gives the very same records.
  const sorted = (map: ReadonlyMap<RecordId, StoredRecord>) => [...map.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  expect(sorted(applied(after, reverse(diff)))).toEqual(sorted(records))
  return { after: Object.fromEntries(after), diff }
}

const layer = layerOf(
  mention('a', 'ORG', 0, { source: 'tagger' }),
  mention('b', 'GOV', 10),
  mention('p', 'PERS', 20),
  frame,
  { kind: 'relation', id: 'r', label: 'part-of', from: 'a', to: 'b' },
  { kind: 'documentLabel', id: 'd', category: 'topic', value: 'trade' },
  { kind: 'cliticChoice', id: 'cut ORG x', form: 'x', label: 'ORG', clitic: '', at: '2026' },
  { kind: 'dismissal', id: 'n', of: 'find-everywhere', subject: '5-9 ORG' },
)

it('renames labels, wherever a label is said, and who made a mark stays said', () => {
  const { after, diff } = migrate(layer, { labels: { ORG: 'COMPANY' } })
  expect(after).toMatchObject({
    a: { label: 'COMPANY', source: 'tagger', stamp: [9, expect.any(String)] },
    'cut COMPANY x': { label: 'COMPANY' },
    n: { subject: '5-9 COMPANY' },
  })
  expect(Object.keys(after)).not.toContain('cut ORG x')
  expect([diff.added, diff.updated, diff.removed].map(list => list.length)).toEqual([1, 2, 1])
})

it('merges two marks of the same words into one, which takes notes, roles and relations over', () => {
  const doubled = layerOf(
    mention('a', 'ORG', 0, { note: 'x', doubt: true, link: 'c' }),
    mention('b', 'GOV', 0, { note: 'y' }),
    mention('p', 'PERS', 20),
    frame,
    { kind: 'relation', id: 'r', label: 'part-of', from: 'a', to: 'b' },
  )
  const { after } = migrate(doubled, { labels: { ORG: 'GOV' } })
  expect(Object.keys(after)).toEqual(['b', 'p', 'A'])
  expect(after).toMatchObject({
    b: { label: 'GOV', note: 'y\nx', doubt: true, link: 'c' },
    A: { roles: [{ role: 'party', entity: 'b' }, { role: 'person', entity: 'p', of: 'b' }, { role: 'subject' }] },
  })
})

it('takes what bears a label along when it goes, out of roles and relations', () => {
  const { after } = migrate(layer, { labels: { ORG: null } })
  expect(Object.keys(after)).toEqual(['b', 'p', 'A', 'd'])
  expect(after.A).toMatchObject({ roles: [{ entity: 'b' }, { entity: 'p' }, { role: 'subject' }] })
  expect((after.A as { roles: object[] }).roles[1]).not.toHaveProperty('of')
})

it('lets labels change places, their remembered cuts with them', () => {
  const both = layerOf(
    mention('a', 'ORG', 0),
    mention('b', 'GOV', 0),
    { kind: 'cliticChoice', id: 'cut ORG x', form: 'x', label: 'ORG', clitic: 'l', at: '1' },
    { kind: 'cliticChoice', id: 'cut GOV x', form: 'x', label: 'GOV', clitic: 'b', at: '2' },
  )
  const { after } = migrate(both, { labels: { ORG: 'GOV', GOV: 'ORG' } })
  expect(after).toMatchObject({
    a: { label: 'GOV' },
    b: { label: 'ORG' },
    'cut GOV x': { clitic: 'l', label: 'GOV' },
    'cut ORG x': { clitic: 'b', label: 'ORG' },
  })
})

it('maps roles, types, statuses, attributes, relations, categories and values', () => {
  const { after } = migrate(layer, {
    roles: { party: 'side', subject: null },
    types: { MOU: 'DEAL' },
    statuses: { signed: 'done' },
    typeAttributes: { 'MOU/value': 'worth' },
    relations: { 'part-of': 'within' },
    categories: { topic: 'about' },
    values: { 'topic/trade': 'commerce' },
  })
  expect(after).toMatchObject({
    A: {
      type: 'DEAL',
      attributes: { status: 'done', worth: 'x' },
      roles: [{ role: 'side' }, { role: 'side' }, { role: 'person' }],
    },
    r: { label: 'within' },
    d: { category: 'about', value: 'commerce' },
  })
  expect(Object.keys(migrate(layer, { types: { MOU: null }, categories: { topic: null } }).after)).not.toContain('A')
  const bare = migrate(layer, { statuses: { signed: null }, typeAttributes: { 'MOU/value': null } }).after.A
  expect(bare).not.toHaveProperty('attributes')
})

it('fills a role once where two became one, and leaves what was double before', () => {
  const twice = {
    ...frame,
    roles: [
      { role: 'party', entity: 'a' },
      { role: 'signer', entity: 'a' },
    ],
  }
  const merged = migrate(layerOf(mention('a', 'ORG', 0), twice), { roles: { signer: 'party' } })
  expect(merged.after.A).toMatchObject({ roles: [{ role: 'party', entity: 'a' }] })
  const untouched = {
    ...frame,
    roles: [
      { role: 'party', entity: 'a' },
      { role: 'party', entity: 'a' },
    ],
  }
  expect(migrate(layerOf(mention('a', 'ORG', 0), untouched), { roles: { signer: 'party' } }).diff.updated).toEqual([])
})

it('changes nothing where nothing is asked, and in one pass where 20,000 marks are', () => {
  expect(migrate(layer, {}).diff).toEqual({ added: [], updated: [], removed: [] })
  const marks = (length: number) =>
    layerOf(...Array.from({ length }, (_, at) => mention(`m${at}`, at % 2 === 0 ? 'ORG' : 'GOV', at)))
  const renamed = (layer: ReturnType<typeof layerOf>) =>
    migrateRecords(layer, { ...emptyMapping, labels: { ORG: 'COMPANY' } }, stampAt(9)).updated
  const [sixteenth, whole] = [marks(1250), marks(20_000)]
  expect(renamed(whole)).toHaveLength(10_000)
  const times = growth(
    8,
    () => renamed(sixteenth),
    () => renamed(whole),
    16,
  )
  console.info(`rename a label of 20,000 marks: ${times.toFixed(2)} × sixteen sixteenths`)
  expect(times).toBeLessThan(linearAtMost)
}, 60_000)

it('keeps what she has called fine as it is with the label, the role and the type that it names', () => {
  const fine = (id: string, subject: string) => ({ kind: 'dismissal', id, of: 'inbox', subject })
  const before = layerOf(
    fine('1', 'unmarked  4-9 ORG'),
    fine('2', 'border sign 4-9 ORG'),
    fine('3', 'labels  4-9 GPE'),
    fine('4', 'frame role-few A party'),
    fine('5', 'frame role-label A party ORG'),
    fine('6', 'frame no-trigger A MOU'),
    fine('7', 'frame status-unknown A signed'),
    fine('8', 'frame missing-record A ORG'),
    fine('9', 'unmarked  4-9 FAC'),
  )
  const { after } = migrate(before, {
    labels: { ORG: 'COMPANY', FAC: null },
    roles: { party: 'side' },
    types: { MOU: 'DEAL' },
    statuses: { signed: 'closed' },
  })
  expect(Object.values(after).map(record => (record?.kind === 'dismissal' ? record.subject : ''))).toEqual([
    'unmarked  4-9 COMPANY',
    'border sign 4-9 COMPANY',
    'labels  4-9 GPE',
    'frame role-few A side',
    'frame role-label A side COMPANY',
    'frame no-trigger A DEAL',
    'frame status-unknown A closed',
    'frame missing-record A ORG',
  ])
})

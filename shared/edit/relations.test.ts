import { describe, expect, it } from 'vitest'
import type { RecordId } from '../model/ids.ts'
import { type Annotation, annotationSchema, type Entity } from '../model/records.ts'
import { createEntity } from './create-entity.ts'
import { deleteRecords } from './delete-records.ts'
import { contextOf, idOf } from './edit.fixtures.ts'
import { apply, type Records } from './records-diff.ts'
import { createRelation, joins, relationChoices, relationsOf } from './relations.ts'

const marked =
  ([id, label, start, end]: readonly [string, string, number, number]) =>
  (records: Records): Records => {
    const result = createEntity(contextOf(records, 1), { id: idOf(id), label, spans: [{ start, end }] })
    if (!result.ok) throw new Error(result.error)
    return apply(records, result.value)
  }
const start = [
  marked(['T1', 'ORG', 4, 17]),
  marked(['T2', 'PERS', 36, 41]),
  marked(['T3', 'GPE', 43, 50]),
  marked(['T4', 'ORG', 0, 3]),
].reduce<Records>((records, mark) => mark(records), new Map<RecordId, Annotation>())

const relate = (records: Records, from: string, to: string, label = 'worksFor') =>
  createRelation(contextOf(records, 2), { id: idOf(`${from}${to}`), label, from: idOf(from), to: idOf(to) })

const entity = (id: string): Entity => {
  const record = start.get(idOf(id))
  if (record?.kind !== 'entity') throw new Error(id)
  return record
}

describe('relations', () => {
  it('lead from one mention to another, once, and go with either', () => {
    const result = relate(start, 'T2', 'T1')
    if (!result.ok) throw new Error(result.error)
    const records = apply(start, result.value)
    expect(relationsOf(records.values(), idOf('T1'))).toEqual(relationsOf(records.values(), idOf('T2')))
    expect(relationsOf(records.values(), idOf('T3'))).toEqual([])
    for (const record of records.values()) expect(annotationSchema.parse(record)).toEqual(record)
    expect(relate(records, 'T2', 'T1')).toEqual({ ok: false, error: 'unchanged' })
    expect(relate(records, 'T1', 'T2').ok).toBe(true)
    expect(relate(records, 'T2', 'T1', 'leads').ok).toBe(true)
    const gone = deleteRecords(contextOf(records, 3), [idOf('T1')])
    if (!gone.ok) throw new Error(gone.error)
    expect(relationsOf(apply(records, gone.value).values(), idOf('T2'))).toEqual([])
  })

  it('lead from nothing gone, and not from a mention to itself', () => {
    expect(relate(start, 'T9', 'T1')).toEqual({ ok: false, error: 'gone' })
    expect(relate(start, 'T1', 'T9')).toEqual({ ok: false, error: 'gone' })
    expect(relate(start, 'T1', 'T1')).toEqual({ ok: false, error: 'unchanged' })
  })

  it('are offered by their ends, and all of them where none fits', () => {
    const name = { ar: '', en: '' }
    const relationTypes = [
      { id: 'worksFor', name, from: ['PERS'], to: ['ORG'] },
      { id: 'near', name, from: [], to: ['GPE'] },
    ]
    const offered = (from: string, to: string) =>
      relationChoices({ relationTypes }, entity(from), entity(to)).map(
        ({ type, from, to }) => `${from} ${type.id} ${to}`,
      )
    expect(offered('T2', 'T1')).toEqual(['T2 worksFor T1'])
    expect(offered('T1', 'T2')).toEqual(['T2 worksFor T1'])
    expect(offered('T1', 'T3')).toEqual(['T1 near T3'])
    expect(offered('T3', 'T1')).toEqual(['T1 near T3'])
    expect(offered('T1', 'T4')).toEqual(['T1 worksFor T4', 'T1 near T4'])
    expect(relationTypes.map(type => joins(type, entity('T3'), entity('T1')))).toEqual([false, false])
  })
})

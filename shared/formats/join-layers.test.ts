import { expect, it } from 'vitest'
import { recordIdSchema } from '../model/ids.ts'
import type { Annotation } from '../model/records.ts'
import { entity, stamp } from './format.fixtures.ts'
import type { ImportedLayer } from './format.ts'
import { joinLayers } from './join-layers.ts'

const id = (text: string) => recordIdSchema.parse(text)
const layer = (name: string, ...records: readonly Annotation[]): ImportedLayer => ({
  name,
  status: 'done',
  records,
  unplaced: [],
})
const said = { source: 'person', stamp, attributes: {}, note: '', doubt: false } as const

it('keeps what both layers say, once where it is the same, and every reference with it', () => {
  const sara = layer('sara', entity('T1', 'ORG', [0, 5]), entity('T2', 'GPE', [6, 9]))
  const ana = layer(
    'ana',
    {
      kind: 'agreement',
      id: id('A1'),
      ...said,
      type: 'MOU',
      mentions: [],
      roles: [{ role: 'party', filler: { entity: id('T2') }, of: id('T1') }],
    },
    { kind: 'relation', id: id('T2~2'), ...said, label: 'in', from: id('T1'), to: id('T2') },
    entity('T1', 'GPE', [6, 9]),
    entity('T2', 'LOC', [6, 9]),
  )
  const { records } = joinLayers(sara, ana)
  expect(records.map(record => record.id)).toEqual(['T1', 'T2', 'T2~3', 'A1', 'T2~2'])
  expect(records.slice(2)).toMatchObject([
    { kind: 'entity', label: 'LOC' },
    { roles: [{ filler: { entity: 'T2~3' }, of: 'T2' }] },
    { from: 'T2', to: 'T2~3' },
  ])
})

it('leaves the status as the first layer has it, and adds nothing by joining again', () => {
  const status = (value: 'done' | 'in-progress'): Annotation => ({
    kind: 'status',
    id: id('status'),
    source: 'import',
    stamp,
    value,
  })
  const first = layer('sara', entity('T1', 'ORG', [0, 5]), status('in-progress'))
  const second = layer('ana', entity('T1', 'LOC', [0, 5]), status('done'))
  const joined = joinLayers(first, second)
  expect(joined.records).toHaveLength(3)
  expect(joined.records).toContainEqual(status('in-progress'))
  expect(joinLayers(joined, second).records).toEqual(joined.records)
})

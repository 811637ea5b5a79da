import { describe, expect, it } from 'vitest'
import { agreementOver, idOf, stampAt } from '../../../shared/edit/edit.fixtures.ts'
import type { Entity } from '../../../shared/model/records.ts'
import { piecesOf } from './frame-pieces.ts'

const entity = (name: string, start: number, end: number): Entity => ({
  kind: 'entity',
  id: idOf(name),
  label: 'ORG',
  spans: [{ start, end }],
  attributes: {},
  note: '',
  doubt: false,
  source: 'person',
  stamp: stampAt(1),
})

const mentions = new Map([entity('a', 0, 10), entity('b', 2, 8), entity('c', 3, 5)].map(one => [one.id, one]))

describe('what of an agreement stands in the text', () => {
  it('puts brackets further off the more lies inside, and those of one place alike', () => {
    const pieces = piecesOf(
      agreementOver([
        { role: 'place', filler: { entity: idOf('a') } },
        { role: 'host', filler: { entity: idOf('b') } },
        { role: 'party', filler: { entity: idOf('b') } },
        { role: 'subject', filler: { spans: [{ start: 3, end: 5 }] } },
      ]),
      mentions,
    )
    expect(pieces.map(({ role, depth }) => [role, depth])).toEqual([
      ['place', 2],
      ['host', 1],
      ['party', 1],
      ['subject', 0],
    ])
  })

  it('leaves out a filler that is gone and keeps the positions of the others', () => {
    const pieces = piecesOf(
      {
        ...agreementOver([
          { role: 'party', filler: { entity: idOf('gone') } },
          { role: 'party', filler: { entity: idOf('c') }, of: idOf('a') },
        ]),
        trigger: [{ start: 12, end: 20 }],
        mentions: [[{ start: 30, end: 40 }]],
      },
      mentions,
    )
    expect(pieces.map(({ kind, at, of }) => [kind, at, of])).toEqual([
      ['trigger', 0, null],
      ['filler', 1, idOf('a')],
      ['mention', 0, null],
    ])
  })
})

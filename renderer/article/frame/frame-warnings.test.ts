import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkLayer } from '../../../shared/edit/constraints.ts'
import { agreementOver, idOf, stampAt } from '../../../shared/edit/edit.fixtures.ts'
import type { Agreement, Entity } from '../../../shared/model/records.ts'
import { schemeSchema } from '../../../shared/model/scheme.ts'
import { warningsOf } from './frame-warnings.ts'

const seeds = path.join(import.meta.dirname, '../../../seeds/scheme.json')
const scheme = schemeSchema.parse(JSON.parse(readFileSync(seeds, 'utf8')))

const mention = (label: string): Entity => ({
  kind: 'entity',
  id: idOf(label),
  label,
  spans: [{ start: 0, end: 3 }],
  attributes: {},
  note: '',
  doubt: false,
  source: 'person',
  stamp: stampAt(1),
})
const entities = ['ORG', 'PERS', 'OCC', 'DATE', 'MONEY'].map(mention)
const mentions = new Map(entities.map(one => [one.id, one]))
const by = (label: string) => ({ entity: idOf(label) })

describe('warnings of an agreement', () => {
  it('say what is wrong with which filler, and what helps', () => {
    const agreement: Agreement = {
      ...agreementOver([
        { role: 'party', filler: by('ORG') },
        { role: 'date', filler: { spans: [{ start: 0, end: 4 }] } },
        { role: 'value', filler: by('DATE') },
        { role: 'signatory', filler: by('gone'), of: idOf('lost') },
      ]),
      attributes: { status: 'dreamt' },
    }
    expect(warningsOf(agreement, scheme, mentions).map(({ code, fix }) => [code, fix?.do])).toEqual([
      ['status-unknown', 'clearStatus'],
      ['no-trigger', 'setTrigger'],
      ['role-few', 'fill'],
      ['role-span', 'mark'],
      ['role-label', 'move'],
      ['missing-record', 'takeOut'],
    ])
  })

  it('are there exactly where the layer’s check finds something', () => {
    const filler = fc.oneof(
      fc.constantFrom('ORG', 'PERS', 'OCC', 'DATE', 'MONEY', 'gone').map(by),
      fc.constant({ spans: [{ start: 0, end: 4 }] }),
    )
    const role = fc.record({ role: fc.constantFrom(...scheme.roleTypes.map(({ id }) => id), 'witness'), filler })
    fc.assert(
      fc.property(
        fc.array(role, { maxLength: 8 }),
        fc.constantFrom('MOU', 'PACT'),
        fc.boolean(),
        (roles, type, triggered) => {
          const agreement: Agreement = {
            ...agreementOver(roles),
            type,
            ...(triggered ? { trigger: [{ start: 5, end: 9 }] } : {}),
          }
          const codes = new Set(warningsOf(agreement, scheme, mentions).map(({ code }) => code))
          const found = new Set(checkLayer([agreement, ...entities], scheme, 'x'.repeat(20)).map(({ code }) => code))
          for (const code of ['no-trigger', 'type-unknown', 'missing-record'] as const)
            expect([code, codes.has(code)]).toEqual([code, found.has(code)])
          if (type === 'MOU')
            for (const code of ['role-few', 'role-many', 'role-span', 'role-label'] as const)
              expect([code, codes.has(code)]).toEqual([code, found.has(code)])
        },
      ),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recordIdSchema } from '../model/ids.ts'
import { csv } from './csv.ts'
import { richDocuments } from './document.fixtures.ts'
import { entity, exportOf, proveAll, stamp, writeAll } from './format.fixtures.ts'

const source = exportOf('🤝 زار وفد «مصر»', [
  { ...entity('T1', 'GPE', [12, 15]), note: '=1+1', normal: '', attributes: { sector: 'a,b' } },
  entity('T2', 'ORG', [3, 6], [7, 10]),
  {
    kind: 'agreement',
    id: recordIdSchema.parse('A1'),
    source: 'person',
    stamp,
    type: 'MOU',
    trigger: [{ start: 3, end: 6 }],
    roles: [{ role: 'party', filler: { entity: recordIdSchema.parse('T1') }, of: recordIdSchema.parse('T2') }],
    mentions: [],
    attributes: { status: 'signed' },
    note: '',
    doubt: true,
  },
])

describe('tables', () => {
  it('have a row an entity, an agreement and a role, places in code points', () => {
    const { contents } = writeAll(csv, [source])
    const id = 'a'.repeat(26)
    expect(Object.fromEntries(contents)).toEqual({
      'documents.csv': `document,name,title,publishedAt,entities,agreements\r\n${id},article one,,,2,1\r\n`,
      'entities.csv':
        'document,name,id,label,start,end,surface,spans,normal,link,attributes,note,doubt\r\n' +
        `${id},article one,T1,GPE,11,14,مصر,"[[11,14]]","",,"{""sector"":""a,b""}",=1+1,\r\n` +
        `${id},article one,T2,ORG,2,9,زار وفد,"[[2,5],[6,9]]",,,,,\r\n`,
      'agreements.csv':
        'document,name,id,type,status,start,end,surface,spans,mentions,roles,attributes,note,doubt\r\n' +
        `${id},article one,A1,MOU,signed,2,5,زار,"[[2,5]]",,1,"{""status"":""signed""}",,true\r\n`,
      'agreement_roles.csv':
        'document,name,agreement,role,entity,start,end,surface,spans,of\r\n' +
        `${id},article one,A1,party,T1,11,14,مصر,"[[11,14]]",T2\r\n`,
    })
  })

  it('for Excel begin with a byte order mark, and hold no formula', () => {
    const { contents } = writeAll(csv, [source], { excel: true })
    const entities = String(contents.get('entities.csv'))
    expect(entities).toMatch(/^\ufeff"document",name,/)
    expect(entities).toContain(",'=1+1,")
  })

  it('for Excel are read back as they were marked', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(richDocuments, { minLength: 1, maxLength: 3 }), async sources => {
        for (const { entities, kept, altered, notCarried } of await proveAll(csv, sources, { excel: true })) {
          expect(kept).toBe(entities)
          expect([...altered, ...notCarried].filter(({ reason }) => reason !== 'kind-not-carried')).toEqual([])
        }
      }),
      { numRuns: 60 },
    )
  }, 60_000)

  it('of nothing have their headings', () => {
    expect([...writeAll(csv, []).contents.keys()]).toEqual([
      'documents.csv',
      'entities.csv',
      'agreements.csv',
      'agreement_roles.csv',
    ])
  })
})

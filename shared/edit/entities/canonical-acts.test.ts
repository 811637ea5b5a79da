import { describe, expect, it } from 'vitest'
import { corpusDocument } from '../../model/corpus-document.ts'
import { deviceIdSchema, documentIdSchema, recordIdSchema } from '../../model/ids.ts'
import type { CanonicalEntity } from '../../model/records.ts'
import { createActs, linkActs, mergeActs, refuseActs, relabelActs, toNames } from './canonical-acts.ts'

const document = documentIdSchema.parse('a'.repeat(26))
const id = (text: string) => recordIdSchema.parse(text)
const making = { id: id('e1'), stamp: [0, deviceIdSchema.parse('abcdefgh')] } as const
const targets = [{ document, ids: [id('m1'), id('m2')] }]

const entity = (name: string, ar: readonly string[], latin: readonly string[], note = ''): CanonicalEntity => ({
  kind: 'canonicalEntity',
  id: id(name),
  source: 'person',
  stamp: making.stamp,
  type: 'ORG',
  names: { ar, latin },
  note,
})

describe('toNames', () => {
  it('keeps each name once, however it is spelt, by its script', () =>
    expect(toNames(['هواوي', 'Huawei', 'هُواوى', 'HUAWEI', '“”', 'Huawei ICT'])).toEqual({
      ar: ['هواوي'],
      latin: ['Huawei', 'Huawei ICT'],
    }))
})

it('links and relabels where the mentions are', () => {
  expect(linkActs(targets, null)).toEqual([
    { document, act: { do: 'changeEntities', ids: ['m1', 'm2'], change: { link: null } } },
  ])
  expect(relabelActs(targets, 'GPE')[0]?.act).toMatchObject({ change: { label: 'GPE' } })
})

it('makes an entity in the corpus itself, then links to it', () => {
  const acts = createActs(making, { type: 'ORG', names: { ar: ['هواوي'], latin: [] } }, targets)
  expect(acts.map(act => act.document)).toEqual([corpusDocument, document])
  expect(acts[0]?.act).toMatchObject({ do: 'add', records: [{ kind: 'canonicalEntity', id: 'e1', note: '' }] })
  expect(acts[1]?.act).toMatchObject({ change: { link: 'e1' } })
})

it('merges names, notes and mentions, and deletes what goes last', () => {
  const acts = mergeActs(
    entity('e1', ['هواوي'], [], 'أ'),
    entity('e2', ['شركة هواوي', 'هُواوي'], ['Huawei'], 'ب'),
    targets,
  )
  expect(acts.map(({ act }) => act.do)).toEqual(['changeCanonical', 'changeEntities', 'delete'])
  expect(acts[0]?.act).toMatchObject({
    ids: ['e1'],
    change: { names: { ar: ['هواوي', 'شركة هواوي'], latin: ['Huawei'] }, note: 'أ\nب' },
  })
  expect(acts[2]).toEqual({ document: corpusDocument, act: { do: 'delete', ids: ['e2'] } })
})

it('keeps a refusal whichever of the two comes first', () => {
  const subject = (one: string, other: string) => {
    const [first] = refuseActs(making, one, other)
    return first?.act.do === 'add' && first.act.records[0]?.kind === 'dismissal' ? first.act.records[0].subject : null
  }
  expect(subject('هواوي', 'سوناطراك')).toBe(subject('سوناطراك', 'هواوي'))
})

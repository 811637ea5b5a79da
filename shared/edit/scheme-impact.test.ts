import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { deviceIdSchema } from '../model/ids.ts'
import type { Agreement, Annotation, Entity } from '../model/records.ts'
import { schemeSchema } from '../model/scheme.ts'
import { checkPolicy } from './check-policy.ts'
import { agreementOver, idOf } from './edit.fixtures.ts'
import { entryOf } from './scheme.fixtures.ts'
import { schemeImpact } from './scheme-impact.ts'
import { countUses, sumUses } from './scheme-usage.ts'

const scheme = schemeSchema.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../seeds/scheme.json'), 'utf8')),
)
const text = 'وقع مجمع سوناطراك مع هواوي بالجزائر'

const markOf = (id: string, label: string, words: string, from = 0): Entity => {
  const start = text.indexOf(words, from)
  return {
    kind: 'entity',
    id: idOf(id),
    label,
    spans: [{ start, end: start + words.length }],
    attributes: {},
    note: '',
    doubt: false,
    source: 'person',
    stamp: [1, deviceIdSchema.parse('abcdefg2')],
  }
}
const frame: Agreement = {
  ...agreementOver([
    { role: 'party', filler: { entity: idOf('o') } },
    { role: 'place', filler: { entity: idOf('g') } },
    { role: 'party', filler: { spans: [{ start: 0, end: 3 }] } },
  ]),
  attributes: { status: 'signed' },
}
const records: readonly Annotation[] = [
  markOf('o', 'ORG', 'مجمع سوناطراك'),
  markOf('h', 'ORG', 'هواوي'),
  markOf('g', 'GPE', 'الجزائر'),
  frame,
]
const usage = sumUses([countUses(records, text, true), countUses(records.slice(0, 1), text, false)])

describe('what a scheme is used for', () => {
  it('is counted by record and by article', () => {
    expect(usage.labels).toEqual({
      ORG: { count: 3, articles: 2, done: 1 },
      GPE: { count: 1, articles: 1, done: 1 },
    })
    expect(usage.statuses).toEqual({ signed: { count: 1, articles: 1, done: 1 } })
    expect(usage.fillers).toEqual({ 'party/ORG': 1, 'place/GPE': 1, 'party/': 1 })
    expect(usage.examples.ORG).toEqual(['مجمع سوناطراك', 'هواوي'])
  })
})

describe('the impact of an edit', () => {
  it('names what moves', () => {
    const impact = schemeImpact(scheme, [{ do: 'delete', part: 'labels', id: 'ORG', moveTo: 'GPE' }], usage)
    expect(impact.ok && impact.value.lines).toEqual([
      { kind: 'labels', from: 'ORG', to: 'GPE', count: 3, articles: 2, done: 1 },
    ])
    expect(impact.ok && [impact.value.emptied, impact.value.unfit]).toEqual([0, []])
  })

  it('names what goes, and the roles it leaves empty', () => {
    const impact = schemeImpact(scheme, [{ do: 'delete', part: 'labels', id: 'ORG', moveTo: null }], usage)
    expect(impact.ok && impact.value.lines[0]?.to).toBeNull()
    expect(impact.ok && impact.value.emptied).toBe(1)
  })

  it('names fillers that a tighter constraint no longer takes', () => {
    const party = entryOf(scheme.roleTypes, 'party')
    const to = { ...party, labels: ['GPE', 'NORP', 'PERS'], span: false }
    const impact = schemeImpact(scheme, [{ do: 'change', part: 'roleTypes', id: 'party', to }], usage)
    expect(impact.ok && impact.value.unfit).toEqual([
      { role: 'party', label: 'ORG', count: 1 },
      { role: 'party', label: '', count: 1 },
    ])
  })
})

describe('the policy of a scheme', () => {
  const outer = markOf('a', 'ORG', 'مجمع سوناطراك')
  const inner = markOf('b', 'ORG', 'سوناطراك')
  const across = markOf('c', 'GPE', 'سوناطراك مع')
  const codes = (entities: readonly Entity[], nesting: 'any' | 'other-label' | 'never', crossing: 'any' | 'never') =>
    checkPolicy(entities, { nesting, crossing }, text).map(({ code, record }) => `${code} ${record}`)

  it('finds marks that stand in each other otherwise than it allows', () => {
    expect(codes([outer, inner], 'any', 'never')).toEqual([])
    expect(codes([outer, inner], 'other-label', 'any')).toEqual(['nested b'])
    expect(codes([outer, { ...inner, label: 'GPE' }], 'other-label', 'any')).toEqual([])
    expect(codes([outer, { ...inner, label: 'GPE' }], 'never', 'any')).toEqual(['nested b'])
    expect(codes([outer, across], 'never', 'never')).toEqual(['crossing c'])
    expect(codes([outer, across], 'never', 'any')).toEqual([])
  })
})

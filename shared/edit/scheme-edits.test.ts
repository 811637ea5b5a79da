import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Scheme, schemeSchema } from '../model/scheme.ts'
import { checkScheme, newProblems, parts } from './check-scheme.ts'
import { compareSchemes, vanishedIn } from './compare-schemes.ts'
import { entryOf, newLabel } from './scheme.fixtures.ts'
import type { SchemeEdit } from './scheme-edit.ts'
import { applySchemeEdit, applySchemeEdits } from './scheme-edits.ts'
import { composeMappings, emptyMapping, isEmptyMapping, mapped } from './scheme-mapping.ts'

const seedScheme: Scheme = schemeSchema.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../seeds/scheme.json'), 'utf8')),
)
const org = entryOf(seedScheme.labels, 'ORG')
const done = (edit: SchemeEdit) => {
  const result = applySchemeEdit(seedScheme, edit)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const refused = (edit: SchemeEdit) => {
  const result = applySchemeEdit(seedScheme, edit)
  return result.ok ? [] : result.error.map(({ code, id, what }) => [code, id, what].join(' '))
}

describe('the sample scheme', () => {
  it('is sound', () => {
    expect(checkScheme(seedScheme)).toEqual([])
  })
})

describe('an edit of a scheme', () => {
  it('renames without touching a record, and counts the revision up', () => {
    const { scheme, mapping } = done({
      do: 'change',
      part: 'labels',
      id: 'ORG',
      to: { ...org, name: { ar: 'هيئة', en: 'Body' } },
    })
    expect(entryOf(scheme.labels, 'ORG').name.en).toBe('Body')
    expect(isEmptyMapping(mapping)).toBe(true)
    expect(scheme.revision).toBe(seedScheme.revision + 1)
  })

  it('follows another code through roles, relations and parents', () => {
    const { scheme, mapping } = done({ do: 'change', part: 'labels', id: 'ORG', to: { ...org, id: 'BODY' } })
    expect(mapping.labels).toEqual({ ORG: 'BODY' })
    expect(entryOf(scheme.roleTypes, 'party').labels).toEqual(['BODY', 'GPE', 'NORP', 'PERS'])
  })

  it('merges labels: constraints follow, and none twice', () => {
    const { scheme, mapping } = done({ do: 'delete', part: 'labels', id: 'LOC', moveTo: 'GPE' })
    expect(mapping).toEqual({ ...emptyMapping, labels: { LOC: 'GPE' } })
    expect(entryOf(scheme.roleTypes, 'place').labels).toEqual(['GPE', 'FAC'])
  })

  it('does not open a role to every label by deleting its only one', () => {
    expect(refused({ do: 'delete', part: 'labels', id: 'DATE', moveTo: null })).toEqual([
      'left-open date DATE',
      'left-open duration DATE',
    ])
    expect(done({ do: 'delete', part: 'labels', id: 'DATE', moveTo: 'TIME' }).mapping.labels).toEqual({ DATE: 'TIME' })
  })

  it('deletes a role everywhere', () => {
    const { scheme, mapping } = done({ do: 'delete', part: 'roleTypes', id: 'host', moveTo: null })
    expect(mapping.roles).toEqual({ host: null })
    expect(scheme.agreementTypes.some(type => type.roles.includes('host'))).toBe(false)
  })

  it('refuses a circle of parents, a shared key, a fixed key, unknown labels, a type without roles', () => {
    const under = (id: string, parent: string): SchemeEdit => ({
      do: 'change',
      part: 'labels',
      id,
      to: { ...entryOf(seedScheme.labels, id), parent },
    })
    const circle = applySchemeEdits(seedScheme, [under('ORG', 'GPE'), under('GPE', 'ORG')])
    expect(circle.ok ? [] : circle.error.map(({ code }) => code)).toEqual(['parent-cycle', 'parent-cycle'])
    expect(refused({ do: 'change', part: 'labels', id: 'ORG', to: { ...org, key: 'KeyA' } })).toContain(
      'key-shared ORG PERS',
    )
    expect(refused({ do: 'change', part: 'labels', id: 'ORG', to: { ...org, key: 'KeyJ' } })).toEqual([
      'key-fixed ORG KeyJ',
    ])
    const place = entryOf(seedScheme.roleTypes, 'place')
    expect(refused({ do: 'change', part: 'roleTypes', id: 'place', to: { ...place, labels: ['NOWHERE'] } })).toContain(
      'label-unknown place NOWHERE',
    )
    expect(refused({ do: 'change', part: 'roleTypes', id: 'place', to: { ...place, key: 'KeyF' } })).toContain(
      'key-shared place party',
    )
    const mou = entryOf(seedScheme.agreementTypes, 'MOU')
    expect(refused({ do: 'change', part: 'agreementTypes', id: 'MOU', to: { ...mou, roles: [] } })).toEqual([
      'type-without-roles MOU ',
    ])
  })

  it('refuses codes that are empty or taken, colours that are none, names that are missing', () => {
    expect(refused({ do: 'add', part: 'labels', entry: newLabel('') })).toContain('id-form  ')
    expect(refused({ do: 'add', part: 'labels', entry: newLabel('ORG') })).toContain('id-taken ORG ORG')
    expect(
      refused({ do: 'add', part: 'labels', entry: newLabel('X', { colour: { light: 'red', dark: '#7084c7' } }) }),
    ).toEqual(['colour-form X red'])
    expect(refused({ do: 'add', part: 'labels', entry: newLabel('X', { name: { ar: 'س', en: ' ' } }) })).toEqual([
      'name-missing X en',
    ])
    expect(refused({ do: 'delete', part: 'labels', id: 'NOWHERE', moveTo: null })).toEqual(['gone NOWHERE NOWHERE'])
  })

  it('takes the place of a label that one below it takes in, without a circle', () => {
    const tree = {
      ...seedScheme,
      labels: [newLabel('A'), newLabel('B', { parent: 'A' }), newLabel('C', { parent: 'B' })],
    }
    const scheme = { ...tree, roleTypes: [], agreementTypes: [] }
    const merged = applySchemeEdit(scheme, { do: 'delete', part: 'labels', id: 'A', moveTo: 'C' })
    expect(merged.ok && merged.value.scheme.labels.map(({ id, parent }) => [id, parent])).toEqual([
      ['B', 'C'],
      ['C', null],
    ])
  })

  it('lets a label’s heirs fill what it filled', () => {
    const { scheme, mapping } = done({ do: 'split', label: 'ORG', into: [newLabel('GOV'), newLabel('COMPANY')] })
    expect(entryOf(scheme.roleTypes, 'host').labels).toEqual(['ORG', 'GOV', 'COMPANY', 'GPE'])
    expect(isEmptyMapping(mapping)).toBe(true)
  })

  it('takes what an entry owned from the records that have it', () => {
    const topic = entryOf(seedScheme.categories, 'topic')
    const less = { ...topic, id: 'theme', values: topic.values.filter(({ id }) => id !== 'energy') }
    const { mapping } = done({ do: 'change', part: 'categories', id: 'topic', to: less })
    expect(mapping.categories).toEqual({ topic: 'theme' })
    expect(mapping.values).toEqual({ 'topic/energy': null })
  })
})

describe('another scheme in its place', () => {
  const by = { ...seedScheme, labels: seedScheme.labels.filter(({ id }) => id !== 'EVENT') }

  it('is told as differences', () => {
    expect(compareSchemes(seedScheme, by)).toEqual([{ what: 'removed', part: 'labels', id: 'EVENT' }])
    expect(vanishedIn(seedScheme, by).labels).toEqual({ EVENT: null })
  })

  it('moves what she chose, deletes the rest, and keeps id and count of revisions', () => {
    const moves = { ...emptyMapping, labels: { EVENT: 'PROGRAM', ORG: 'GPE' } }
    const { scheme, mapping } = done({ do: 'replace', by: { ...by, id: 'other', revision: 9 }, moves })
    expect(mapping.labels).toEqual({ EVENT: 'PROGRAM' })
    expect([scheme.id, scheme.revision]).toEqual([seedScheme.id, seedScheme.revision + 1])
    expect(refused({ do: 'replace', by, moves: { ...emptyMapping, labels: { EVENT: 'NOWHERE' } } })).toContain(
      'gone NOWHERE NOWHERE',
    )
  })
})

const labelIds = seedScheme.labels.map(({ id }) => id)
const edits: fc.Arbitrary<SchemeEdit> = fc.oneof(
  fc.record({
    do: fc.constant('delete' as const),
    part: fc.constantFrom(...parts),
    id: fc.constantFrom(...labelIds, 'party', 'host', 'MOU', 'TALKS', 'signed', 'topic', 'NEW'),
    moveTo: fc.constantFrom(null, ...labelIds, 'party', 'MOU', 'held'),
  }),
  fc
    .record({
      id: fc.constantFrom(...labelIds),
      to: fc.constantFrom('NEW', ...labelIds),
      parent: fc.constantFrom(null, ...labelIds),
    })
    .map(({ id, to, parent }) => ({
      do: 'change' as const,
      part: 'labels' as const,
      id,
      to: { ...entryOf(seedScheme.labels, id), id: to, parent },
    })),
  fc.constantFrom('NEW', 'ORG').map(id => ({ do: 'add' as const, part: 'labels' as const, entry: newLabel(id) })),
)

describe('any edits', () => {
  it('never bring a problem, and leave no name that the scheme does not have', () => {
    fc.assert(
      fc.property(fc.array(edits, { maxLength: 8 }), list => {
        let scheme = seedScheme
        let mapping = emptyMapping
        for (const edit of list) {
          const next = applySchemeEdit(scheme, edit)
          if (!next.ok) continue
          expect(newProblems(scheme, next.value.scheme)).toEqual([])
          scheme = next.value.scheme
          mapping = composeMappings(mapping, next.value.mapping)
        }
        // Whatever a record says, it says something that is still there, or it goes.
        for (const id of labelIds) {
          const to = mapped(mapping.labels, id)
          expect(to === null || scheme.labels.some(label => label.id === to)).toBe(true)
        }
      }),
    )
  })
})

const idMapping = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('a', 'b', 'c', 'd', null))
const owned = fc.dictionary(fc.constantFrom('a/x', 'a/y', 'b/x', 'b/y', 'c/x'), fc.constantFrom('x', 'y', null))

it('mappings in a row say what their composition says', () => {
  const mapping = fc.record({ categories: idMapping, values: owned })
  fc.assert(
    fc.property(mapping, mapping, (first, second) => {
      const [one, two] = [first, second].map(part => ({ ...emptyMapping, ...part })) as [
        typeof emptyMapping,
        typeof emptyMapping,
      ]
      const both = composeMappings(one, two)
      const valueBy = (by: typeof emptyMapping, owner: string, id: string): readonly [string | null, string | null] => [
        mapped(by.categories, owner),
        Object.hasOwn(by.values, `${owner}/${id}`) ? (by.values[`${owner}/${id}`] ?? null) : id,
      ]
      for (const owner of ['a', 'b', 'c', 'd'])
        for (const id of ['x', 'y', 'z']) {
          const [midOwner, midId] = valueBy(one, owner, id)
          const stepwise = midOwner === null || midId === null ? null : valueBy(two, midOwner, midId)
          const [endOwner, endId] = valueBy(both, owner, id)
          const isGone = stepwise === null || stepwise.includes(null)
          expect(endOwner === null || endId === null ? null : [endOwner, endId]).toEqual(isGone ? null : stepwise)
        }
    }),
  )
})

import { expect, it } from 'vitest'
import type { Role } from '../../model/records.ts'
import type { RoleType } from '../../model/scheme.ts'
import { idOf } from '../edit.fixtures.ts'
import { tieFaults } from './role-ties.ts'

const type = (id: string, of: RoleType['of'] = null, minimum = 0): RoleType => ({
  id,
  name: { ar: id, en: id },
  labels: [],
  span: true,
  minimum,
  maximum: null,
  of,
  key: null,
})
const types = [type('party', null, 2), type('signatory', 'party'), type('signatoryTitle', 'person')]
const role = (id: string, entity: string, of?: string): Role => ({
  role: id,
  filler: { entity: idOf(entity) },
  ...(of === undefined ? {} : { of: idOf(of) }),
})
const faults = (...roles: readonly Role[]) => tieFaults({ roles }, types).map(({ code, at }) => `${at} ${code}`)

it('asks for the party of a person where there are parties, and for the person of a title', () => {
  expect(faults(role('signatory', 'P'))).toEqual([])
  expect(faults(role('party', 'O'), role('signatory', 'P'), role('signatoryTitle', 'T'))).toEqual([
    '1 person-side',
    '2 title-person',
  ])
  expect(faults(role('party', 'O'), role('signatory', 'P', 'O'), role('signatoryTitle', 'T', 'P'))).toEqual([])
})

it('lets bare words stand for nobody, and finds what is of itself', () => {
  const words: Role = { role: 'signatory', filler: { spans: [{ start: 0, end: 3 }] } }
  expect(faults(role('party', 'O'), words, role('signatory', 'P', 'P'))).toEqual(['2 fills-itself'])
})

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Agreement, Entity } from '../model/records.ts'
import { type AttributeType, schemeSchema } from '../model/scheme.ts'
import { attributeTypesOf, isValueOf, strangeAttributes, withAttribute } from './attributes.ts'
import { checkLayer } from './constraints.ts'
import { agreementOver, idOf, stampAt } from './edit.fixtures.ts'

const seeds = schemeSchema.parse(
  JSON.parse(readFileSync(path.join(import.meta.dirname, '../../seeds/scheme.json'), 'utf8')),
)
const name = { ar: 'اسم', en: 'name' }
const of = (kind: AttributeType['kind'], id: string = kind): AttributeType => ({
  id,
  name,
  kind,
  values: kind === 'choice' ? [{ id: 'public', name }] : [],
})
const attributes = [of('choice'), of('flag'), of('text'), of('number')]
const scheme = {
  ...seeds,
  labels: seeds.labels.map(label => (label.id === 'ORG' ? { ...label, attributes } : label)),
  agreementTypes: seeds.agreementTypes.map(type => (type.id === 'MOU' ? { ...type, attributes } : type)),
}
const mention = (label: string, given: Entity['attributes']): Entity => ({
  kind: 'entity',
  id: idOf(label),
  label,
  spans: [{ start: 0, end: 3 }],
  attributes: given,
  note: '',
  doubt: false,
  source: 'person',
  stamp: stampAt(1),
})
const frame = (type: string, given: Entity['attributes']): Agreement => ({
  ...agreementOver([]),
  type,
  attributes: given,
})

describe('attributes', () => {
  it('are those of the label or the type; undefined where the scheme does not know it', () => {
    expect(attributeTypesOf(mention('ORG', {}), scheme)).toBe(attributes)
    expect(attributeTypesOf(mention('GPE', {}), scheme)).toEqual([])
    expect(attributeTypesOf(mention('NONE', {}), scheme)).toBeUndefined()
    expect(attributeTypesOf(frame('MOU', {}), scheme)).toBe(attributes)
  })

  it('take the values of their kind alone', () => {
    const values = ['public', 'other', true, 3, ['public']]
    expect(attributes.map(type => values.filter(value => isValueOf(type, value)))).toEqual([
      ['public'],
      [true],
      ['public', 'other'],
      [3],
    ])
  })

  it('are set, replaced and taken away, the others standing', () => {
    const set = withAttribute({ status: 'held' }, 'flag', true)
    expect(set).toEqual({ status: 'held', flag: true })
    expect(withAttribute(set, 'flag', 'x')).toEqual({ status: 'held', flag: 'x' })
    expect(withAttribute(set, 'flag', null)).toEqual({ status: 'held' })
  })

  it('are a warning where the scheme does not know them or their value, and the status is none of them', () => {
    const known = { choice: 'public', flag: true, text: 'x', number: 3 }
    const strange = { ...known, choice: 'dreamt', lost: 'y' }
    expect(strangeAttributes(mention('ORG', known), scheme)).toEqual([])
    expect(strangeAttributes(mention('NONE', strange), scheme)).toEqual([])
    expect(strangeAttributes(frame('MOU', { ...known, status: 'held' }), scheme)).toEqual([])
    const found = checkLayer([mention('ORG', strange), frame('MOU', strange)], scheme, 'x'.repeat(20))
    expect(found.flatMap(({ code, record, what }) => (code === 'attribute-unknown' ? [[record, what]] : []))).toEqual([
      [idOf('ORG'), 'choice dreamt'],
      [idOf('ORG'), 'lost y'],
      [frame('MOU', {}).id, 'choice dreamt'],
      [frame('MOU', {}).id, 'lost y'],
    ])
  })
})

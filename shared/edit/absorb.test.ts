import { expect, it } from 'vitest'
import type { Annotation, Entity } from '../model/records.ts'
import { absorb, shorterWithin } from './absorb.ts'
import { createEntity } from './create-entity.ts'
import { agreementOver, contentOf, contextOf, idOf, sampleText, stampAt } from './edit.fixtures.ts'
import { apply, reverse } from './records-diff.ts'

const mention = (id: string, words: string, more: Partial<Entity> = {}): Entity => ({
  kind: 'entity',
  id: idOf(id),
  label: 'ORG',
  spans: [{ start: sampleText.indexOf(words), end: sampleText.indexOf(words) + words.length }],
  attributes: {},
  note: '',
  doubt: false,
  source: 'person',
  stamp: stampAt(1),
  ...more,
})

const whole = mention('L', 'مجمع سوناطراك')
const inner = mention('S', 'سوناطراك', { note: 'الشركة', doubt: true })
const other = mention('G', 'سوناطراك', { label: 'GPE' })
const agreement = agreementOver([
  { role: 'party', filler: { entity: idOf('S') } },
  { role: 'title', filler: { entity: idOf('G') }, of: idOf('S') },
])

it('finds shorter marks of the same label inside, and nothing else', () => {
  const near = [inner, other, whole, mention('H', 'هواوي')]
  expect(shorterWithin(near, 'ORG', whole.spans)).toEqual([inner])
  expect(shorterWithin(near, 'ORG', inner.spans)).toEqual([])
})

it('takes shorter marks in with their notes, doubts and roles, and one undo brings all of it back', () => {
  const before = new Map<Entity['id'], Annotation>([inner, other, agreement].map(record => [record.id, record]))
  const context = contextOf(before, 2)
  const made = createEntity(context, { id: whole.id, label: 'ORG', spans: whole.spans })
  if (!made.ok) throw new Error(made.error)
  const diff = absorb(context, made.value, whole.id, [inner])
  const after = apply(before, diff)
  expect(after.has(inner.id)).toBe(false)
  expect(after.get(whole.id)).toMatchObject({ note: 'الشركة', doubt: true })
  expect(after.get(agreement.id)).toMatchObject({
    roles: [{ filler: { entity: 'L' } }, { filler: { entity: 'G' }, of: 'L' }],
  })
  expect(contentOf(apply(after, reverse(diff)))).toEqual(contentOf(before))
})

it('takes in what stands there, not what stood there when she was asked', () => {
  const renamed = { ...inner, note: 'شركة النفط' }
  const before = new Map<Entity['id'], Annotation>([[renamed.id, renamed]])
  const context = contextOf(before, 2)
  const made = createEntity(context, { id: whole.id, label: 'ORG', spans: whole.spans })
  if (!made.ok) throw new Error(made.error)
  const diff = absorb(context, made.value, whole.id, [inner, mention('H', 'هواوي')])
  expect(diff.removed).toEqual([renamed])
  expect(apply(before, diff).get(whole.id)).toMatchObject({ note: 'شركة النفط' })
})

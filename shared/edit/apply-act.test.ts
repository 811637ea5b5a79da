import { expect, it } from 'vitest'
import { type RecordId, recordIdSchema } from '../model/ids.ts'
import type { Agreement, Annotation, Entity } from '../model/records.ts'
import { growth, linearAtMost } from '../text/fastest.fixtures.ts'
import type { Act } from './act.ts'
import { applyAct, leftBy } from './apply-act.ts'
import { stampAt } from './edit.fixtures.ts'
import type { EditContext } from './edit-context.ts'
import { apply, reverse } from './records-diff.ts'

const text = 'وقعت هواوي اتفاقا مع المغرب'
const id = (name: string): RecordId => recordIdSchema.parse(name)

const mention = (name: string, label: string, words: string): Entity => ({
  kind: 'entity',
  id: id(name),
  label,
  spans: [{ start: text.indexOf(words), end: text.indexOf(words) + words.length }],
  attributes: {},
  note: '',
  doubt: false,
  source: 'import',
  stamp: stampAt(1),
})

const frame: Agreement = {
  kind: 'agreement',
  id: id('frame'),
  type: 'mou',
  roles: [
    { role: 'party', filler: { entity: id('org') } },
    { role: 'party', filler: { entity: id('gov') } },
  ],
  mentions: [],
  attributes: { status: 'signed', place: 'x' },
  note: '',
  doubt: false,
  source: 'person',
  stamp: stampAt(1),
}

const contextOf = (...records: readonly Annotation[]): EditContext => ({
  text,
  records: new Map(records.map(record => [record.id, record])),
  stamp: stampAt(2),
  source: 'person',
})

function done(context: EditContext, act: Act) {
  const result = applyAct(context, act)
  if (!result.ok) throw new Error(result.error)
  expect(apply(apply(context.records, result.value), reverse(result.value) as typeof result.value)).toEqual(
    context.records,
  )
  return { diff: result.value, after: apply(context.records, result.value), left: leftBy(context, act, result.value) }
}

it('relabels and links many mentions at once, and counts those that are gone', () => {
  const context = contextOf(mention('org', 'ORG', 'هواوي'), mention('gov', 'ORG', 'المغرب'))
  const act: Act = { do: 'changeEntities', ids: ['org', 'gov', 'lost'].map(id), change: { label: 'GOV', link: 'c1' } }
  const { after, left } = done(context, act)
  expect([...after.values()]).toMatchObject([
    { label: 'GOV', link: 'c1', source: 'person', stamp: stampAt(2) },
    { label: 'GOV', link: 'c1' },
  ])
  expect(left).toBe(1)
  const unlink: Act = { do: 'changeEntities', ids: [id('org')], change: { link: null } }
  expect(done({ ...context, records: after }, unlink).after.get(id('org'))).not.toHaveProperty('link')
})

it('leaves alone, and counts, a mention that is not as it was when its change was decided', () => {
  const [org, gov] = [mention('org', 'ORG', 'هواوي'), mention('gov', 'GPE', 'المغرب')]
  const context = contextOf(org, gov)
  const ids = [org.id, gov.id]
  const relabel: Act = { do: 'changeEntities', ids, was: { label: 'ORG' }, change: { label: 'FAC' } }
  expect(done(context, relabel)).toMatchObject({ left: 1, diff: { updated: [[{ id: 'org' }, { label: 'FAC' }]] } })
  const moved = { start: 0, end: 4 }
  const move: Act = { do: 'changeEntities', ids: [org.id], was: { spans: gov.spans }, change: { spans: [moved] } }
  expect(applyAct(context, move)).toEqual({ ok: false, error: 'gone' })
  expect(done(context, { ...move, was: { spans: org.spans } }).after.get(org.id)).toMatchObject({ spans: [moved] })
})

it('leaves one mention where two labels of the same words become one, and its roles to the one that stays', () => {
  const twin = mention('gov', 'GOV', 'هواوي')
  const context = contextOf(mention('org', 'ORG', 'هواوي'), twin, frame)
  const { after } = done(context, { do: 'changeEntities', ids: [id('org')], change: { label: 'GOV' } })
  expect([...after.keys()]).toEqual(['org', 'frame'])
  expect(after.get(id('frame'))).toMatchObject({ roles: [{ role: 'party', filler: { entity: 'org' } }] })
})

it('changes agreements: the status stands among the attributes, and goes alone', () => {
  const context = contextOf(frame)
  const act = (change: Extract<Act, { do: 'changeAgreements' }>['change']): Act => ({
    do: 'changeAgreements',
    ids: [frame.id],
    change,
  })
  expect(done(context, act({ status: 'planned' })).after.get(frame.id)).toMatchObject({
    attributes: { status: 'planned', place: 'x' },
  })
  expect(done(context, act({ status: null })).after.get(frame.id)).toMatchObject({ attributes: { place: 'x' } })
  expect(done(context, act({ attributes: { y: 1 } })).after.get(frame.id)).toMatchObject({
    attributes: { status: 'signed', y: 1 },
  })
  expect(done(context, act({ trigger: [{ start: 0, end: 4 }], mentions: [[{ start: 0, end: 4 }]] })).left).toBe(0)
  expect(applyAct(context, act({ trigger: [{ start: 0, end: 400 }] }))).toEqual({ ok: false, error: 'empty' })
  expect(applyAct(context, act({ type: 'mou' }))).toEqual({ ok: false, error: 'unchanged' })
})

it('deletes with what leans on it, and adds what is not there', () => {
  const context = contextOf(mention('org', 'ORG', 'هواوي'), mention('gov', 'GOV', 'المغرب'), frame)
  const { after } = done(context, { do: 'delete', ids: [id('org')] })
  expect(after.get(frame.id)).toMatchObject({ roles: [{ filler: { entity: 'gov' } }] })
  expect(applyAct(context, { do: 'add', records: [frame] })).toEqual({ ok: false, error: 'unchanged' })
  expect(applyAct(context, { do: 'delete', ids: [id('lost')] })).toEqual({ ok: false, error: 'gone' })
})

it('changes 10,000 mentions of one article at a cost in proportion to 625', () => {
  const relabel = (count: number) => {
    const spans = Array.from({ length: count }, (_, at) => ({ start: at * 8, end: at * 8 + 7 }))
    const many = spans.map((span, at): Entity => ({ ...mention(`m${at}`, 'ORG', 'هواوي'), spans: [span] }))
    const context = { ...contextOf(...many), text: 'ا'.repeat(count * 8) }
    const ids = many.map(one => one.id)
    return () => applyAct(context, { do: 'changeEntities', ids, change: { label: 'GOV' } })
  }
  const [sixteenth, whole] = [relabel(625), relabel(10_000)]
  const result = whole()
  expect(result.ok && result.value.updated).toHaveLength(10_000)
  const times = growth(8, sixteenth, whole, 16)
  console.info(`relabel 10,000 mentions: ${times.toFixed(2)} × sixteen sixteenths`)
  expect(times).toBeLessThan(linearAtMost)
}, 60_000)

it('leaves one mention where a border is mended onto another of the same label', () => {
  const wide: Entity = { ...mention('wide', 'ORG', 'هواوي'), spans: [{ start: 5, end: 11 }], note: 'اثنان' }
  const right = mention('org', 'ORG', 'هواوي')
  const act: Act = { do: 'changeEntities', ids: [wide.id], change: { spans: right.spans } }
  const { after } = done(contextOf(right, mention('gov', 'GOV', 'هواوي'), wide, frame), act)
  expect([...after.keys()].toSorted()).toEqual(['frame', 'gov', 'wide'])
  expect(after.get(frame.id)).toMatchObject({ roles: [{ filler: { entity: 'wide' } }, { filler: { entity: 'gov' } }] })
})

import { describe, expect, it } from 'vitest'
import type { Agreement, Entity, Role } from '../../model/records.ts'
import type { RoleType, Scheme } from '../../model/scheme.ts'
import { agreementOver, idOf, stampAt } from '../edit.fixtures.ts'
import { sideOf, titleBeside, withTies } from './person-ties.ts'

const type = (id: string, labels: readonly string[], of: RoleType['of'] = null): RoleType => ({
  id,
  name: { ar: id, en: id },
  labels,
  span: true,
  minimum: id === 'party' ? 2 : 0,
  maximum: null,
  of,
  key: null,
})
const whole: Scheme = {
  version: 2,
  policy: { nesting: 'any', crossing: 'any' },
  id: '',
  revision: 0,
  name: { ar: '', en: '' },
  labels: [],
  relationTypes: [],
  agreementStatuses: [],
  categories: [],
  roleTypes: [
    type('party', ['ORG', 'GPE']),
    type('attendee', ['PERS'], 'party'),
    type('attendeeTitle', ['OCC'], 'person'),
  ],
  agreementTypes: [{ id: 'MOU', name: { ar: '', en: '' }, roles: ['party', 'attendee', 'attendeeTitle'] }],
}

/** Marks `LABEL:words` pieces of a text, in its order. */
function scene(text: string, marks: readonly string[], roles: (of: (words: string) => Entity) => readonly Role[]) {
  let from = 0
  const mentions = marks.map((mark, at): Entity => {
    const [label = '', words = ''] = mark.split(':')
    const start = text.indexOf(words, from)
    if (start < 0) throw new Error(`no ${words}`)
    from = start
    return {
      kind: 'entity',
      id: idOf(`T${at}`),
      label,
      spans: [{ start, end: start + words.length }],
      attributes: {},
      note: '',
      doubt: false,
      source: 'person',
      stamp: stampAt(1),
    }
  })
  const of = (words: string): Entity => {
    const found = mentions.find((_, at) => marks[at]?.endsWith(`:${words}`))
    if (!found) throw new Error(`no ${words}`)
    return found
  }
  const frame: Agreement = agreementOver(roles(of))
  const knowledge = {
    text,
    scheme: whole,
    frame,
    mentions,
    mentionOf: (id: Entity['id']) => mentions.find(one => one.id === id),
    earlier: [],
    isAttested: () => false,
  }
  return { knowledge, of }
}

const party = (entity: Entity): Role => ({ role: 'party', filler: { entity: entity.id } })
const attendee = (entity: Entity, side?: Entity): Role => ({
  role: 'attendee',
  filler: { entity: entity.id },
  ...(side ? { of: side.id } : {}),
})

describe('talks of two countries', () => {
  const text =
    'بين مصر والعراق برئاسة عمرو طلعت وزير الاتصالات، وأركان الشيباني وزير الاتصالات بجمهورية العراق. حضر وادي كريم الوكيل الفني، وعادل جبار معاون المدير.'
  const marks = [
    'GPE:مصر',
    'GPE:العراق',
    'PERS:عمرو طلعت',
    'OCC:وزير الاتصالات',
    'PERS:أركان الشيباني',
    'GPE:جمهورية العراق',
    'PERS:وادي كريم',
    'OCC:الوكيل الفني',
    'PERS:عادل جبار',
    'OCC:معاون المدير',
  ]

  it('has who is a party stand for nobody, itself least of all', () => {
    const { knowledge, of } = scene(text, marks, of => [party(of('مصر')), party(of('العراق'))])
    expect(withTies(knowledge, 'attendee', of('مصر'))).toEqual([attendee(of('مصر'))])
  })

  it('finds the title that stands beside a person without a comma', () => {
    const { knowledge, of } = scene(text, marks, () => [])
    expect(titleBeside(knowledge, of('عمرو طلعت'))).toBe(of('وزير الاتصالات'))
    expect(titleBeside(knowledge, of('وادي كريم'))).toBe(of('الوكيل الفني'))
    expect(titleBeside(knowledge, of('عادل جبار'))).toBe(of('معاون المدير'))
  })

  it('takes the side that is named beside, one that is free, then that of who is listed before', () => {
    const { knowledge, of } = scene(text, marks, one => [party(one('مصر')), party(one('العراق'))])
    expect(sideOf(knowledge, of('أركان الشيباني'))).toBe(of('العراق').id)
    const later = scene(text, marks, one => [
      party(one('مصر')),
      party(one('العراق')),
      attendee(one('أركان الشيباني'), one('العراق')),
    ])
    expect(sideOf(later.knowledge, later.of('عمرو طلعت'))).toBe(later.of('مصر').id)
    const full = scene(text, marks, one => [
      party(one('مصر')),
      party(one('العراق')),
      attendee(one('عمرو طلعت'), one('مصر')),
      attendee(one('وادي كريم'), one('العراق')),
    ])
    expect(sideOf(full.knowledge, full.of('عادل جبار'))).toBe(full.of('العراق').id)
  })

  it('takes the side whose people the sentence speaks of before, marked or not', () => {
    const said = `${text} كما شارك وليد زكريا. وحضر اللقاء من الجانب العراقي سيف منيب، وعن المصريين هبة صالح.`
    const people = [...marks, 'PERS:وليد زكريا', 'PERS:سيف منيب', 'PERS:هبة صالح']
    const { knowledge, of } = scene(said, people, one => [
      party(one('مصر')),
      party(one('العراق')),
      attendee(one('عمرو طلعت'), one('مصر')),
      attendee(one('أركان الشيباني'), one('العراق')),
      attendee(one('وليد زكريا'), one('مصر')),
    ])
    expect(sideOf(knowledge, of('سيف منيب'))).toBe(of('العراق').id)
    expect(sideOf(knowledge, of('هبة صالح'))).toBe(of('مصر').id)
  })

  it('gives those who were there before the parties their side with the second one', () => {
    const titled = marks.map(mark => (mark === 'GPE:جمهورية العراق' ? 'OCC:وزير الاتصالات بجمهورية العراق' : mark))
    const { knowledge, of } = scene(text, titled, one => [
      attendee(one('عمرو طلعت')),
      attendee(one('أركان الشيباني')),
      party(one('مصر')),
    ])
    expect(withTies(knowledge, 'party', of('العراق'))).toEqual([
      party(of('العراق')),
      attendee(of('أركان الشيباني'), of('العراق')),
      attendee(of('عمرو طلعت'), of('مصر')),
    ])
  })

  it('brings side and title along with the person, and nothing with a party', () => {
    const { knowledge, of } = scene(text, marks, one => [party(one('مصر'))])
    expect(withTies(knowledge, 'attendee', of('عمرو طلعت')).map(({ role }) => role)).toEqual([
      'attendee',
      'attendeeTitle',
    ])
    expect(withTies(knowledge, 'party', of('العراق'))).toEqual([party(of('العراق'))])
  })
})

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { deleteRecords } from '../../../shared/edit/delete-records.ts'
import { readNative } from '../../../shared/formats/native.ts'
import { deviceIdSchema, recordIdSchema } from '../../../shared/model/ids.ts'
import type { Agreement, Annotation } from '../../../shared/model/records.ts'
import { schemeFile } from '../../../shared/model/scheme.ts'
import { surfaceOf } from '../../../shared/model/surface.ts'
import { parseVersioned } from '../../../shared/model/versioned.ts'
import { testDocument } from '../article.fixtures.ts'
import type { ArticleCommand } from '../article-command.ts'
import type { Screen } from '../place.ts'
import { openBench } from '../session.fixtures.ts'

const seeds = new URL('../../../seeds/', import.meta.url)
const { documents } = readNative(readFileSync(new URL('gold.jsonl', seeds), 'utf8'), 'gold.jsonl', {
  device: deviceIdSchema.parse('aaaaaaaa'),
  digest: text => createHash('sha256').update(text, 'utf8').digest(),
})
const parsed = parseVersioned(
  schemeFile,
  'scheme.json',
  JSON.parse(readFileSync(new URL('scheme.json', seeds), 'utf8')),
)
if (!parsed.ok) throw new Error('no scheme')
const scheme = parsed.value

/** An article of the sample with its mentions marked and no frame. */
function openMarked(at: number, gold: readonly Annotation[] = [], screen: Partial<Screen> = {}) {
  const found = documents[at]
  if (!found) throw new Error('no article')
  const { text } = found.document
  const records = (found.layers[0]?.records ?? []).filter(({ kind }) => kind === 'entity')
  const bench = openBench({ ...testDocument(text), records, counter: 5 }, { scheme, gold, screen })
  const { run, state } = bench
  const offsetOf = (words: string, after = 0): number => {
    const offset = text.indexOf(words, after)
    if (offset < 0) throw new Error(`no ${words}`)
    return offset
  }
  const go = (words: string, after = 0): void => run({ do: 'placeCursor', offset: offsetOf(words, after) })
  const select = (words: string): void => {
    const start = offsetOf(words)
    run({ do: 'selectText', span: { start, end: start + words.length }, exact: false })
  }
  const frames = (): readonly Agreement[] => [...state().records.values()].filter(record => record.kind === 'agreement')
  const wordsOf = (id: Agreement['roles'][number]['filler']): string =>
    surfaceOf(text, 'entity' in id ? (state().index.get(id.entity)?.spans ?? []) : id.spans)
  /** `role words (of)` of each filler of a frame. */
  const filled = (nth = 0): readonly string[] =>
    (frames()[nth]?.roles ?? []).map(
      ({ role, filler, of }) => `${role} ${wordsOf(filler)}${of === undefined ? '' : ` (${wordsOf({ entity: of })})`}`,
    )
  return { ...bench, text, go, select, frames, filled }
}

const key = (...roles: readonly string[]): ArticleCommand => ({ do: 'role', roles })
const frame: ArticleCommand = { do: 'frame' }
const accept: ArticleCommand = { do: 'acceptCandidate' }

describe('one key', () => {
  it('makes a frame of the name under the cursor, with its type and without its clitic', () => {
    const { go, run, frames, state, text } = openMarked(0)
    go('مذكرة تفاهم')
    run(frame)
    expect(frames()).toMatchObject([{ type: 'MOU' }])
    expect(surfaceOf(text, frames()[0]?.trigger ?? [])).toBe('مذكرة تفاهم')
    expect(state().frame?.id).toBe(frames()[0]?.id)
    const second = openMarked(1)
    second.go('بشراكة')
    second.run(frame)
    expect(surfaceOf(second.text, second.frames()[0]?.trigger ?? [])).toBe('شراكة')
    expect(second.frames()).toMatchObject([{ type: 'PARTNERSHIP' }])
  })

  it('makes one of what is selected, enters the one at hand, and is undone to nothing', () => {
    const { select, go, run, frames, state } = openMarked(0)
    select('لقاء رفيع المستوى')
    run(frame)
    expect(frames()).toMatchObject([{ type: 'TALKS' }])
    run({ do: 'escape' })
    expect(state().frame).toBeNull()
    go('رفيع')
    run(frame)
    expect(frames()).toHaveLength(1)
    expect(state().frame?.id).toBe(frames()[0]?.id)
    run({ do: 'undo' })
    expect(state().frame).toBeNull()
    expect(frames()).toHaveLength(0)
  })

  it('takes a type by number, and the trigger when pressed twice', () => {
    const { go, select, run, frames, state } = openMarked(0)
    go('مذكرة تفاهم')
    run(frame, frame)
    expect(state().frame?.choosesType).toBe(true)
    run({ do: 'agreement', id: null, edit: { edit: 'change', change: { type: 'CONTRACT' } } })
    expect(frames()).toMatchObject([{ type: 'CONTRACT' }])
    expect(state().frame?.choosesType).toBe(false)
    select('مراسم التوقيع')
    run(frame, frame)
    expect(frames()[0]?.trigger).not.toBeUndefined()
  })

  it('goes on offering what is there after a command of it has failed', () => {
    let isBroken = false
    const newId = () => {
      if (isBroken) throw new Error('no more ids')
      return recordIdSchema.parse('R1')
    }
    const { select, run, state, session } = openMarked(0, [], { newId })
    select('مذكرة تفاهم')
    run(frame)
    isBroken = true
    expect(() => run({ do: 'frameWithout' })).toThrow('no more ids')
    const [filler] = state().frame?.candidates[0]?.fillers ?? []
    if (!filler || !('entity' in filler)) throw new Error('nothing is offered')
    session.commit('deleteRecords', context => deleteRecords(context, [filler.entity]))
    expect(state().frame?.candidates.flatMap(({ fillers }) => fillers)).not.toContainEqual(filler)
  })

  it('changes nothing in gold', () => {
    const { go, run, frames, state } = openMarked(0)
    go('مذكرة تفاهم')
    run({ do: 'show', layer: 'gold' })
    return Promise.resolve().then(() => {
      run(frame)
      expect(frames()).toHaveLength(0)
      expect(state().announcement).toMatchObject({ said: 'refused', why: 'read-only' })
    })
  })
})

describe('a role key', () => {
  it('fills with the mention under the cursor, the smallest it allows', () => {
    const { go, run, filled, state } = openMarked(0)
    go('مذكرة تفاهم')
    run(frame)
    go('سوناطراك')
    run(key('party'))
    go('الجزائر”')
    run(key('place'))
    expect(filled()).toEqual(['party مجمع سوناطراك', 'place الجزائر'])
    expect(state().announcement).toMatchObject({ said: 'frame', frame: { what: 'filled', role: 'place' } })
  })

  it('takes a person with title and side, by one commit, and gives it another side', () => {
    const { go, run, filled, sent } = openMarked(0)
    go('مذكرة تفاهم')
    run(frame)
    go('سوناطراك')
    run(key('party'))
    go('هواوي للاتصالات')
    run(key('party'))
    const before = sent.length
    go('رشيد')
    run(key('attendee'))
    expect(sent.length - before).toBeLessThanOrEqual(1)
    go('ليانغ')
    run(key('attendee'))
    expect(filled().slice(2)).toEqual([
      'attendee رشيد حشيشي (مجمع سوناطراك)',
      'attendeeTitle الرئيس المدير العام لسوناطراك (رشيد حشيشي)',
      'attendee هوا ليانغ (هواوي للاتصالات-الجزائر)',
    ])
    run({ do: 'side' })
    expect(filled().at(-1)).toBe('attendee هوا ليانغ (مجمع سوناطراك)')
    run({ do: 'side' })
    expect(filled().at(-1)).toBe('attendee هوا ليانغ (هواوي للاتصالات-الجزائر)')
    run({ do: 'undo' }, { do: 'undo' }, { do: 'undo' })
    expect(filled()).toHaveLength(4)
  })

  it('fills with all mentions of a range, then with its words, then with nothing', () => {
    const { go, select, run, filled } = openMarked(0)
    go('مذكرة تفاهم')
    run(frame)
    select('بمدينة شنتشين بالصين')
    run(key('place'))
    expect(filled()).toEqual(['place مدينة شنتشين', 'place الصين'])
    run(key('place'))
    expect(filled()).toEqual(['place مدينة شنتشين بالصين'])
    run(key('place'))
    expect(filled()).toEqual([])
  })

  it('marks and fills at once where it takes one label, and again for the other role of its key', () => {
    const { go, select, run, filled, marks, state } = openMarked(0)
    go('مذكرة تفاهم')
    run(frame)
    select('الطاقات المتجددة')
    const before = marks().length
    run(key('date', 'duration'))
    expect(marks()).toHaveLength(before + 1)
    expect(filled()).toEqual(['date الطاقات المتجددة'])
    run(key('date', 'duration'))
    expect(filled()).toEqual(['duration الطاقات المتجددة'])
    run(key('date', 'duration'))
    expect(filled()).toEqual([])
    expect(marks()).toHaveLength(before)
    run({ do: 'undo' }, { do: 'undo' }, { do: 'undo' })
    expect(state().records.size).toBeGreaterThan(0)
    expect(marks()).toHaveLength(before)
  })

  it('marks and fills at once with the label its words carry elsewhere, where it takes several', () => {
    const { go, run, filled, marks, state, text } = openMarked(0)
    const after = text.indexOf('طموحات')
    const left = [...state().records.values()].find(
      record =>
        record.kind === 'entity' &&
        (record.spans[0]?.start ?? 0) > after &&
        surfaceOf(text, record.spans) === 'سوناطراك',
    )
    if (!left) throw new Error('the sample has changed')
    run({ do: 'select', id: left.id }, { do: 'remove' })
    go('مذكرة تفاهم')
    run(frame)
    const before = marks().length
    go('سوناطراك', after)
    run(key('party'))
    expect(filled()).toEqual(['party سوناطراك'])
    expect(marks()).toHaveLength(before + 1)
    run({ do: 'undo' })
    expect(marks()).toHaveLength(before)
    go('الصريحة')
    run(key('party'))
    expect(marks()).toHaveLength(before)
  })

  it('parts a list into its items by one commit, and makes it one again', () => {
    const { go, select, run, filled } = openMarked(0)
    go('مذكرة تفاهم')
    run(frame)
    select('بالحوسبة السحابية, ومراكز البيانات, والشبكات المعلوماتية, والاتصالات, إضافة إلى الأمن السيبراني')
    run(key('subject'))
    expect(filled()).toEqual([
      'subject الحوسبة السحابية',
      'subject مراكز البيانات',
      'subject الشبكات المعلوماتية',
      'subject الاتصالات',
      'subject الأمن السيبراني',
    ])
    run(key('subject'))
    expect(filled()).toHaveLength(1)
    run({ do: 'undo' })
    expect(filled()).toHaveLength(5)
    run({ do: 'undo' })
    expect(filled()).toEqual([])
  })

  it('asks where she points at nothing, and is answered yes or no', () => {
    const { go, run, filled, state } = openMarked(0)
    go('مذكرة تفاهم')
    run(frame, key('date', 'duration'))
    expect(filled()).toEqual([])
    expect(state().frame).toMatchObject({ role: 'date', at: 0 })
    run(accept)
    expect(filled()).toEqual(['date اليوم الثلاثاء'])
    run({ do: 'emptyRole' })
    expect(filled()).toEqual([])
    const offered = state().frame?.candidates[0]
    run({ do: 'emptyRole' })
    expect(state().frame?.candidates).not.toContainEqual(offered)
  })

  it('empties what is pointed at, a person with its title', () => {
    const { go, run, filled } = openMarked(0)
    go('مذكرة تفاهم')
    run(frame)
    go('رشيد')
    run(key('signatory'))
    expect(filled()).toHaveLength(2)
    go('حشيشي')
    run({ do: 'emptyRole' })
    expect(filled()).toEqual([])
  })
})

describe('an agreement as a whole', () => {
  it('is duplicated, merged and split, each undone at once', () => {
    const { go, select, run, filled, frames, state } = openMarked(0)
    go('مذكرة تفاهم')
    run(frame)
    go('سوناطراك')
    run(key('party'), { do: 'agreement', id: null, edit: { edit: 'duplicate' } })
    expect(frames()).toHaveLength(2)
    expect(state().frame?.id).toBe(frames()[1]?.id)
    run({ do: 'mergeNext' })
    expect(frames()).toHaveLength(1)
    select('مجمع سوناطراك')
    run({ do: 'splitSelected' })
    expect(frames()).toHaveLength(2)
    expect(filled(0)).toEqual([])
    expect(filled(1)).toEqual(['party مجمع سوناطراك'])
    run({ do: 'undo' }, { do: 'undo' }, { do: 'undo' })
    expect(filled()).toEqual(['party مجمع سوناطراك'])
  })

  it('remembers other words that speak of it', () => {
    const { go, select, run, frames } = openMarked(0)
    go('مذكرة تفاهم')
    run(frame)
    select('هذه المذكرة')
    run({ do: 'addAgreementMention' })
    expect(frames()[0]?.mentions).toHaveLength(1)
    run({ do: 'addAgreementMention' })
    expect(frames()[0]?.mentions).toEqual([])
  })

  it('says which roles a deleted mention leaves, and has it back by one undo', () => {
    const { go, run, filled, state } = openMarked(0)
    go('مذكرة تفاهم')
    run(frame)
    go('سوناطراك')
    run(key('party'), { do: 'escape' })
    go('سوناطراك')
    run({ do: 'remove' })
    expect(state().announcement).toMatchObject({ said: 'removed', leaves: ['party'] })
    expect(filled()).toEqual([])
    run({ do: 'undo' })
    expect(filled()).toEqual(['party مجمع سوناطراك'])
  })

  it('leaves three agreements at once, those who stood for it too, and all of it is back by one undo', () => {
    const { go, run, frames, state } = openMarked(0)
    go('مذكرة تفاهم')
    run(frame)
    go('سوناطراك')
    run(key('party'))
    go('رشيد')
    run(key('attendee'), { do: 'agreement', id: null, edit: { edit: 'duplicate' } })
    run({ do: 'agreement', id: null, edit: { edit: 'duplicate' } }, { do: 'escape' })
    const before = frames().map(({ id, roles }) => [id, roles])
    expect(before).toHaveLength(3)
    expect(JSON.stringify(before).match(/"of"/g)).toHaveLength(6)
    go('سوناطراك')
    run({ do: 'remove' })
    expect(state().announcement).toMatchObject({ said: 'removed', leaves: ['party', 'party', 'party'] })
    expect(JSON.stringify(frames()).match(/"of"/g)).toHaveLength(3)
    run({ do: 'undo' })
    expect(frames().map(({ id, roles }) => [id, roles])).toEqual(before)
    run({ do: 'redo' }, { do: 'undo' })
    expect(frames().map(({ id, roles }) => [id, roles])).toEqual(before)
  })
})

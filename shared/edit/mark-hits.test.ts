import { describe, expect, it } from 'vitest'
import type { RecordId } from '../model/ids.ts'
import type { Annotation } from '../model/records.ts'
import { createOffsetMap } from '../text/offsets.ts'
import { contextOf, idOf, sampleText } from './edit.fixtures.ts'
import { dismissedHits, dismissHit, hitSubject, markHits } from './mark-hits.ts'
import { apply, type Records } from './records-diff.ts'

const nothing: Records = new Map<RecordId, Annotation>()
const first = { id: idOf('T1'), span: { start: 4, end: 8 } }
const second = { id: idOf('T2'), span: { start: 9, end: 17 }, normal: 'سوناطراك' }

describe('hits of find everywhere', () => {
  it('are marked together, with their normal forms; those marked already are passed over', () => {
    const both = markHits(contextOf(nothing, 1), 'ORG', [first, second])
    if (!both.ok) throw new Error(both.error)
    expect(both.value.added).toMatchObject([
      { kind: 'entity', id: 'T1', label: 'ORG', spans: [first.span] },
      { kind: 'entity', id: 'T2', normal: 'سوناطراك' },
    ])
    const records = apply(nothing, both.value)
    const again = markHits(contextOf(records, 2), 'ORG', [
      { ...first, id: idOf('T3') },
      { id: idOf('T4'), span: { start: 0, end: 3 } },
    ])
    expect(again.ok && again.value.added.map(record => record.id)).toEqual(['T4'])
    expect(markHits(contextOf(records, 2), 'ORG', [{ ...first, id: idOf('T3') }])).toEqual({
      ok: false,
      error: 'unchanged',
    })
    expect(markHits(contextOf(records, 2), 'ORG', [{ id: idOf('T3'), span: { start: 3, end: 3 } }])).toEqual({
      ok: false,
      error: 'empty',
    })
  })

  it('are refused for good once, by place in code points and label', () => {
    const offsets = createOffsetMap(sampleText)
    const astral = sampleText.indexOf('مذكرة')
    const subject = hitSubject('ORG', { start: astral, end: astral + 5 }, offsets)
    // The satellite before the word is one code point, two UTF-16 units.
    expect(subject).toBe(`${astral - 1}-${astral + 4} ORG`)
    const refused = dismissHit(contextOf(nothing, 1), idOf('D1'), subject)
    if (!refused.ok) throw new Error(refused.error)
    const records = apply(nothing, refused.value)
    expect(dismissedHits(records.values())).toEqual(new Set([subject]))
    expect(dismissHit(contextOf(records, 2), idOf('D2'), subject)).toEqual({ ok: false, error: 'unchanged' })
  })
})

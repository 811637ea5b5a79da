import { describe, expect, it } from 'vitest'
import type { RecordId } from '../model/ids.ts'
import { type Annotation, annotationSchema } from '../model/records.ts'
import type { Result } from '../result.ts'
import { documentLabelsOf, publishedAt, setDocumentLabel, setPublishedAt } from './document-labels.ts'
import { contentOf, contextOf, stampAt } from './edit.fixtures.ts'
import { undoOf } from './history.ts'
import { apply, type Records, type RecordsDiff } from './records-diff.ts'

const none: Records = new Map<RecordId, Annotation>()

function applied(records: Records, result: Result<RecordsDiff, unknown>): Records {
  if (!result.ok) throw new Error(`refused: ${String(result.error)}`)
  return apply(records, result.value)
}

const label = (value: string, holds = true) => ({ category: 'topic', value, holds })

describe('labels of a whole article', () => {
  it('are given and taken back, several under one category', () => {
    const one = applied(none, setDocumentLabel(contextOf(none, 1), label('energy')))
    const two = applied(one, setDocumentLabel(contextOf(one, 2), label('economy')))
    expect(documentLabelsOf(two.values(), 'topic').map(({ value }) => value)).toEqual(['energy', 'economy'])
    expect(documentLabelsOf(two.values(), 'genre')).toEqual([])
    for (const record of two.values()) expect(annotationSchema.parse(record)).toEqual(record)
    const back = applied(two, setDocumentLabel(contextOf(two, 3), label('energy', false)))
    expect(documentLabelsOf(back.values(), 'topic').map(({ value }) => value)).toEqual(['economy'])
    expect(setDocumentLabel(contextOf(two, 3), label('energy'))).toEqual({ ok: false, error: 'unchanged' })
    expect(setDocumentLabel(contextOf(back, 4), label('energy', false))).toEqual({ ok: false, error: 'unchanged' })
    expect(setDocumentLabel(contextOf(none, 1), label(''))).toEqual({ ok: false, error: 'empty' })
  })

  it('are one record where two laptops say the same', () => {
    const said = [1, 2].map(counter => applied(none, setDocumentLabel(contextOf(none, counter), label('energy'))))
    expect(said.map(records => [...records.keys()])).toEqual([
      [...(said[1] ?? none).keys()],
      [...(said[0] ?? none).keys()],
    ])
  })
})

describe('the day of publication', () => {
  it('is hers before the file’s, one record, and forgotten with undo', () => {
    const metadata = { publishedAt: '2024-06-11T10:00:00Z' }
    expect(publishedAt(none.values(), metadata)).toBe('2024-06-11T10:00:00Z')
    expect(publishedAt(none.values(), {})).toBeUndefined()
    const first = applied(none, setPublishedAt(contextOf(none, 1), '2024-06-12'))
    const result = setPublishedAt(contextOf(first, 2), '2024-06-13')
    const second = applied(first, result)
    expect([publishedAt(first.values(), metadata), publishedAt(second.values(), metadata), second.size]).toEqual([
      '2024-06-12',
      '2024-06-13',
      1,
    ])
    expect(setPublishedAt(contextOf(second, 3), '2024-06-13')).toEqual({ ok: false, error: 'unchanged' })
    expect(setPublishedAt(contextOf(none, 1), null)).toEqual({ ok: false, error: 'unchanged' })
    const gone = applied(second, setPublishedAt(contextOf(second, 3), null))
    expect(publishedAt(gone.values(), metadata)).toBe('2024-06-11T10:00:00Z')
    if (!result.ok) throw new Error('refused')
    expect(contentOf(apply(second, undoOf(second, result.value, stampAt(4)).diff))).toEqual(contentOf(first))
  })
})

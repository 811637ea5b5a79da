import { describe, expect, it } from 'vitest'
import { MentionIndex } from '../../../shared/edit/mention-index.ts'
import type { Entity } from '../../../shared/model/records.ts'
import { mentionAt } from '../mention.fixtures.ts'
import { type Nested, nest } from './nesting.ts'

const mark = (id: string, start: number, end: number): Entity => mentionAt(id, 'ORG', start, end)

const said = (nodes: readonly Nested[]): string =>
  nodes.map(({ mention, inside }) => mention.id + (inside.length > 0 ? `(${said(inside)})` : '')).join(' ')

const nested = (...marks: readonly Entity[]): string => said(nest(new MentionIndex(marks).ordered))

describe('nesting', () => {
  it('puts each mention into the shortest that holds it', () => {
    expect(nested(mark('a', 0, 30), mark('b', 5, 20), mark('c', 6, 10), mark('d', 22, 30), mark('e', 40, 50))).toBe(
      'a(b(c) d) e',
    )
  })

  it('leaves those that only overlap side by side', () => {
    expect(nested(mark('a', 0, 10), mark('b', 5, 15), mark('c', 11, 14))).toBe('a b(c)')
  })

  it('puts neither of two over the same words into the other', () => {
    expect(nested(mark('a', 0, 10), mark('b', 0, 10), mark('c', 2, 4))).toBe('a(c) b')
  })

  it('puts a mention that two overlapping ones hold into the shorter', () => {
    expect(nested(mark('a', 0, 15), mark('b', 1, 40), mark('c', 5, 10))).toBe('a(c) b')
  })

  it('finds a holder that began long before', () => {
    expect(nested(mark('a', 0, 100), mark('b', 2, 4), mark('c', 90, 95), mark('d', 101, 103))).toBe('a(b c) d')
  })
})

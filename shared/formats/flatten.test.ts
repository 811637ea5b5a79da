import { describe, expect, it } from 'vitest'
import { flatten } from './flatten.ts'

const span = (start: number, end: number) => ({ start, end })
const show = (spans: readonly { start: number; end: number }[]) =>
  spans.map(({ start, end }) => `${start}-${end}`).join(' ')

describe('flatten', () => {
  const nested = [span(0, 10), span(0, 4), span(6, 10), span(12, 20), span(13, 15)]
  const crossing = [span(0, 5), span(4, 8), span(7, 20)]

  it.each([
    ['outermost', nested, '0-10 12-20'],
    ['innermost', nested, '0-4 6-10 13-15'],
    ['longest', nested, '0-10 12-20'],
    ['outermost', crossing, '0-5 7-20'],
    ['innermost', crossing, '4-8'],
    ['longest', crossing, '0-5 7-20'],
    ['longest', [span(0, 5), span(4, 20)], '4-20'],
    ['outermost', [span(0, 5), span(4, 20)], '0-5'],
  ] as const)('keeps the %s ones', (nesting, mentions, kept) => {
    expect(show(flatten(mentions, nesting).kept)).toBe(kept)
  })

  it('prefers a mention in no other to an earlier one inside another', () => {
    const inner = span(1, 5)
    const outer = span(0, 6)
    const last = span(5, 9)
    expect(flatten([last, inner, outer], 'outermost').leftOut).toEqual([
      { mention: inner, within: outer },
      { mention: last, within: outer },
    ])
  })

  it('of two on the same span keeps the first', () => {
    const first = { ...span(0, 3), name: 'first' }
    const second = { ...span(0, 3), name: 'second' }
    for (const nesting of ['outermost', 'innermost', 'longest'] as const)
      expect(flatten([first, second], nesting)).toEqual({
        kept: [first],
        leftOut: [{ mention: second, within: first }],
      })
  })
})

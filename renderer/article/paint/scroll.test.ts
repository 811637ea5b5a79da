import { describe, expect, it } from 'vitest'
import { scrollStep } from './scroll.ts'

/** A view of 900 px, and a line of 40 px that stands at `top` in it. */
const stepTo = (top: number) => scrollStep(top, top + 40 - 900, 900)

describe('scrolling to a line', () => {
  it('moves nothing while it is in sight, down to the last line', () => {
    expect([8, 300, 852].map(stepTo)).toEqual([0, 0, 0])
  })

  it('brings it a third down the view from either side, so that more is to be read after it than before it', () => {
    for (const top of [-4000, -40, 7, 853, 900, 12_000]) expect(top - stepTo(top)).toBe(300)
  })
})

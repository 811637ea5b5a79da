import fc from 'fast-check'
import { expect, it } from 'vitest'
import { heightOf, type RowLayout, scrollFor, topOf, visibleRows } from './visible-rows.ts'

const layouts = fc
  .record({
    count: fc.integer({ min: 0, max: 500 }),
    at: fc.integer({ min: -1, max: 499 }),
    extra: fc.integer({ min: 0, max: 300 }),
  })
  .map(({ count, at, extra }): RowLayout => ({ count, row: 30, opened: at >= 0 && at < count ? at : null, extra }))

const bottomOf = (layout: RowLayout, at: number): number =>
  topOf(layout, at) + layout.row + (at === layout.opened ? layout.extra : 0)

it('holds every row that shows, and no more than it must', () => {
  fc.assert(
    fc.property(layouts, fc.nat(16_000), fc.integer({ min: 1, max: 900 }), (layout, scrollTop, shown) => {
      const { from, to } = visibleRows(layout, scrollTop, shown, 0)
      for (let at = 0; at < layout.count; at++) {
        const shows = bottomOf(layout, at) > scrollTop && topOf(layout, at) < scrollTop + shown
        if (shows) expect(at >= from && at < to).toBe(true)
      }
      expect(to - from).toBeLessThanOrEqual(Math.ceil(shown / 30) + 2)
    }),
  )
})

it('leaves no gap between rows', () => {
  fc.assert(
    fc.property(layouts, layout => {
      for (let at = 1; at < layout.count; at++) expect(topOf(layout, at)).toBe(bottomOf(layout, at - 1))
      if (layout.count > 0) expect(heightOf(layout)).toBe(bottomOf(layout, layout.count - 1))
    }),
  )
})

it('scrolls no further than it must, and shows the row', () => {
  fc.assert(
    fc.property(layouts, fc.nat(16_000), fc.integer({ min: 400, max: 900 }), (layout, scrollTop, shown) => {
      fc.pre(layout.count > 0)
      const at = layout.opened ?? layout.count - 1
      const next = scrollFor(layout, at, scrollTop, shown) ?? scrollTop
      expect(topOf(layout, at)).toBeGreaterThanOrEqual(next)
      expect(bottomOf(layout, at)).toBeLessThanOrEqual(next + shown)
    }),
  )
})

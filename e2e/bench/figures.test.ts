import { expect, it } from 'vitest'
import { median, p95, percentile } from './figures.ts'

it('takes the nearest rank, whatever the order', () => {
  const hundred = Array.from({ length: 100 }, (_, at) => 100 - at)
  expect(p95(hundred)).toBe(95)
  expect(median(hundred)).toBe(50)
  expect(median([9, 1, 5])).toBe(5)
  expect(percentile([3], 0.95)).toBe(3)
})

it('says where there is nothing to measure', () => {
  expect(() => median([])).toThrow('no samples')
})

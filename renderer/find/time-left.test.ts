import { expect, it } from 'vitest'
import { secondsLeft } from './time-left.ts'

it.each([
  ['half of it in 10 s', 500, 1000, 10_000, 10],
  ['nearly done: not nothing', 999, 1000, 10_000, 1],
  ['too early', 10, 1000, 1_999, null],
  ['nothing gone through', 0, 1000, 10_000, null],
  ['all gone through', 1000, 1000, 10_000, null],
])('%s', (_, done, total, elapsed, seconds) => {
  expect(secondsLeft(done, total, elapsed)).toBe(seconds)
})

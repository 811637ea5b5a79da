import { expect, it } from 'vitest'
import { cheapestPath, type Step } from './cheapest-path.ts'

/** On the number line: one on for 1, doubled for 2. */
const steps = (at: number): readonly Step<number, string>[] => [
  { way: '+', cost: 1, to: at + 1 },
  { way: 'x', cost: 2, to: at * 2 },
]
const pathTo = (goal: number, limit = 20) =>
  cheapestPath({ start: 1, isGoal: at => at === goal, stepsFrom: steps, keyOf: String, limit: () => limit })

it('finds the cheapest way, not the one of fewest steps', () => {
  expect(pathTo(1)).toEqual({ ways: [], end: 1, cost: 0 })
  expect(pathTo(2)).toEqual({ ways: ['+'], end: 2, cost: 1 })
  expect(pathTo(13)?.cost).toBe(1 + 1 + 2 + 2 + 1)
})

it('gives up beyond its limit', () => {
  expect(pathTo(13, 6)).toBeNull()
})

it('takes the way offered first among equals', () => {
  expect(pathTo(4)?.ways).toEqual(['+', 'x'])
})

import { expect, it } from 'vitest'
import type { AppError } from '../../shared/result.ts'
import { ProblemList } from './problem-list.ts'

const at = (line: number): AppError => ({ code: 'format/line', params: { file: 'a', line, reason: 'not JSON' } })

it('keeps the first problems and counts all of them', () => {
  const list = new ProblemList(3)
  list.add([at(1), at(2)])
  list.add([])
  list.add([at(3), at(4), at(5)])
  list.add([at(6)])
  expect(list.first).toEqual([at(1), at(2), at(3)])
  expect(list.count).toBe(6)
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { closeWith, countsOfPlaywright, countsOfStep, countsOfVitest, sumCounts } from './test-counts.mjs'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hashiya-counts-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

const report = (content: unknown) => {
  const file = path.join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}

it('reads what Vitest reports', () => {
  const file = report({ numPassedTests: 7, numFailedTests: 2, numPendingTests: 1, numTodoTests: 1 })
  expect(countsOfVitest(file, 1)).toEqual({ passed: 7, failed: 2, skipped: 2 })
})

it('reads what Playwright reports; flaky is failed', () => {
  const file = report({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 3 } })
  expect(countsOfPlaywright(file, 1)).toEqual({ passed: 5, failed: 2, skipped: 3 })
})

it('counts a runner that failed outside its tests, or wrote no report', () => {
  const clean = report({ numPassedTests: 7, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 })
  expect(countsOfVitest(clean, 1).failed).toBe(1)
  expect(countsOfVitest(path.join(folder, 'none.json'), 1).failed).toBe(1)
  expect(countsOfPlaywright(path.join(folder, 'none.json'), 1).failed).toBe(1)
})

it('never calls a run without a report a pass', () => {
  expect(countsOfVitest(path.join(folder, 'none.json'), 0).failed).toBe(1)
  expect(countsOfPlaywright(path.join(folder, 'none.json'), 0).failed).toBe(1)
})

it('closes with one plain line and fails when anything failed', () => {
  const print = vi.spyOn(console, 'log').mockImplementation(() => {})
  const one = { passed: 3, failed: 0, skipped: 0 }
  expect(closeWith(sumCounts([one, countsOfStep(0)]))).toBe(0)
  expect(print).toHaveBeenLastCalledWith('\n3 passed, 0 failed')
  expect(closeWith(sumCounts([one, { ...one, skipped: 2 }, countsOfStep(2)]))).toBe(1)
  expect(print).toHaveBeenLastCalledWith('\n6 passed, 1 failed, 2 skipped')
  print.mockRestore()
})

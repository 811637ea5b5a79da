import { existsSync, readFileSync } from 'node:fs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @type {Counts} */
const none = { passed: 0, failed: 0, skipped: 0 }

/** A step that is no test runner (types, lint) counts only when it fails. @param {number} code @returns {Counts} */
export function countsOfStep(code) {
  return { ...none, failed: code === 0 ? 0 : 1 }
}

/** Vitest's JSON report; one failure without it, or where a failure belongs to no test. @param {string} file @param {number} code @returns {Counts} */
export function countsOfVitest(file, code) {
  if (!existsSync(file)) return countsOfStep(1)
  const report = JSON.parse(readFileSync(file, 'utf8'))
  const failed = Number(report.numFailedTests)
  return {
    passed: Number(report.numPassedTests),
    failed: atLeastOne(failed, code),
    skipped: Number(report.numPendingTests) + Number(report.numTodoTests),
  }
}

/** Playwright's JSON report, in the same way. @param {string} file @param {number} code @returns {Counts} */
export function countsOfPlaywright(file, code) {
  if (!existsSync(file)) return countsOfStep(1)
  const { stats } = JSON.parse(readFileSync(file, 'utf8'))
  const failed = Number(stats.unexpected) + Number(stats.flaky)
  return { passed: Number(stats.expected), failed: atLeastOne(failed, code), skipped: Number(stats.skipped) }
}

/** @param {readonly Counts[]} all @returns {Counts} */
export function sumCounts(all) {
  return all.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
    }),
    none,
  )
}

/** The closing line, and the exit code that goes with it. @param {Counts} counts */
export function closeWith(counts) {
  console.log(
    `\n${counts.passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`,
  )
  return counts.failed === 0 ? 0 : 1
}

/** @param {number} failed @param {number} code */
const atLeastOne = (failed, code) => (code !== 0 && failed === 0 ? 1 : failed)

import type { Writable } from 'node:stream'
import { CommanderError } from 'commander'
import { type ExitCode, exitCode } from './exit-code.ts'

/**
 * What a command ends with that commander has ended, having said why on standard error; help and version end well. A program that asked for JSON
 * is answered in JSON here, too. Throws every other error again.
 */
export function endRefused(error: unknown, words: readonly string[], out: Writable): ExitCode {
  if (!(error instanceof CommanderError)) throw error
  if (error.exitCode === 0) return exitCode.done
  if (words.includes('--json')) {
    const sentence = error.message.replace(/^error: /, '')
    out.write(`${JSON.stringify({ ok: false, error: { code: 'usage', params: {}, sentence } }, null, 2)}\n`)
  }
  return exitCode.wrongUsage
}

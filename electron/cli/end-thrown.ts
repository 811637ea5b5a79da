import type { Writable } from 'node:stream'
import { CommanderError } from 'commander'
import type { AppError } from '../../shared/result.ts'
import { type ExitCode, exitCode } from './exit-code.ts'
import { toJsonError } from './terminal.ts'
import { endRefused } from './wrong-usage.ts'

/**
 * What a command ends with that has thrown: wrong usage, or a bug, which is told with its trace on standard error. A program that asked for JSON
 * is answered in JSON in both cases.
 */
export function endThrown(
  thrown: unknown,
  words: readonly string[],
  { stdout, stderr }: { readonly stdout: Writable; readonly stderr: Writable },
): ExitCode {
  if (thrown instanceof CommanderError) return endRefused(thrown, words, stdout)
  const error: AppError = { code: 'program/failed', params: { reason: String(thrown) } }
  if (words.includes('--json'))
    stdout.write(`${JSON.stringify({ ok: false, error: toJsonError(error, 'en') }, null, 2)}\n`)
  stderr.write(`This is a fault of Hashiya: please report it.\n${thrown instanceof Error ? thrown.stack : thrown}\n`)
  return exitCode.problems
}

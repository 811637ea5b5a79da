import type { Writable } from 'node:stream'
import type { AppError } from '../../shared/result.ts'
import { sentenceOf } from '../../shared/strings/errors.ts'
import { type ExitCode, exitCode, exitCodeOf } from './exit-code.ts'

export type Language = 'ar' | 'en'

/** Where a command speaks. With `json` standard output holds one JSON value and nothing else. */
export type Terminal = {
  readonly out: Writable
  readonly err: Writable
  readonly json: boolean
  readonly language: Language
  /** How far the work is, where someone looks on; 0 of 0: it is over. */
  readonly progress?: (done: number, total: number, what: string) => void
  /** Ctrl+C. */
  readonly signal: AbortSignal
}

/** An error with its sentence, as `--json` shows it. */
export const toJsonError = (error: AppError, language: Language) => ({
  ...error,
  sentence: sentenceOf(error, language),
})

/** Lines for people; silent where a program listens. */
export function say({ out, json }: Terminal, ...lines: readonly string[]): void {
  if (!json) out.write(`${lines.join('\n')}\n`)
}

/** The one JSON value of a command. */
export function answer({ out, json }: Terminal, value: object): void {
  if (json) out.write(`${JSON.stringify(value, null, 2)}\n`)
}

/** Says why a command ends without having done its work. */
export function refuse(terminal: Terminal, error: AppError, code: ExitCode = exitCodeOf(error)): ExitCode {
  answer(terminal, { ok: false, error: toJsonError(error, terminal.language) })
  if (!terminal.json) terminal.err.write(`${sentenceOf(error, terminal.language)}\n`)
  return code
}

export const refuseCorpus = (terminal: Terminal, error: AppError): ExitCode =>
  refuse(terminal, error, exitCode.noCorpus)

/** A wrong argument that commander cannot see. */
export function refuseUsage(terminal: Terminal, sentence: string): ExitCode {
  answer(terminal, { ok: false, error: { code: 'usage', params: {}, sentence } })
  if (!terminal.json) terminal.err.write(`${sentence}\n`)
  return exitCode.wrongUsage
}

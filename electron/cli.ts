import type { Writable } from 'node:stream'
import { CommanderError } from 'commander'
import { type ExitCode, exitCode } from './cli/exit-code.ts'
import { createProgram } from './cli/program.ts'
import { errnoOf } from './store/disk-error.ts'

/** A reader that has seen enough (`| head`) is no failure: what is still to be said is said to nobody. */
function endQuietlyWhenUnread(stream: Writable): void {
  stream.on('error', error => {
    if (errnoOf(error) === 'EPIPE') process.exit(exitCode.done)
    throw error
  })
}

async function main(): Promise<void> {
  endQuietlyWhenUnread(process.stdout)
  endQuietlyWhenUnread(process.stderr)
  const controller = new AbortController()
  process.once('SIGINT', () => controller.abort())
  const program = createProgram(
    ({ json = false, lang }) => ({
      out: process.stdout,
      err: process.stderr,
      json,
      language: lang,
      signal: controller.signal,
    }),
    (code: ExitCode) => {
      process.exitCode = code
    },
  )
  try {
    await program.parseAsync()
  } catch (error) {
    // Commander has said what is wrong; help and version end with 0.
    if (!(error instanceof CommanderError)) throw error
    process.exitCode = error.exitCode === 0 ? exitCode.done : exitCode.wrongUsage
  }
}

void main()

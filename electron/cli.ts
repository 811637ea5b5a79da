import type { Writable } from 'node:stream'
import { endThrown } from './cli/end-thrown.ts'
import { type ExitCode, exitCode } from './cli/exit-code.ts'
import { createProgram } from './cli/program.ts'
import type { Terminal } from './cli/terminal.ts'
import { errnoOf } from './store/disk-error.ts'

/** A reader that has seen enough (`| head`) is no failure: what is still to be said is said to nobody. */
function endWhenUnwritable(stream: Writable): void {
  stream.on('error', error => {
    if (errnoOf(error) === 'EPIPE') process.exit(exitCode.done)
    // A full disk behind `> file`: there is nobody to tell but the other stream.
    if (stream === process.stdout) process.stderr.write(`The output could not be written: ${error.message}.\n`)
    process.exit(exitCode.problems)
  })
}

/** One line on the terminal, written over again ten times a second at most; gone when the work is over. */
function createProgress(): NonNullable<Terminal['progress']> {
  let last = 0
  let isShown = false
  return (done, total, what) => {
    const now = performance.now()
    if (total > 0 && now - last < 100) return
    last = now
    if (total > 0) process.stderr.write(`\r\u001b[K${what} ${done} of ${total}`)
    else if (isShown) process.stderr.write('\r\u001b[K')
    isShown = total > 0
  }
}

async function main(): Promise<void> {
  endWhenUnwritable(process.stdout)
  endWhenUnwritable(process.stderr)
  const controller = new AbortController()
  process.once('SIGINT', () => controller.abort())
  const program = createProgram(
    ({ json = false, lang }) => ({
      out: process.stdout,
      err: process.stderr,
      json,
      language: lang,
      signal: controller.signal,
      ...(process.stderr.isTTY && !json ? { progress: createProgress() } : {}),
    }),
    (code: ExitCode) => {
      process.exitCode = code
    },
  )
  try {
    await program.parseAsync()
  } catch (error) {
    process.exitCode = endThrown(error, process.argv, process)
  }
}

void main()

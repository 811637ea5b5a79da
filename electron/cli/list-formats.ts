import { matrixOf } from '../../shared/formats/matrix.ts'
import { formats } from '../../shared/formats/registry.ts'
import { toTable } from './count.ts'
import { type ExitCode, exitCode } from './exit-code.ts'
import { answer, say, type Terminal } from './terminal.ts'

/** `formats`: every exchange format, and what becomes in it of what annotators mark. */
export function listFormats(terminal: Terminal): ExitCode {
  say(terminal, ...toTable(matrixOf(formats)))
  answer(terminal, {
    formats: formats.map(({ id, summary, carries, importing, extension, output }) => ({
      id,
      summary: summary[terminal.language],
      imported: importing !== undefined,
      output,
      extension,
      carries,
    })),
  })
  return exitCode.done
}

import { resolve } from 'node:path'
import { sentenceOf } from '../../shared/strings/errors.ts'
import type { ImportFormat } from '../jobs/find-import-files.ts'
import { importFiles } from '../jobs/import-files.ts'
import { openCorpus } from '../store/open-corpus.ts'
import { commandDevice } from './command-device.ts'
import { count } from './count.ts'
import { type ExitCode, exitCode } from './exit-code.ts'
import { answer, refuse, refuseCorpus, say, type Terminal, toJsonError } from './terminal.ts'

export type ImportCommandOptions = {
  readonly into: string
  readonly format?: ImportFormat
  readonly encoding?: 'windows-1256'
}

/** `import <paths…> --into <corpus>`: files and folders, texts and native JSONL. */
export async function importIntoCorpus(
  terminal: Terminal,
  paths: readonly string[],
  { into, format, encoding }: ImportCommandOptions,
): Promise<ExitCode> {
  const device = commandDevice()
  const opened = await openCorpus({ path: resolve(into), device, mode: 'write' })
  if (!opened.ok) return refuseCorpus(terminal, opened.error)
  const corpus = opened.value
  if (corpus.readOnly) {
    await corpus.close()
    return refuse(terminal, corpus.problems[0] ?? { code: 'disk/read-only', params: { path: corpus.path } })
  }
  const outcome = await importFiles(paths, corpus, { device, format, fallback: encoding, signal: terminal.signal })
  const closed = await corpus.close()
  const { added, known, records, stopped } = outcome
  const problems = [
    ...corpus.problems,
    ...outcome.problems,
    ...(stopped ? [stopped] : []),
    ...(closed.ok ? [] : [closed.error]),
  ]
  say(
    terminal,
    `Imported ${count(added.length, 'article')}, ${records} records; ${known} known already.`,
    ...problems.map(problem => `- ${sentenceOf(problem, terminal.language)}`),
  )
  answer(terminal, {
    ok: problems.length === 0,
    added,
    known,
    records,
    problems: problems.map(problem => toJsonError(problem, terminal.language)),
  })
  return problems.length === 0 ? exitCode.done : exitCode.problems
}

import { createReadStream, rmSync } from 'node:fs'
import { mkdtemp, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve, sep } from 'node:path'
import type { Borders, Nesting, Split, Tags } from '../../shared/formats/export-options.ts'
import type { Format } from '../../shared/formats/format.ts'
import type { Loss, LossCount, ProofReport } from '../../shared/formats/proof-report.ts'
import { findFormat } from '../../shared/formats/registry.ts'
import { ok } from '../../shared/result.ts'
import { sentenceOf } from '../../shared/strings/errors.ts'
import { lossSentences } from '../../shared/strings/losses.ts'
import { type ExportOutcome, exportCorpus } from '../jobs/export-corpus.ts'
import type { ExportSelection } from '../jobs/export-selection.ts'
import type { ExportTarget } from '../jobs/export-target.ts'
import { wholeFileName } from '../jobs/plan-sides.ts'
import { chooseLayer } from './choose-layer.ts'
import { count } from './count.ts'
import { type ExitCode, exitCode } from './exit-code.ts'
import { openToRead, type ReadableCorpus } from './open-to-read.ts'
import { answer, refuse, refuseCorpus, refuseUsage, say, type Terminal, toJsonError } from './terminal.ts'

export type ExportCommandOptions = {
  readonly format: string
  readonly out: string
  readonly layer?: string
  readonly status: 'done' | 'all'
  readonly borders: Borders
  readonly nesting: Nesting
  readonly tags: Tags
  readonly split?: Split
  readonly force?: boolean
  readonly map?: boolean
}

/** A file; a folder where the export is several; a file of the usual name in a folder that is there already. */
async function toTarget(options: ExportCommandOptions, format: Format): Promise<ExportTarget> {
  const path = resolve(options.out)
  const overwrite = options.force ?? false
  if (options.split || format.output === 'folder') return { kind: 'folder', path, overwrite }
  const isFolder = /[/\\]$/.test(options.out) || (await stat(path).catch(() => null))?.isDirectory() === true
  return { kind: 'file', path: isFolder ? path + sep + wholeFileName(format) : path, overwrite }
}

const quote = (text: string): string => `“${text.replaceAll(/\s+/g, ' ')}”`

const describeLoss = (loss: Loss): string =>
  [
    `  ${loss.documentName}  ${loss.label}  ${quote(loss.surface)}`,
    loss.written !== null && loss.written !== loss.surface ? ` → ${quote(loss.written)}` : '',
    loss.within !== null ? ` in ${quote(loss.within)}` : '',
  ].join('')

/** Losses by name, under their reason; a reason that happened very often lists the first. */
function describeLosses(
  { counts, altered, notCarried }: ProofReport,
  language: Terminal['language'],
): readonly string[] {
  return counts.flatMap(({ fate, kind, reason, count: times }) => {
    const listed = { altered, notCarried }[fate].filter(loss => loss.kind === kind && loss.reason === reason)
    const [first] = listed
    const more = times > listed.length ? [`  … and ${times - listed.length} more`] : []
    return first ? [`- ${times} × ${lossSentences[language][reason](first)}`, ...listed.map(describeLoss), ...more] : []
  })
}

function report(terminal: Terminal, { report: proof, path, problems }: ExportOutcome): ExitCode {
  const sum = (isMeant: (group: LossCount) => boolean): number =>
    proof.counts.filter(isMeant).reduce((all, group) => all + group.count, 0)
  const isOfEntity = ({ kind }: LossCount): boolean => kind === 'entity'
  const isBad = problems.length > 0 || proof.counts.some(({ reason }) => reason === 'misread')
  say(
    terminal,
    `Wrote ${path}: ${count(proof.documents, 'article')}, ${proof.unfinished} left out (unfinished, or nothing in this layer).`,
    ...proof.files.map(
      file =>
        `  ${file.path}  ${file.documents} articles, ${file.words} words, ${file.entities} entities, ${file.bytes} bytes`,
    ),
    `Read back: ${proof.entities} entities = ${proof.kept} kept + ${sum(
      group => isOfEntity(group) && group.fate === 'altered',
    )} altered + ${sum(group => isOfEntity(group) && group.fate === 'notCarried')} not carried; ${sum(
      group => !isOfEntity(group) && group.fate === 'notCarried',
    )} other records not carried.`,
    ...describeLosses(proof, terminal.language),
    ...problems.map(problem => `- ${sentenceOf(problem, terminal.language)}`),
  )
  answer(terminal, {
    ok: !isBad,
    path,
    report: proof,
    problems: problems.map(problem => toJsonError(problem, terminal.language)),
  })
  return isBad ? exitCode.problems : exitCode.done
}

/** Sends a file to standard output at the reader's pace. */
async function pour(path: string, terminal: Terminal): Promise<void> {
  const chunks: AsyncIterable<Uint8Array> = createReadStream(path)
  for await (const chunk of chunks)
    if (!terminal.out.write(chunk)) await new Promise<void>(drained => terminal.out.once('drain', () => drained()))
}

/** What stands for standard output in `--out` and in the report. */
const standardOutput = '-'

/** Written and proved in the system's temporary folder, then sent on; the report goes to standard error. */
async function exportToOutput(
  terminal: Terminal,
  run: (target: ExportTarget) => ReturnType<typeof exportCorpus>,
): Promise<ExitCode> {
  const folder = await mkdtemp(join(tmpdir(), 'hashiya-'))
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  // A reader that closes the pipe ends the process here and now.
  process.once('exit', remove)
  try {
    const path = join(folder, 'export')
    const done = await run({ kind: 'file', path, overwrite: false })
    const elsewhere = { ...terminal, out: terminal.err }
    if (!done.ok) return refuse(elsewhere, done.error)
    await pour(path, terminal)
    const files = done.value.report.files.map(file => ({ ...file, path: standardOutput }))
    return report(elsewhere, {
      ...done.value,
      path: standardOutput,
      report: { ...done.value.report, files },
    })
  } finally {
    process.off('exit', remove)
    remove()
  }
}

async function exportOpened(
  terminal: Terminal,
  corpus: ReadableCorpus,
  options: ExportCommandOptions,
): Promise<ExitCode> {
  const format = findFormat(options.format)
  if (!format.ok) return refuse(terminal, format.error)
  const chosen = chooseLayer(options.layer, corpus.manifest(), format.value)
  if (chosen.layer === null) return refuseUsage(terminal, chosen.wrong)
  const { borders, nesting, tags, split = null, map = false } = options
  const selection: ExportSelection = {
    layer: chosen.layer,
    statuses: options.status,
    borders,
    nesting,
    tags,
    split,
    map,
  }
  const run = async (target: ExportTarget): ReturnType<typeof exportCorpus> => {
    const done = await exportCorpus(corpus, format.value, selection, target, { signal: terminal.signal })
    return done.ok ? ok({ ...done.value, problems: [...corpus.problems, ...done.value.problems] }) : done
  }
  if (options.out === standardOutput) {
    if (split || format.value.output === 'folder')
      return refuseUsage(terminal, 'This export is several files: give a folder with --out.')
    return exportToOutput(terminal, run)
  }
  const done = await run(await toTarget(options, format.value))
  if (done.ok) return report(terminal, done.value)
  if (done.error.code === 'corpus/exists')
    return refuseUsage(terminal, `${sentenceOf(done.error, terminal.language)} With --force it is replaced.`)
  return refuse(terminal, done.error)
}

/** `export <corpus> --format <id> --out <path>`: writes, reads back, reports. */
export async function exportFromCorpus(
  terminal: Terminal,
  folder: string,
  options: ExportCommandOptions,
): Promise<ExitCode> {
  const opened = await openToRead(folder)
  if (!opened.ok) return refuseCorpus(terminal, opened.error)
  try {
    return await exportOpened(terminal, opened.value, options)
  } finally {
    await opened.value.close()
  }
}

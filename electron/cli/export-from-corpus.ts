import { createReadStream, rmSync } from 'node:fs'
import { mkdtemp, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve, sep } from 'node:path'
import type { ExportOptions } from '../../shared/formats/export-options.ts'
import { presetsOf } from '../../shared/formats/export-presets.ts'
import type { Format } from '../../shared/formats/format.ts'
import { needsFolder } from '../../shared/formats/needs-folder.ts'
import { findFormat } from '../../shared/formats/registry.ts'
import { ok } from '../../shared/result.ts'
import { sentenceOf } from '../../shared/strings/errors.ts'
import { type ExportPhase, type ExportWork, exportCorpus } from '../jobs/export-corpus.ts'
import type { ExportSelection } from '../jobs/export-selection.ts'
import type { ExportTarget } from '../jobs/export-target.ts'
import { wholeFileName, wholeStem } from '../jobs/plan-sides.ts'
import { chooseLayer } from './choose-layer.ts'
import type { ExitCode } from './exit-code.ts'
import { type ExportCommandOptions, toOptions } from './export-command-options.ts'
import { openToRead, type ReadableCorpus } from './open-to-read.ts'
import { reportExport } from './report-export.ts'
import { refuse, refuseCorpus, refuseUsage, type Terminal } from './terminal.ts'

/** A file; a folder where the export is several; a file of the usual name in a folder that is there already. */
async function toTarget(
  options: ExportCommandOptions,
  format: Format,
  { split, borders, output }: ExportOptions,
): Promise<ExportTarget> {
  const path = resolve(options.out)
  const overwrite = options.force ?? false
  const isZip = output === 'zip'
  if (!isZip && needsFolder(format, { split, borders })) return { kind: 'folder', path, overwrite }
  const isFolder = /[/\\]$/.test(options.out) || (await stat(path).catch(() => null))?.isDirectory() === true
  const name = isZip ? `${wholeStem}.zip` : wholeFileName(format)
  return { kind: isZip ? 'zip' : 'file', path: isFolder ? path + sep + name : path, overwrite }
}

/** Sends bytes to standard output at the reader's pace. */
async function send(bytes: Uint8Array, { out }: Terminal): Promise<void> {
  if (!out.write(bytes)) await new Promise<void>(drained => out.once('drain', () => drained()))
}

async function pour(path: string, terminal: Terminal): Promise<void> {
  const chunks: AsyncIterable<Uint8Array> = createReadStream(path)
  for await (const chunk of chunks) await send(chunk, terminal)
}

/** What stands for standard output in `--out` and in the report. */
const standardOutput = '-'

const forced = { ar: 'ويُستبدل إن أُعطي الخيار \u2068--force\u2069.', en: 'With --force it is replaced.' } as const

type Run = (target: ExportTarget, work?: Pick<ExportWork, 'tee'>) => ReturnType<typeof exportCorpus>

/**
 * Written and proved in the system's temporary folder. A file goes on while it is written: that it was proved, the end tells. An archive goes on once it is whole. The report
 * goes to standard error.
 */
async function exportToOutput(terminal: Terminal, kind: 'file' | 'zip', run: Run): Promise<ExitCode> {
  const folder = await mkdtemp(join(tmpdir(), 'hashiya-'))
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  // A reader that closes the pipe ends the process here and now.
  process.once('exit', remove)
  try {
    const path = join(folder, 'export')
    const target = { kind, path, overwrite: false }
    const done = await (kind === 'file' ? run(target, { tee: bytes => send(bytes, terminal) }) : run(target))
    const elsewhere = { ...terminal, out: terminal.err }
    if (!done.ok) return refuse(elsewhere, done.error)
    if (kind === 'zip') await pour(path, terminal)
    const { files } = done.value.report
    const named = kind === 'zip' ? files : files.map(file => ({ ...file, path: standardOutput }))
    return reportExport(elsewhere, {
      ...done.value,
      path: standardOutput,
      report: { ...done.value.report, files: named },
    })
  } finally {
    process.off('exit', remove)
    remove()
  }
}

const phases: { readonly [Phase in ExportPhase]: string } = {
  reading: 'reading',
  writing: 'writing',
  proving: 'reading back',
  packing: 'packing',
}

async function exportOpened(
  terminal: Terminal,
  corpus: ReadableCorpus,
  asked: ExportCommandOptions,
): Promise<ExitCode> {
  const options = toOptions(asked, corpus.manifest())
  if (!options) {
    const names = Object.keys(presetsOf(corpus.manifest()))
    const there = names.length === 0 ? 'It has none.' : `There are: ${names.join(', ')}.`
    return refuseUsage(terminal, `The corpus has no preset “${asked.preset}”. ${there}`)
  }
  if (asked.format === undefined && asked.preset === undefined)
    return refuseUsage(terminal, 'Say what to write with --format, or --preset.')
  const format = findFormat(options.format)
  if (!format.ok) return refuse(terminal, format.error)
  const named =
    asked.layer ?? (asked.preset !== undefined && format.value.layers === 'chosen' ? options.layer : undefined)
  const chosen = chooseLayer(named, corpus.manifest(), format.value)
  if (chosen.layer === null) return refuseUsage(terminal, chosen.wrong)
  const unknown = [...(options.labels?.only ?? []), ...Object.keys(asked.label)].filter(
    label => !corpus.manifest().scheme.labels.some(({ id }) => id === label),
  )
  if (unknown.length > 0)
    return refuseUsage(
      terminal,
      `The scheme has no label ${unknown.join(', ')}. There are: ${corpus
        .manifest()
        .scheme.labels.map(({ id }) => id)
        .join(', ')}.`,
    )
  const { format: _format, output = 'plain', ...rest } = options
  const selection: ExportSelection = { ...rest, layer: chosen.layer }
  const run: Run = async (target, work) => {
    const done = await exportCorpus(corpus, format.value, selection, target, {
      signal: terminal.signal,
      onProgress: (done, total, phase) => terminal.progress?.(done, total, phases[phase]),
      ...work,
    })
    terminal.progress?.(0, 0, '')
    return done.ok ? ok({ ...done.value, problems: [...corpus.problems, ...done.value.problems] }) : done
  }
  if (asked.out === standardOutput) {
    if (output === 'plain' && needsFolder(format.value, selection))
      return refuseUsage(terminal, 'This export is several files: give a folder with --out, or pack them with --zip.')
    return exportToOutput(terminal, output === 'zip' ? 'zip' : 'file', run)
  }
  const done = await run(await toTarget(asked, format.value, options))
  if (done.ok) return reportExport(terminal, done.value)
  if (done.error.code === 'corpus/exists' && !asked.force)
    return refuseUsage(terminal, `${sentenceOf(done.error, terminal.language)} ${forced[terminal.language]}`)
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

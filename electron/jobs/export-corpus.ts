import { writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Format } from '../../shared/formats/format.ts'
import type { ProofReport } from '../../shared/formats/proof-report.ts'
import { dealDocuments, type Side } from '../../shared/formats/split.ts'
import { type AppError, fail, ok, type Result } from '../../shared/result.ts'
import { attempt } from '../store/disk-error.ts'
import {
  type CorpusReader,
  type ExportPlan,
  type ExportSelection,
  type PlannedDocument,
  planExport,
  readForExport,
} from './export-selection.ts'
import { type ExportTarget, StagedFiles } from './export-target.ts'
import { ReportDraft } from './report-draft.ts'
import { StagedWriter } from './staged-writer.ts'
import { SideInProgress } from './write-side.ts'

export type ExportWork = {
  readonly signal?: AbortSignal
  /** Documents done, and in all. */
  readonly onProgress?: (done: number, total: number) => void
}

export type ExportOutcome = {
  readonly report: ProofReport
  /** The file or folder written. */
  readonly path: string
  /** Documents and layers that could not be read whole: they are not in the file as they should be. */
  readonly problems: readonly AppError[]
}

type PlannedSide = {
  readonly side: Side | null
  readonly stem: string
  readonly documents: readonly PlannedDocument[]
}

const sides = ['train', 'validation', 'test'] as const satisfies readonly Side[]

/** Of the files where nothing is split. */
export const wholeStem = 'corpus'

/** The file's name where nothing is split. */
export const wholeFileName = (format: Format): string => wholeStem + format.extension

/** A file that was asked for by name gets it, whatever its ending. */
export function planSides(
  documents: readonly PlannedDocument[],
  split: ExportSelection['split'],
  format: Format,
): readonly PlannedSide[] {
  if (!split) return [{ side: null, stem: wholeStem, documents }]
  const dealt = dealDocuments(documents, split)
  return sides.flatMap(side =>
    split[side] === 0
      ? []
      : [{ side, stem: format.sides[side], documents: documents.filter(({ id }) => dealt.get(id) === side) }],
  )
}

const cancelled: AppError = { code: 'job/cancelled', params: {} }

/** Ends the work from inside. */
class Cancelled extends Error {}

type Written = {
  readonly report: ProofReport
  readonly problems: readonly AppError[]
  /** Every file in the staging folder. */
  readonly names: readonly string[]
}

/** Writes all files of the plan into the staging folder and proves them. */
async function writeFiles(
  corpus: CorpusReader,
  format: Format,
  selection: ExportSelection,
  plan: ExportPlan,
  staged: StagedFiles,
  { signal, onProgress }: ExportWork,
): Promise<Result<Written>> {
  const draft = new ReportDraft()
  const problems = [...plan.problems]
  const { scheme, name } = corpus.manifest()
  const throwIfCancelled = (): void => {
    if (signal?.aborted) throw new Cancelled()
  }
  // Written and proved: each document counts twice.
  const total = plan.documents.length * 2
  let done = 0
  const step = (): void => onProgress?.(Math.floor(++done / 2), total / 2)
  const planned = planSides(plan.documents, selection.split, format)
  const names: string[] = []
  try {
    for (const { side, stem, documents } of planned) {
      const file = new SideInProgress(
        format,
        { side, stem, sides: planned.flatMap(other => other.side ?? []), scheme, options: selection },
        staged.folder,
      )
      try {
        for (const { id } of documents) {
          throwIfCancelled()
          const read = await readForExport(corpus, id, selection)
          if (!read.ok) problems.push(read.error)
          else if (read.value.source) await file.add(read.value.source)
          step()
        }
        const written = await file.finish(proof => {
          draft.take(proof)
          step()
        }, throwIfCancelled)
        names.push(...written)
        draft.addFile(file.toFile(written))
      } finally {
        await file.discard()
      }
    }
    const beside = format.beside?.({
      scheme,
      name,
      options: selection,
      sides: planned.map(({ side, stem, documents }) => ({ side, stem, documents: documents.length })),
    })
    const more = new StagedWriter(staged.folder)
    await more.add(beside ?? [])
    await more.finish()
    return ok({ report: draft.toReport(format, plan.unfinished), problems, names: [...names, ...more.sizes.keys()] })
  } catch (thrown) {
    if (thrown instanceof Cancelled) return fail(cancelled)
    throw thrown
  }
}

/** The report of an export whose one file has the name that was asked for. */
const named = (report: ProofReport, path: string): ProofReport => ({
  ...report,
  files: report.files.map(file => ({ ...file, path })),
})

/**
 * Writes the selected documents in a format and reads every byte back for the proof. Files appear at the target only when all of them are whole and
 * proved; cancelled or failed, nothing is left. A folder also gets `report.json`.
 * Errors: `export/empty`, `job/cancelled`, `corpus/exists` (something stands at the target), disk errors.
 */
export async function exportCorpus(
  corpus: CorpusReader,
  format: Format,
  selection: ExportSelection,
  target: ExportTarget,
  work: ExportWork = {},
): Promise<Result<ExportOutcome>> {
  if (target.kind === 'file' && (selection.split || format.output === 'folder'))
    throw new Error('an export of several files goes into a folder')
  return attempt(target.path, async () => {
    const plan = await planExport(corpus, selection, work.signal)
    if (!plan.ok) return plan
    if (plan.value.documents.length === 0) return fail(plan.value.problems[0] ?? { code: 'export/empty', params: {} })
    work.onProgress?.(0, plan.value.documents.length)
    const staged = await StagedFiles.create(target)
    if (!staged.ok) return staged
    try {
      const written = await writeFiles(corpus, format, selection, plan.value, staged.value, work)
      if (!written.ok) return written
      const { problems } = written.value
      const report = target.kind === 'file' ? named(written.value.report, basename(target.path)) : written.value.report
      const names = [...written.value.names]
      if (target.kind === 'folder') {
        names.push('report.json')
        await writeFile(join(staged.value.folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`, {
          flush: true,
        })
      }
      if (work.signal?.aborted) return fail(cancelled)
      const put = await staged.value.put(names)
      return put.ok ? ok({ report, path: target.path, problems }) : put
    } finally {
      await staged.value.discard()
    }
  })
}

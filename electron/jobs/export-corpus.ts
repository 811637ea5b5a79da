import { writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Format } from '../../shared/formats/format.ts'
import type { DocumentProof } from '../../shared/formats/proof.ts'
import type { Loss, ProofReport } from '../../shared/formats/proof-report.ts'
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
import { ProvenFile } from './write-and-prove.ts'

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

type PlannedFile = { readonly name: string; readonly documents: readonly PlannedDocument[] }

const sides = ['train', 'validation', 'test'] as const satisfies readonly Side[]

/** The file's name where nothing is split. */
export const wholeFileName = (format: Format): string => `corpus${format.extension}`

function planFiles(
  { documents }: ExportPlan,
  { split }: ExportSelection,
  format: Format,
  target: ExportTarget,
): readonly PlannedFile[] {
  if (!split) return [{ name: target.kind === 'file' ? basename(target.path) : wholeFileName(format), documents }]
  const dealt = dealDocuments(documents, split)
  return sides.flatMap(side =>
    split[side] === 0
      ? []
      : [
          {
            name: format.sides[side] + format.extension,
            documents: documents.filter(({ id }) => dealt.get(id) === side),
          },
        ],
  )
}

/** Gathers the proofs of many documents into one report. */
class ReportDraft {
  readonly #altered: Loss[] = []
  readonly #notCarried: Loss[] = []
  readonly #files: ProofReport['files'][number][] = []
  #entities = 0
  #kept = 0

  readonly take = ({ entities, kept, altered, notCarried }: DocumentProof): void => {
    this.#entities += entities
    this.#kept += kept
    for (const loss of altered) this.#altered.push(loss)
    for (const loss of notCarried) this.#notCarried.push(loss)
  }

  addFile(file: ProofReport['files'][number]): void {
    this.#files.push(file)
  }

  toReport(format: Format, unfinished: number): ProofReport {
    return {
      format: format.id,
      documents: this.#files.reduce((sum, file) => sum + file.documents, 0),
      unfinished,
      entities: this.#entities,
      kept: this.#kept,
      altered: this.#altered,
      notCarried: this.#notCarried,
      files: this.#files,
    }
  }
}

const cancelled: AppError = { code: 'job/cancelled', params: {} }

/** Writes all files of the plan into the staging folder and proves them. */
async function writeFiles(
  corpus: CorpusReader,
  format: Format,
  selection: ExportSelection,
  plan: ExportPlan,
  staged: StagedFiles,
  { signal, onProgress }: ExportWork,
): Promise<Result<{ readonly report: ProofReport; readonly problems: readonly AppError[] }>> {
  const draft = new ReportDraft()
  const problems = [...plan.problems]
  let done = 0
  for (const { name, documents } of planFiles(plan, selection, format, staged.target)) {
    const file = new ProvenFile(name, join(staged.folder, name), format, selection)
    for (const { id } of documents) {
      if (signal?.aborted) return fail(cancelled)
      const read = await readForExport(corpus, id, selection)
      if (!read.ok) problems.push(read.error)
      else if (read.value.source) await file.add(read.value.source, draft.take)
      done++
      onProgress?.(done, plan.documents.length)
    }
    draft.addFile(await file.finish(draft.take))
  }
  return ok({ report: draft.toReport(format, plan.unfinished), problems })
}

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
  if (selection.split && target.kind === 'file') throw new Error('a split export goes into a folder')
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
      const { report, problems } = written.value
      const names = report.files.map(({ path }) => path)
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

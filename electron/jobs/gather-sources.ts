import { chooseLabels } from '../../shared/formats/choose-labels.ts'
import type { ExportDocument, Format } from '../../shared/formats/format.ts'
import { leaveOutBoilerplate, leavesOutBoilerplate } from '../../shared/formats/leave-out-boilerplate.ts'
import type { Loss } from '../../shared/formats/proof-report.ts'
import type { DocumentId } from '../../shared/model/ids.ts'
import { type AppError, fail, ok, type Result } from '../../shared/result.ts'
import { type CorpusReader, type ExportSelection, readForExport } from './export-selection.ts'

/** One document that goes out, its labels chosen, without what is not its own where that stays out. */
export type Gathered = {
  readonly source: ExportDocument
  readonly unchosen: number
  readonly isCut: boolean
  readonly losses: readonly Loss[]
}

/** What a look at the corpus tells besides the documents themselves. */
export type GatherTally = {
  /** Documents that the statuses leave out. */
  unfinished: number
  /** What documents lost of which nothing went out. */
  readonly losses: Loss[]
  /** Documents and layers that could not be read whole. */
  readonly problems: AppError[]
}

export const createTally = (): GatherTally => ({ unfinished: 0, losses: [], problems: [] })

/**
 * Reads each document once and hands over those that go out. One broken document is a problem and leaves the rest in. Error: `scheme/older`: records of two
 * schemes in one file would teach both, so nothing goes out at all.
 */
export async function gatherSources(
  corpus: CorpusReader,
  format: Format,
  ids: Iterable<DocumentId>,
  selection: ExportSelection,
  tally: GatherTally,
  /** Answers false where it has seen enough. */
  take: (gathered: Gathered) => Promise<boolean>,
): Promise<Result<void>> {
  // Of an agreement that lost words and has no place in the format at all the writer tells, once.
  const isNews = ({ kind, written }: Loss): boolean =>
    kind !== 'agreement' || written === null || format.carries.agreements !== 'reported'
  for (const id of ids) {
    const read = await readForExport(corpus, id, selection)
    if (!read.ok) {
      if (read.error.code === 'scheme/older') return fail(read.error)
      tally.problems.push(read.error)
      continue
    }
    tally.problems.push(...read.value.problems)
    const { source } = read.value
    if (!source) {
      tally.unfinished++
      continue
    }
    const chosen = chooseLabels(source, selection.labels)
    const own = leavesOutBoilerplate(format, selection)
      ? leaveOutBoilerplate(chosen.source)
      : { source: chosen.source, losses: [], isCut: false }
    if (!own.source) {
      tally.unfinished++
      tally.losses.push(...own.losses)
      continue
    }
    const losses = [...chosen.losses, ...own.losses].filter(isNews)
    if (!(await take({ source: own.source, unchosen: chosen.unchosen, isCut: own.isCut, losses }))) break
  }
  return ok(undefined)
}

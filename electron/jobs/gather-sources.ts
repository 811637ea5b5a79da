import { chooseLabels } from '../../shared/formats/choose-labels.ts'
import type { ExportDocument } from '../../shared/formats/format.ts'
import type { Loss } from '../../shared/formats/proof-report.ts'
import type { DocumentId } from '../../shared/model/ids.ts'
import { type AppError, fail, ok, type Result } from '../../shared/result.ts'
import { type CorpusReader, type ExportSelection, readForExport } from './export-selection.ts'

/** One document that goes out, its labels chosen. */
export type Gathered = { readonly source: ExportDocument; readonly unchosen: number; readonly losses: readonly Loss[] }

/** What a look at the corpus tells besides the documents themselves. */
export type GatherTally = {
  /** Documents that the statuses leave out. */
  unfinished: number
  /** Documents and layers that could not be read whole. */
  readonly problems: AppError[]
}

export const createTally = (): GatherTally => ({ unfinished: 0, problems: [] })

/**
 * Reads each document once and hands over those that go out. One broken document is a problem and leaves the rest in. Error: `scheme/older`: records of two
 * schemes in one file would teach both, so nothing goes out at all.
 */
export async function gatherSources(
  corpus: CorpusReader,
  ids: Iterable<DocumentId>,
  selection: ExportSelection,
  tally: GatherTally,
  /** Answers false where it has seen enough. */
  take: (gathered: Gathered) => Promise<boolean>,
): Promise<Result<void>> {
  for (const id of ids) {
    const read = await readForExport(corpus, id, selection)
    if (!read.ok) {
      if (read.error.code === 'scheme/older') return fail(read.error)
      tally.problems.push(read.error)
      continue
    }
    tally.problems.push(...read.value.problems)
    const { source } = read.value
    if (!source) tally.unfinished++
    else if (!(await take(chooseLabels(source, selection.labels)))) break
  }
  return ok(undefined)
}

import type { ExportPreview } from '../../shared/api.ts'
import type { Format } from '../../shared/formats/format.ts'
import { ok, type Result } from '../../shared/result.ts'
import { wholeFileName } from './export-corpus.ts'
import { type CorpusReader, type ExportSelection, planExport, readForExport } from './export-selection.ts'

const previewLines = 60
/** Characters shown at most: a line of the program's own format holds a whole article. */
const previewLength = 20_000

const headOf = (text: string): string =>
  text
    .split('\n', previewLines)
    .join('\n')
    .slice(0, previewLength)
    .replace(/[\uD800-\uDBFF]$/, '')

/** The first lines of what an export would write, unsplit, and what would go into it. Writes nothing. */
export async function previewExport(
  corpus: CorpusReader,
  format: Format,
  selection: ExportSelection,
): Promise<Result<ExportPreview>> {
  const plan = await planExport(corpus, selection)
  if (!plan.ok) return plan
  const { documents, unfinished } = plan.value
  let text = ''
  for (const { id } of documents) {
    if (text.length >= previewLength || text.split('\n', previewLines + 1).length > previewLines) break
    const read = await readForExport(corpus, id, selection)
    if (read.ok && read.value.source) text += format.write(read.value.source, selection).chunk
  }
  const entities = documents.reduce(
    (sum, { labels }) => [...labels.values()].reduce((inside, count) => inside + count, sum),
    0,
  )
  return ok({ file: wholeFileName(format), text: headOf(text), documents: documents.length, unfinished, entities })
}

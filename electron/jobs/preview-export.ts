import type { ExportPreview } from '../../shared/api.ts'
import type { Format } from '../../shared/formats/format.ts'
import { ok, type Result } from '../../shared/result.ts'
import { wholeStem } from './export-corpus.ts'
import { type CorpusReader, type ExportSelection, planExport, readForExport } from './export-selection.ts'

const previewLines = 60
const filesShown = 6
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
  const { scheme } = corpus.manifest()
  const writer = format.open({ side: null, stem: wholeStem, sides: [], scheme, options: selection })
  const files = new Map<string, string>()
  let length = 0
  for (const { id } of documents) {
    if (length >= previewLength) break
    const read = await readForExport(corpus, id, selection)
    if (!read.ok || !read.value.source) continue
    for (const { file, content } of writer.write(read.value.source).pieces) {
      // What is not text can only be told by its name.
      if (typeof content === 'string') files.set(file, (files.get(file) ?? '') + content)
      length += content.length
    }
  }
  const entities = documents.reduce(
    (sum, { labels }) => [...labels.values()].reduce((inside, count) => inside + count, sum),
    0,
  )
  const shown = [...files].slice(0, filesShown).map(([file, text]) => ({ file, text: headOf(text) }))
  return ok({ files: shown, documents: documents.length, unfinished, entities })
}

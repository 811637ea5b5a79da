import type { ExportPreview } from '../../shared/api.ts'
import { chooseScheme } from '../../shared/formats/choose-labels.ts'
import { formsFor, toExportTokens } from '../../shared/formats/export-tokens.ts'
import { foldRecords } from '../../shared/formats/fold-record.ts'
import type { ExportDocument, Format, Piece } from '../../shared/formats/format.ts'
import { sides } from '../../shared/formats/split.ts'
import type { DocumentId } from '../../shared/model/ids.ts'
import { ok, type Result } from '../../shared/result.ts'
import type { CorpusReader, ExportSelection } from './export-selection.ts'
import { createTally, gatherSources } from './gather-sources.ts'
import { wholeStem } from './plan-sides.ts'

const previewLines = 60
const filesShown = 12
/** Characters shown at most: a line of the program's own format holds a whole article. */
const previewLength = 20_000
/** Milliseconds spent on counting what goes out: she is looking on. */
const countingAtMost = 300

const headOf = (text: string): string =>
  text
    .split('\n', previewLines)
    .join('\n')
    .slice(0, previewLength)
    .replace(/[\uD800-\uDBFF]$/, '')

/** The first of each file that an export would write. */
class PreviewFiles {
  readonly #texts = new Map<string, string | null>()

  add(pieces: readonly Piece[]): void {
    for (const { file, content } of pieces)
      this.#texts.set(file, typeof content === 'string' ? (this.#texts.get(file) ?? '') + content : null)
  }

  toFiles(): ExportPreview['files'] {
    return [...this.#texts]
      .slice(0, filesShown)
      .map(([file, text]) =>
        text === null ? { file, text, records: null } : { file, text: headOf(text), records: foldRecords(file, text) },
      )
  }
}

/**
 * The first lines of what an export would write, unsplit, with the files beside, and what would go into it, as far as that can be counted while she waits. Writes
 * nothing. `order`: documents as they would go out.
 */
export async function previewExport(
  corpus: CorpusReader,
  format: Format,
  selection: ExportSelection,
  order?: readonly DocumentId[],
): Promise<Result<ExportPreview>> {
  const listed = order ? ok(order) : await corpus.listDocumentIds()
  if (!listed.ok) return listed
  const { scheme: whole, name } = corpus.manifest()
  const scheme = chooseScheme(whole, selection.labels)
  // Of what is looked at: the export itself knows the words of all that goes out.
  const forms = formsFor(format, selection.borders)
  const first: ExportDocument[] = []
  const tally = createTally()
  const begun = performance.now()
  const labels: Record<string, number> = {}
  let length = 0
  let documents = 0
  let entities = 0
  let unchosen = 0
  let shortened = 0
  let inBoilerplate = 0
  const gathered = await gatherSources(corpus, format, listed.value, selection, tally, async one => {
    documents++
    unchosen += one.unchosen
    if (one.isCut) shortened++
    inBoilerplate += one.losses.filter(({ kind, reason }) => kind === 'entity' && reason === 'in-boilerplate').length
    for (const { records } of one.source.layers)
      for (const record of records)
        if (record.kind === 'entity') {
          entities++
          labels[record.label] = (labels[record.label] ?? 0) + 1
        }
    forms?.add(one.source.document.text)
    if (length < previewLength) {
      first.push(one.source)
      length += one.source.document.text.length
    }
    return length < previewLength || performance.now() - begun < countingAtMost
  })
  if (!gathered.ok) return gathered
  const { unfinished } = tally
  const looked = documents + unfinished + tally.problems.length
  const files = new PreviewFiles()
  if (documents > 0) {
    const context = { scheme, options: selection, ...toExportTokens(forms) }
    // As the first side will be called; which article goes to which side is only known once all are dealt.
    const asked = sides.filter(side => (selection.split?.[side] ?? 0) > 0)
    const [side = null] = asked
    const stem = side === null ? wholeStem : format.sides[side]
    const writer = format.open({ side, stem, sides: asked, ...context })
    for (const source of first) files.add(writer.write(source).pieces)
    files.add(writer.finish())
    files.add(format.beside?.({ ...context, name, sides: [{ side, stem, documents }] }) ?? [])
  }
  return ok({
    files: files.toFiles(),
    documents,
    unfinished,
    entities,
    unchosen,
    shortened,
    inBoilerplate,
    labels,
    whole: looked >= listed.value.length,
  })
}

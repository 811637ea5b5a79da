import type { ExportOptions } from '../../shared/formats/export-options.ts'
import type { ExportDocument, ExportLayer, Format } from '../../shared/formats/format.ts'
import type { Corpus } from '../../shared/model/corpus.ts'
import type { AnnotatorId, DocumentId } from '../../shared/model/ids.ts'
import { goldAnnotator } from '../../shared/model/make-id.ts'
import { type AppError, fail, ok, type Result } from '../../shared/result.ts'
import type { CorpusStore, LayerContent } from '../store/corpus-store.ts'

/** All that an export needs of a corpus: nothing here can write. */
export type CorpusReader = Pick<
  CorpusStore,
  'manifest' | 'listDocumentIds' | 'readDocument' | 'listLayers' | 'readLayer'
>

/**
 * Whose layer decides which documents go out and what is compared: one annotator's, or `all` layers of a document for a format that carries them.
 */
export type ExportSelection = Omit<ExportOptions, 'layer' | 'format' | 'output'> & {
  readonly layer: AnnotatorId | 'all'
}

/**
 * What the window's choices mean. Null where nobody has the layer: she has none of her own yet, or what was remembered is another corpus's. A format that carries all layers gets all of them.
 */
export function toSelection(
  { format: _format, output: _output, layer, ...options }: ExportOptions,
  format: Format,
  own: AnnotatorId | null,
  { annotators }: Pick<Corpus, 'annotators'>,
): ExportSelection | null {
  if (format.layers === 'all') return { ...options, layer: 'all' }
  const annotator =
    layer === 'own' ? own : layer === 'gold' ? goldAnnotator : annotators.find(({ id }) => id === layer)?.id
  return annotator ? { ...options, layer: annotator } : null
}

/** Done, also where nothing is marked in it; or, where asked for, any layer with something in it: of a text nobody has begun there is nothing to learn but O. */
const isWanted = (layer: ExportLayer, statuses: ExportOptions['statuses']): boolean =>
  layer.status === 'done' || (statuses === 'all' && layer.records.length + layer.unplaced.length > 0)

/**
 * A document with the layers that go out; undefined where the selection leaves it out. For `all` layers it goes out where one of them is done, and, with
 * statuses `all`, even without any. Error: `scheme/older` where one of them follows an older scheme and is not to be mapped.
 */
export async function readForExport(
  corpus: CorpusReader,
  id: DocumentId,
  { layer: chosen, statuses, map = false }: Pick<ExportSelection, 'layer' | 'statuses' | 'map'>,
): Promise<Result<{ readonly source: ExportDocument | undefined; readonly problems: readonly AppError[] }>> {
  const annotators = chosen === 'all' ? await corpus.listLayers(id) : ok([chosen])
  if (!annotators.ok) return annotators
  const layers: ExportLayer[] = []
  const problems: AppError[] = []
  const older: LayerContent[] = []
  for (const annotator of annotators.value) {
    const layer = await corpus.readLayer(annotator, id, map)
    if (!layer.ok) return layer
    const { status, records, unplaced } = layer.value
    if (layer.value.behind > 0 && !map) older.push(layer.value)
    problems.push(...layer.value.problems)
    layers.push({ annotator, status, records, unplaced })
  }
  const isIn = layers.some(layer => isWanted(layer, statuses)) || (chosen === 'all' && statuses === 'all')
  if (!isIn) return ok({ source: undefined, problems })
  const document = await corpus.readDocument(id)
  if (!document.ok) return document
  const [first] = older
  if (first) return fail(olderScheme(corpus.manifest(), document.value.name, first))
  return ok({ source: { document: document.value, scheme: corpus.manifest().scheme.id, layers }, problems })
}

/** Says whose records follow an older scheme, and where. */
export function olderScheme(
  { scheme, annotators }: Corpus,
  document: string,
  { annotator, schemeRevision, behind }: LayerContent,
): AppError {
  const name = annotators.find(({ id }) => id === annotator)?.name ?? annotator
  const { revision: present } = scheme
  return {
    code: 'scheme/older',
    params: { annotator: name, document, revision: schemeRevision, present, records: behind },
  }
}

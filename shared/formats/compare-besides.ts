import type { Metadata } from '../model/document.ts'
import { sameValue } from '../model/same-value.ts'
import type { ExportDocument, ReadDocument } from './format.ts'
import { UntrueFile } from './untrue-file.ts'

/** Lists and records with nothing in them say no more than their absence. */
const withoutEmpty = ({ boilerplate, extra, ...metadata }: Metadata): Metadata => ({
  ...metadata,
  ...(boilerplate?.length ? { boilerplate } : {}),
  ...(extra && Object.keys(extra).length > 0 ? { extra } : {}),
})

/**
 * Compares what a format that carries everything gives back of a document besides its records: name, metadata, and of each layer its status and what stands
 * nowhere in the text. Throws `UntrueFile` for what differs: nothing of it is a mark, so there is no loss to list.
 */
export function proveBesides({ document, layers }: ExportDocument, { besides }: ReadDocument): void {
  const { name, metadata } = document
  if (!besides) throw new UntrueFile(name, 'nothing but records')
  if (besides.name !== name) throw new UntrueFile(name, `the name ${besides.name}`)
  if (!sameValue(withoutEmpty(metadata), withoutEmpty(besides.metadata)))
    throw new UntrueFile(name, 'other metadata than the article has')
  const read = new Map(besides.layers.map(layer => [layer.name, layer]))
  if (read.size !== layers.length) throw new UntrueFile(name, `${read.size} layers of ${layers.length}`)
  for (const { annotator, status, unplaced } of layers) {
    const layer = read.get(annotator)
    if (layer?.status !== status) throw new UntrueFile(name, `another status in the layer of ${annotator}`)
    if (!sameValue(layer.unplaced, unplaced))
      throw new UntrueFile(name, `other marks without a place in the layer of ${annotator}`)
  }
}

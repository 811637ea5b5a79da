import type { OpenDocument } from '../../shared/api.ts'
import { createOffsetMap, type OffsetMap } from '../../shared/text/offsets.ts'
import { splitParagraphs } from '../../shared/text/paragraphs.ts'

const offsetMaps = new WeakMap<OpenDocument, OffsetMap>()
const paragraphStarts = new WeakMap<OpenDocument, readonly number[]>()

/** Made once a document: reading 1 MB for each mark would be felt. */
export function offsetsOf(document: OpenDocument): OffsetMap {
  const map = offsetMaps.get(document) ?? createOffsetMap(document.text)
  offsetMaps.set(document, map)
  return map
}

/** Where each paragraph begins, UTF-16. Made once a document. */
export function paragraphsOf(document: OpenDocument): readonly number[] {
  const starts = paragraphStarts.get(document) ?? splitParagraphs(document.text).map(paragraph => paragraph.start)
  paragraphStarts.set(document, starts)
  return starts
}

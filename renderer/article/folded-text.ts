import type { OpenDocument } from '../../shared/api.ts'
import { type FoldedText, foldInSteps } from '../../shared/text/folding.ts'
import { finish, type Steps } from '../../shared/text/steps.ts'

/** UTF-16 units folded at a time: less than a millisecond. */
const step = 20_000

const begun = new WeakMap<OpenDocument, Steps<FoldedText>>()
const folded = new WeakMap<OpenDocument, FoldedText>()

/** Makes the document's text ready for search, once a document; who comes later goes on where another has paused. */
export function* foldingOf(document: OpenDocument): Steps<FoldedText> {
  for (;;) {
    const known = folded.get(document)
    if (known) return known
    const folding = begun.get(document) ?? foldInSteps(document.text, step)
    begun.set(document, folding)
    const at = folding.next()
    if (at.done) {
      folded.set(document, at.value)
      begun.delete(document)
    } else yield
  }
}

/** The document's text ready for search, at once. */
export const foldedOf = (document: OpenDocument): FoldedText => finish(foldingOf(document))

import type { Format } from '../../shared/formats/format.ts'
import type { Corpus } from '../../shared/model/corpus.ts'
import type { AnnotatorId } from '../../shared/model/ids.ts'
import { goldAnnotator } from '../../shared/model/make-id.ts'

/** What `--layer` may name: ids and names of annotators, `gold`, `own`. */
export type LayerChoice =
  | { readonly layer: AnnotatorId | 'all'; readonly wrong: null }
  | { readonly layer: null; readonly wrong: string }

/**
 * Whose layer is meant. The command line has no annotator of its own: `own` is the only one in the corpus. Without `--layer` a format that carries all layers gets all,
 * others the only annotator's, and gold where nobody has begun.
 */
export function chooseLayer(named: string | undefined, { annotators: entered }: Corpus, format: Format): LayerChoice {
  const annotators = entered.filter(({ id }) => id !== goldAnnotator)
  const [first, second] = annotators
  const names = [...annotators.map(({ id, name }) => (name === id ? id : `${id} (${name})`)), goldAnnotator].join(', ')
  if (named === undefined) {
    if (format.layers === 'all') return { layer: 'all', wrong: null }
    if (!first) return { layer: goldAnnotator, wrong: null }
    if (!second) return { layer: first.id, wrong: null }
    return { layer: null, wrong: `Several annotators have layers here. Choose one with --layer: ${names}.` }
  }
  if (named === goldAnnotator) return { layer: goldAnnotator, wrong: null }
  if (named === 'all' && format.layers === 'all') return { layer: 'all', wrong: null }
  const found = annotators.find(({ id, name }) => id === named || name === named)
  if (found) return { layer: found.id, wrong: null }
  if (named === 'own' && first && !second) return { layer: first.id, wrong: null }
  return { layer: null, wrong: `There is no layer “${named}” to choose here. There are: ${names}.` }
}

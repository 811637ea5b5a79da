import type { SchemeProblem } from '../../shared/edit/check-scheme.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import type { Pickable } from './pick-many.tsx'

/** The scheme's labels to choose from, with their colours. */
export const pickableLabels = (
  scheme: Scheme,
  nameOf: (part: SchemeProblem['part'], id: string) => string,
): readonly Pickable[] => scheme.labels.map(label => ({ id: label.id, name: nameOf('labels', label.id), label }))

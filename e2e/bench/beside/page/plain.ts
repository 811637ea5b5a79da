import { type Contender, fillPlain } from './contender.ts'

/** The text and no marks: what the others are measured by. */
export const plain: Contender = {
  open: fillPlain,
  add: () => undefined,
  undo: () => undefined,
  painted: () => null,
}

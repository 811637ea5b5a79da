import type { Boilerplate } from '../model/boilerplate.ts'
import type { Metadata } from '../model/document.ts'

/** A text as a file gave it. `name` is null where the file names it nowhere. */
export type ImportedText = {
  readonly name: string | null
  readonly text: string
  readonly metadata: Metadata
  /** UTF-16 offsets, in text order, apart from each other. */
  readonly boilerplate: readonly Boilerplate[]
}

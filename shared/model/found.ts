import type { WordsInContext } from '../text/words-in-context.ts'
import type { Metadata } from './document.ts'
import type { DocumentId } from './ids.ts'
import type { Span } from './records.ts'

/** Hits after which a search stops: more are not gone through one by one, and the window has to hold them. */
export const hitLimit = 50_000

/** A place where the words stand and may be marked. */
export type FoundHit = {
  /** UTF-16. */
  readonly span: Span
  /** The words without their clitics, where they are spelt unlike those of the span. */
  readonly normal?: string
  readonly context: WordsInContext
  /** What a refusal for good names. */
  readonly subject: string
  /** Other labels of just these words, and of mentions around them. */
  readonly labelled: readonly string[]
  readonly within: readonly string[]
}

/** An article in which something was found. */
export type FoundDocument = {
  readonly document: DocumentId
  readonly name: string
  /** First line of its text. */
  readonly title: string
  readonly direction: Metadata['direction']
  readonly language: string
  /** In text order; at least one. */
  readonly hits: readonly FoundHit[]
}

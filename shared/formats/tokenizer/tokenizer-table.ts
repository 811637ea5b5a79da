import type { SegmentTable } from '../../text/segment-table.ts'
import { type TokenClasses, tokenClasses } from '../../text/token-classes.ts'

/** What `tokenizer.json` holds: with it the scripts beside come to the tokens of the export. */
export type TokenizerTable = {
  readonly hashiyaTokenizer: 1
  readonly classes: TokenClasses
  /** Null where words are not cut. */
  readonly clitics: SegmentTable | null
}

export const tokenizerTable = (clitics: SegmentTable | null): TokenizerTable => ({
  hashiyaTokenizer: 1,
  classes: tokenClasses(),
  clitics,
})

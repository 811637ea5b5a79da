import { buildSegmentTable, countForms, type FormCounts } from '../text/build-segment-table.ts'
import type { SegmentTable } from '../text/segment-table.ts'
import { createSegmenter, type Tokenizer } from '../text/segmenter.ts'
import { tokenize } from '../text/tokens.ts'
import type { Borders } from './export-options.ts'
import type { Format } from './format.ts'

/** What parts the texts of an export. It has seen texts at most, never a mark. */
export type ExportTokens = {
  readonly tokenizer: Tokenizer
  /** By what it cuts words; null where it leaves them whole. */
  readonly clitics: SegmentTable | null
}

export const wordTokens: ExportTokens = { tokenizer: text => tokenize(text), clitics: null }

/** Takes in every text that goes out before the first is written; null where words stay whole, so that nothing need be known before. */
export const formsFor = (format: Pick<Format, 'options'>, borders: Borders): FormCounts | null =>
  borders === 'clitic' && format.options.includes('borders') ? countForms() : null

/** `forms`: of all texts that go out. */
export function toExportTokens(forms: FormCounts | null): ExportTokens {
  if (forms === null) return wordTokens
  const clitics = buildSegmentTable(forms.counts)
  return { tokenizer: createSegmenter(clitics), clitics }
}

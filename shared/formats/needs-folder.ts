import type { ExportOptions } from './export-options.ts'
import type { Format } from './format.ts'

/** Whether an export is several files: sides of a split, a format of many files, or the tokenizer that ships beside cut words. */
export const needsFolder = (
  format: Pick<Format, 'options' | 'output'>,
  { split, borders }: Pick<ExportOptions, 'split' | 'borders'>,
): boolean =>
  split !== null || format.output === 'folder' || (borders === 'clitic' && format.options.includes('borders'))

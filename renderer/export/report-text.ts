import type { Loss, ProofReport } from '../../shared/formats/proof-report.ts'
import { exportWarnings } from '../../shared/strings/export-warnings.ts'
import { lossSentences } from '../../shared/strings/losses.ts'

/** A cell of a tab-separated line. */
const cell = (text: string | null): string => (text ?? '').replace(/[\t\r\n]+/g, ' ')

const lineOf = (loss: Loss, language: 'ar' | 'en'): string =>
  [
    loss.documentName,
    loss.kind,
    loss.id,
    loss.label,
    loss.surface,
    loss.written,
    loss.within,
    loss.reason,
    lossSentences[language][loss.reason](loss),
  ]
    .map(cell)
    .join('\t')

/**
 * The report as a file to keep beside the data: sums first, then a tab-separated line for each loss and each file. Column names are English in
 * both languages, so that scripts read it.
 */
export function toReportText(report: ProofReport, language: 'ar' | 'en'): string {
  const sums = [
    ['format', report.format],
    ['documents', report.documents],
    ['unfinished', report.unfinished],
    ['entities', report.entities],
    ['kept', report.kept],
    ...report.warnings.map(warning => ['warning', exportWarnings[language][warning]]),
    ...report.counts.map(({ fate, kind, reason, count }) => [
      `${fate === 'altered' ? 'altered' : 'not carried'}: ${kind} ${reason}`,
      count,
    ]),
  ]
  return [
    ...sums.map(row => row.join('\t')),
    '',
    ['document', 'kind', 'id', 'label', 'surface', 'written', 'within', 'reason', 'sentence'].join('\t'),
    ...report.altered.map(loss => lineOf(loss, language)),
    ...report.notCarried.map(loss => lineOf(loss, language)),
    '',
    ['file', 'documents', 'words', 'entities', 'bytes'].join('\t'),
    ...report.files.map(file => [file.path, file.documents, file.words, file.entities, file.bytes].join('\t')),
    '',
  ].join('\n')
}

import type { ProofReport } from '../../shared/formats/proof-report.ts'
import type { Language } from '../strings/text.ts'
import { toReportText } from './report-text.ts'

/** Offers the report as a file; the browser engine asks where to. */
export function saveReport(report: ProofReport, language: Language, name: string): void {
  const url = URL.createObjectURL(new Blob([toReportText(report, language)], { type: 'text/tab-separated-values' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${name}.tsv`
  link.click()
  URL.revokeObjectURL(url)
}

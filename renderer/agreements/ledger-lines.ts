import { keyOf, rowsOf } from '../../shared/ledger/ledger-page.ts'
import type { LedgerLine, LedgerPage, LedgerRow } from '../../shared/model/ledger.ts'

export type Heading = Extract<LedgerLine, { readonly heading: string }>

/** A line of the table: a heading, or an agreement and its number among the others. */
export type ShownLine =
  | { readonly id: string; readonly heading: Heading; readonly row: null; readonly nth: null }
  | { readonly id: string; readonly heading: null; readonly row: LedgerRow; readonly nth: number }

/** Lines of a page. An agreement may stand in several groups: its line is named after both. */
export function linesOf(page: LedgerPage): readonly ShownLine[] {
  const rows = rowsOf(page)
  return page.lines.flatMap((line): readonly ShownLine[] => {
    if ('heading' in line) return [{ id: `# ${line.heading}`, heading: line, row: null, nth: null }]
    const row = rows[line.row]
    return row ? [{ id: `${keyOf(row)} ${line.group}`, heading: null, row, nth: line.nth }] : []
  })
}

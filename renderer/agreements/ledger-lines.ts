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

/** Lines that stand where they stood, from the ones before: what is on the screen is not drawn again when more come. */
export const keepLines = (
  fresh: readonly ShownLine[],
  offset: number,
  before: readonly ShownLine[],
  offsetBefore: number,
): readonly ShownLine[] =>
  fresh.map((line, at) => {
    const known = before[offset + at - offsetBefore]
    return known?.id === line.id ? known : line
  })

/** One measured figure. */
export type Row = {
  readonly id: string
  readonly name: string
  readonly value: number
  readonly unit: '×' | 'ms' | 'MB' | 'kB'
  /** The most it may be; null: told only. */
  readonly budget: number | null
  /** Samples it stands on. */
  readonly n: number
  /** The figures behind it, for people. */
  readonly detail: string
}

export const isMet = ({ value, budget }: Row): boolean | null => (budget === null ? null : value <= budget)

const verdict = (row: Row): string => {
  const met = isMet(row)
  return met === null ? '–' : met ? 'met' : 'MISSED'
}

/** Two decimals for ratios and milliseconds, none for sizes. */
const figure = (value: number, unit: Row['unit']): string =>
  `${value.toFixed(unit === '×' || unit === 'ms' ? 2 : 0)} ${unit}`

/** Rows as a table of plain text, columns as wide as they need. */
export function toTable(rows: readonly Row[]): string {
  const head = ['what', 'figure', 'budget', 'verdict', 'n', 'behind it']
  const lines = rows.map(row => [
    row.name,
    figure(row.value, row.unit),
    row.budget === null ? '–' : `≤ ${figure(row.budget, row.unit)}`,
    verdict(row),
    String(row.n),
    row.detail,
  ])
  const widths = head.map((title, column) => Math.max(title.length, ...lines.map(line => line[column]?.length ?? 0)))
  const toLine = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  return [toLine(head), widths.map(width => '─'.repeat(width)).join('  '), ...lines.map(toLine)].join('\n')
}

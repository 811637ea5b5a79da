/** One row of a table; `line` counts from 1 and is where it begins. */
export type TableRow = { readonly line: number; readonly cells: readonly string[] }

export const delimiters = [',', ';', '\t'] as const
export type Delimiter = (typeof delimiters)[number]

/** UTF-16 units of a row at most: a quote that is never closed would take the rest of the file along. */
const longestRow = 32 * 1024 * 1024

/** Thrown where a row goes on without end. */
export class EndlessRow extends Error {
  readonly line: number

  constructor(line: number) {
    super(`row of line ${line} does not end`)
    this.line = line
  }
}

export type TableReader = {
  /** Rows that ended within the next piece of the text, cut anywhere. Throws EndlessRow. */
  readonly read: (chunk: string) => readonly TableRow[]
  /** The last row, if it ends without a line end. `openQuote`: the line where a quote begins that is never closed. */
  readonly end: () => { readonly row: TableRow | null; readonly openQuote: number | null }
}

/**
 * Reads RFC 4180 as it is met: any of three delimiters, LF, CRLF and CR as line ends even in one file, line ends and doubled quotes in quoted cells,
 * a mark before the first cell, quotes in the middle of a bare cell as themselves. An empty line is no row.
 */
export function createTableReader(delimiter: Delimiter): TableReader {
  let cells: string[] = []
  let parts: string[] = []
  let length = 0
  let line = 1
  let rowLine = 1
  let quoteLine = 1
  /** `start`: nothing of the cell is read; `quote`: a quote inside a quoted cell, which ends it unless another follows. */
  let state: 'start' | 'bare' | 'quoted' | 'quote' = 'start'
  let afterReturn = false
  let isFirst = true

  const endCell = (): void => {
    cells.push(parts.join(''))
    parts = []
    state = 'start'
  }
  const endRow = (): TableRow | null => {
    const isEmpty = cells.length === 0 && parts.length === 0 && state === 'start'
    if (!isEmpty) endCell()
    const row = isEmpty ? null : { line: rowLine, cells }
    cells = []
    length = 0
    return row
  }

  return {
    read: chunk => {
      const rows: TableRow[] = []
      const text = isFirst && chunk.startsWith('\uFEFF') ? chunk.slice(1) : chunk
      if (chunk !== '') isFirst = false
      let from = 0
      const keep = (to: number): void => {
        if (to > from) parts.push(text.slice(from, to))
        from = to
      }
      for (let at = 0; at < text.length; at++) {
        const sign = text[at]
        if (++length > longestRow) throw new EndlessRow(rowLine)
        const endsLine = sign === '\n' || sign === '\r'
        const isSecondOfPair = sign === '\n' && afterReturn
        afterReturn = sign === '\r'
        if (endsLine && !isSecondOfPair) line++
        if (state === 'quoted') {
          if (sign === '"') {
            keep(at)
            from = at + 1
            state = 'quote'
          }
          continue
        }
        if (state === 'quote' && sign === '"') {
          // `from` stands at this quote, so that it goes into the cell.
          state = 'quoted'
          continue
        }
        if (sign === '"' && state === 'start') {
          from = at + 1
          quoteLine = line
          state = 'quoted'
        } else if (sign === delimiter) {
          keep(at)
          endCell()
          from = at + 1
        } else if (endsLine) {
          keep(at)
          from = at + 1
          if (isSecondOfPair) {
            rowLine = line
            continue
          }
          const row = endRow()
          if (row) rows.push(row)
          rowLine = line
        } else state = 'bare'
      }
      keep(text.length)
      return rows
    },
    end: () => {
      const openQuote = state === 'quoted' ? quoteLine : null
      return { row: endRow(), openQuote }
    },
  }
}

/** The delimiter that stands most often in the first line, outside quotes; among equals the one that prose has least. A comma where none does. */
export function guessDelimiter(head: string): Delimiter {
  let isQuoted = false
  const found: string[] = []
  for (const sign of head) {
    if (sign === '"') isQuoted = !isQuoted
    else if (!isQuoted && found.length > 0 && (sign === '\n' || sign === '\r')) break
    else if (!isQuoted) found.push(sign)
  }
  const count = (delimiter: Delimiter): number => found.filter(sign => sign === delimiter).length
  return delimiters.reduce((best, next) => (count(next) > 0 && count(next) >= count(best) ? next : best))
}

/** Null: nothing stands there. An empty text stands in quotes, so that the two are told apart. */
export type CsvCell = string | null

const quoted = (cell: CsvCell): string =>
  cell === null ? '' : cell === '' || /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell

/** Excel would work out what begins so; behind an apostrophe it stays words, whoever wrote the article. */
const asWords = (cell: CsvCell): CsvCell => (cell !== null && /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)

/** The inverse of what `csvRow` does for Excel. */
export const fromWords = (cell: CsvCell): CsvCell =>
  cell !== null && /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell

export const byteOrderMark = '\ufeff'

/** RFC 4180: CRLF after the row, quotes where a cell holds a comma, a quote or a line's end. `forExcel`: no cell is a formula. */
export const csvRow = (cells: readonly CsvCell[], forExcel: boolean): string =>
  `${cells.map(cell => quoted(forExcel ? asWords(cell) : cell)).join(',')}\r\n`

/** Rows of RFC 4180, line ends of any kind; also what breaks its rules, as well as can be: a quote inside an unquoted cell stands for itself. */
export async function* csvRows(chunks: AsyncIterable<string>): AsyncIterable<readonly CsvCell[]> {
  let cells: CsvCell[] = []
  let cell = ''
  /** `closed`: a quote has ended, or the first of two. */
  let state: 'start' | 'plain' | 'quoted' | 'closed' = 'start'
  let isAfterReturn = false
  const endCell = (): void => {
    cells.push(state === 'start' ? null : cell)
    cell = ''
    state = 'start'
  }
  for await (const chunk of chunks)
    for (const sign of chunk) {
      if (state === 'quoted') {
        if (sign === '"') state = 'closed'
        else cell += sign
        continue
      }
      const isSecondEnd = sign === '\n' && isAfterReturn
      isAfterReturn = sign === '\r'
      if (isSecondEnd) continue
      if (sign === '"' && state !== 'plain') {
        if (state === 'closed') cell += '"'
        state = 'quoted'
      } else if (sign === ',') endCell()
      else if (sign === '\r' || sign === '\n') {
        endCell()
        yield cells
        cells = []
      } else {
        cell += sign
        state = 'plain'
      }
    }
  if (cells.length > 0 || state !== 'start') {
    endCell()
    yield cells
  }
}

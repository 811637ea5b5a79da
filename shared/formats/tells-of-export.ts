import { byteOrderMark } from '../text/csv.ts'
import { csvTables } from './csv-tables.ts'

const headings = Object.values(csvTables).map(columns => `${columns.join(',')}\r\n`)

/**
 * Whether a file that begins so is a table of marks, a list of losses, or questions and answers for a model, as an export leaves them in its folder: its rows are no
 * articles.
 */
export const tellsOfExport = (head: string): boolean => {
  const first = head.startsWith(byteOrderMark) ? head.slice(byteOrderMark.length) : head
  const plain = first.replace(/^"([^",\r\n]+)"/, '$1')
  return (
    headings.some(heading => plain.startsWith(heading)) ||
    /^\{"(?:fate":"(?:altered|notCarried)",|messages":\s*\[)/.test(first)
  )
}

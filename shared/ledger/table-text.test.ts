import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromWords } from '../text/csv.ts'
import { toCsv, toTsv } from './table-text.ts'

/** Reads CSV as RFC 4180 has it. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let isQuoted = false
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at)
    if (isQuoted && letter === '"' && text.charAt(at + 1) === '"') {
      cell += '"'
      at++
    } else if (letter === '"') isQuoted = !isQuoted
    else if (!isQuoted && letter === ',') {
      rows.at(-1)?.push(cell)
      cell = ''
    } else if (!isQuoted && text.startsWith('\r\n', at)) {
      rows.at(-1)?.push(cell)
      cell = ''
      rows.push([])
      at++
    } else cell += letter
  }
  return rows.slice(0, -1)
}

const cells = fc.oneof(
  fc.string(),
  fc.constantFrom('a,b', '"قال"', 'سطر\nآخر', '\r\n', '؛ ', '', '=1+1', '@SUM(A1)', '- "شركة"'),
)
const tables = fc.array(fc.array(cells, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 })

describe('a table for other programs', () => {
  it('is read back as it was', () => {
    fc.assert(
      fc.property(tables, table => {
        expect(readCsv(toCsv(table, false))).toEqual(table)
      }),
    )
  })

  it('has a mark for Excel, and no cell that Excel would work out', () => {
    fc.assert(
      fc.property(tables, table => {
        const csv = toCsv(table, true)
        expect(csv.startsWith('\ufeff')).toBe(true)
        const read = readCsv(csv.slice(1))
        expect(read.flat().filter(cell => /^[=+\-@\t\r]/.test(cell))).toEqual([])
        expect(read.map(row => row.map(cell => fromWords(cell)))).toEqual(table)
      }),
    )
  })

  it('keeps rows and columns on the clipboard, whatever is in the cells', () => {
    fc.assert(
      fc.property(tables, table => {
        const rows = toTsv(table).split('\n')
        expect(rows.map(row => row.split('\t').length)).toEqual(table.map(row => row.length))
      }),
    )
  })
})

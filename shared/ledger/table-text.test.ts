import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
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

const cells = fc.oneof(fc.string(), fc.constantFrom('a,b', '"قال"', 'سطر\nآخر', '\r\n', '؛ ', ''))
const tables = fc.array(fc.array(cells, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 })

describe('a table for other programs', () => {
  it('is read back as it was, with the mark for Excel and without', () => {
    fc.assert(
      fc.property(tables, fc.boolean(), (table, forExcel) => {
        const csv = toCsv(table, forExcel)
        expect(csv.startsWith('\ufeff')).toBe(forExcel)
        expect(readCsv(forExcel ? csv.slice(1) : csv)).toEqual(table)
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

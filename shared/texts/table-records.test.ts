import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTableReader, type delimiters, guessDelimiter } from './table-records.ts'

const read = (chunks: readonly string[], delimiter: (typeof delimiters)[number] = ',') => {
  const reader = createTableReader(delimiter)
  const rows = chunks.flatMap(chunk => reader.read(chunk))
  const { row, openQuote } = reader.end()
  return { rows: row ? [...rows, row] : rows, openQuote }
}
const cellsOf = (text: string) => read([text]).rows.map(({ cells }) => cells)

describe('reading a table', () => {
  it('reads quotes, line ends inside them and every line end outside', () => {
    expect(read(['\uFEFFid,نص\r\n1,"سطر\r\nثان، قال ""نعم"""\n\n2,b"c\r3,'])).toEqual({
      openQuote: null,
      rows: [
        { line: 1, cells: ['id', 'نص'] },
        { line: 2, cells: ['1', 'سطر\r\nثان، قال "نعم"'] },
        { line: 5, cells: ['2', 'b"c'] },
        { line: 6, cells: ['3', ''] },
      ],
    })
  })

  it('keeps what follows a closing quote, and says where an open one begins', () => {
    expect(cellsOf('"أ"ب,ج')).toEqual([['أب', 'ج']])
    expect(cellsOf('""')).toEqual([['']])
    expect(read(['a\nb,"c\nd'])).toMatchObject({ openQuote: 2 })
  })

  it('gives back what was written, cut anywhere', () => {
    const cell = fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', ' ', 'أ', '😀'), maxLength: 6 })
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { maxLength: 5 })
    fc.assert(
      fc.property(table, fc.constantFrom('\n', '\r\n', '\r'), fc.nat(40), (rows, end, cut) => {
        const text = rows.map(cells => cells.map(one => `"${one.replaceAll('"', '""')}"`).join(',') + end).join('')
        const chunks = [text.slice(0, cut), text.slice(cut, cut + 1), text.slice(cut + 1)]
        expect(read(chunks).rows.map(({ cells }) => cells)).toEqual(rows)
      }),
    )
  })

  it('tells what parts the cells by the first line', () => {
    expect(guessDelimiter('id;text;date\n1;"a,b,c,d";2')).toBe(';')
    expect(guessDelimiter('id\ttext, with a comma\n')).toBe('\t')
    expect(guessDelimiter('"a;b;c",d\n')).toBe(',')
    expect(guessDelimiter('alone')).toBe(',')
  })
})

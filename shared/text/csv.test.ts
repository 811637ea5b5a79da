import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CsvCell, csvRow, csvRows, fromWords } from './csv.ts'

async function read(...chunks: readonly string[]): Promise<readonly (readonly CsvCell[])[]> {
  const rows: (readonly CsvCell[])[] = []
  for await (const row of csvRows(
    (async function* () {
      yield* chunks
    })(),
  ))
    rows.push(row)
  return rows
}

const sign = fc.constantFrom(...'"\',\r\n=+-@\tأx ')
const cell = fc.option(fc.string({ unit: sign, maxLength: 6 }))
const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 5 })

describe('CSV', () => {
  it('is read as it was written, wherever a chunk ends', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.nat(40), fc.boolean(), async (rows, cut, forExcel) => {
        const text = rows.map(cells => csvRow(cells, forExcel)).join('')
        const back = await read(text.slice(0, cut), text.slice(cut))
        expect(forExcel ? back.map(cells => cells.map(fromWords)) : back).toEqual(rows)
      }),
    )
  })

  it('for Excel has no cell that is a formula', () => {
    fc.assert(
      fc.property(cell, one => {
        expect(csvRow([one], true)).not.toMatch(/^"?[=+\-@\t\r](?!\n$)/)
      }),
    )
  })

  it('is read where its rules are broken too', async () => {
    expect(await read('a"b,"c"d\n\n"open\n')).toEqual([['a"b', 'cd'], [null], ['open\n']])
  })
})

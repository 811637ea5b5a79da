import { type CsvCell, csvRows, fromWords } from '../text/csv.ts'
import type { TableName } from './csv-tables.ts'
import type { ReadDocument } from './format.ts'
import { parseJson, toStoredReadDocument } from './imported.ts'
import { type SourceFile, stemOf } from './source-file.ts'

type Row = ReadonlyMap<string, string>

/** Rows of one table, taken one after the other. */
class TableRows {
  readonly #rows: AsyncIterator<Row>

  constructor(file: SourceFile | undefined) {
    this.#rows = rowsOf(file)[Symbol.asyncIterator]()
  }

  async next(): Promise<Row | undefined> {
    const { done, value } = await this.#rows.next()
    return done ? undefined : value
  }

  async take(count: number): Promise<readonly Row[]> {
    const rows: Row[] = []
    while (rows.length < count) {
      const row = await this.next()
      if (!row) break
      rows.push(row)
    }
    return rows
  }
}

/** Cells by heading. Those without anything in them are absent. */
async function* rowsOf(file: SourceFile | undefined): AsyncIterable<Row> {
  if (!file) return
  const isForExcel = file.head.startsWith('"')
  let headings: readonly CsvCell[] | undefined
  for await (const cells of csvRows(file.chunks())) {
    if (headings) {
      const named = headings
      yield new Map(
        cells.flatMap((cell, at) => {
          const value = isForExcel ? fromWords(cell) : cell
          const heading = named[at] ?? null
          return value === null || heading === null ? [] : [[heading, value] as const]
        }),
      )
    } else headings = cells
  }
}

const jsonIn = (row: Row, column: string): unknown => {
  const cell = row.get(column)
  return cell === undefined ? undefined : parseJson(cell)
}

const placeOf = (row: Row) =>
  row.has('spans') ? { spans: jsonIn(row, 'spans'), surface: row.get('surface') ?? '' } : undefined

const detailsOf = (row: Row) => ({
  ...(row.has('attributes') ? { attributes: jsonIn(row, 'attributes') } : {}),
  note: row.get('note') ?? '',
  doubt: row.has('doubt'),
})

const toEntity = (row: Row): unknown => ({
  kind: 'entity',
  id: row.get('id'),
  label: row.get('label'),
  ...placeOf(row),
  ...(row.has('normal') ? { normal: row.get('normal') } : {}),
  ...(row.has('link') ? { link: row.get('link') } : {}),
  ...detailsOf(row),
})

const toRole = (row: Row): unknown => ({
  role: row.get('role'),
  ...(row.has('entity') ? { entity: row.get('entity') } : placeOf(row)),
  ...(row.has('of') ? { of: row.get('of') } : {}),
})

function toAgreement(row: Row, roles: readonly Row[]): unknown {
  const trigger = placeOf(row)
  const mentions = jsonIn(row, 'mentions')
  return {
    kind: 'agreement',
    id: row.get('id'),
    type: row.get('type'),
    ...(trigger ? { trigger } : {}),
    roles: roles.map(toRole),
    mentions: Array.isArray(mentions) ? mentions.map(spans => ({ spans: parseJson(String(spans)) })) : [],
    ...detailsOf(row),
  }
}

/** The tables of one writer, a document at a time: as many rows of each as the row of the document says. */
export async function* readCsv(files: readonly SourceFile[]): AsyncIterable<ReadDocument> {
  const table = (name: TableName): TableRows => new TableRows(files.find(file => stemOf(file.name) === name))
  const [documents, entities, agreements, roles] = [
    table('documents'),
    table('entities'),
    table('agreements'),
    table('agreement_roles'),
  ]
  for (let row = await documents.next(); row; row = await documents.next()) {
    const records = (await entities.take(Number(row.get('entities')))).map(toEntity)
    for (const agreement of await agreements.take(Number(row.get('agreements'))))
      records.push(toAgreement(agreement, await roles.take(Number(agreement.get('roles')))))
    yield toStoredReadDocument(records)
  }
}

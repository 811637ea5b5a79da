import { findBoilerplate } from './find-boilerplate.ts'
import type { ImportedText } from './imported-text.ts'
import { createTableReader, type Delimiter, EndlessRow, guessDelimiter, type TableRow } from './table-records.ts'
import { type ColumnChoice, chooseColumns, type FieldRecord, isHeader, type TextColumns } from './text-columns.ts'
import { directionOf } from './text-direction.ts'

/** What came of one record; `problem` in English, with what is wrong. The columns taken are told once, before the first record. */
export type RecordText =
  | { readonly kind: 'columns'; readonly columns: TextColumns; readonly all: readonly string[] }
  | { readonly kind: 'text'; readonly line: number; readonly text: ImportedText }
  | { readonly kind: 'problem'; readonly line: number; readonly problem: string }

type FieldsOrProblem = FieldRecord | { readonly line: number; readonly problem: string }

/** Records that are looked at before a column is chosen. */
const sampleSize = 64

/** Cells of a day: 2024-06-11, with or without a time; also 11/06/2024, as the Arab press writes it, day first. */
function toDay(written: string): string | undefined {
  const iso = /^\s*(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)/.exec(written)
  const dayFirst = /^\s*(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)/.exec(written)
  const parts = iso ? [iso[1], iso[2], iso[3]] : dayFirst ? [dayFirst[3], dayFirst[2], dayFirst[1]] : []
  const [year, month, day] = parts.map(Number)
  if (year === undefined || month === undefined || day === undefined) return undefined
  const date = new Date(Date.UTC(year, month - 1, day))
  const fits = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return fits ? date.toISOString().slice(0, 10) : undefined
}

function toText({ fields }: FieldRecord, columns: TextColumns): ImportedText | null {
  const text = fields.get(columns.text)
  if (text === undefined || text.trim() === '') return null
  const cell = (column: string | undefined): string | undefined =>
    column === undefined ? undefined : fields.get(column)?.trim() || undefined
  const title = cell(columns.title)
  const publishedAt = toDay(cell(columns.date) ?? '')
  const source = cell(columns.source)
  const day = publishedAt === undefined ? undefined : columns.date
  const used = new Set([columns.text, columns.id, columns.title, columns.source, day])
  const others = [...fields].filter(([column, value]) => !used.has(column) && value.trim() !== '')
  return {
    name: cell(columns.id) ?? null,
    text,
    boilerplate: findBoilerplate(text, { title }),
    metadata: {
      language: 'ar',
      direction: directionOf(text),
      ...(title === undefined ? {} : { title }),
      ...(publishedAt === undefined ? {} : { publishedAt }),
      ...(source === undefined ? {} : { source }),
      // What nothing here reads stays with the article.
      ...(others.length === 0 ? {} : { extra: { columns: Object.fromEntries(others) } }),
    },
  }
}

/** Texts of records: the first ones are kept back until a column is chosen. */
async function* readTexts(records: AsyncIterable<FieldsOrProblem>, choice: ColumnChoice): AsyncIterable<RecordText> {
  const waiting: FieldRecord[] = []
  let columns: TextColumns | null = null
  let all: readonly string[] = []
  const settle = (): RecordText => {
    columns = chooseColumns(waiting, choice)
    all = [...new Set(waiting.flatMap(({ fields }) => [...fields.keys()]))]
    return columns
      ? { kind: 'columns', columns, all }
      : {
          kind: 'problem',
          line: waiting[0]?.line ?? 1,
          problem: `no column ${choice.text ?? 'with text'}; there are: ${all.join(', ') || 'none'}`,
        }
  }
  const take = (record: FieldRecord, chosen: TextColumns): RecordText => {
    const text = toText(record, chosen)
    return text
      ? { kind: 'text', line: record.line, text }
      : { kind: 'problem', line: record.line, problem: `no text in the column ${chosen.text}` }
  }
  function* release(): Iterable<RecordText> {
    yield settle()
    if (columns) for (const record of waiting) yield take(record, columns)
    waiting.length = 0
  }
  let isSettled = false
  for await (const record of records) {
    if ('problem' in record) {
      yield { kind: 'problem', line: record.line, problem: record.problem }
    } else if (!isSettled) {
      waiting.push(record)
      if (waiting.length < sampleSize) continue
      isSettled = true
      yield* release()
      if (!columns) return
    } else if (columns) yield take(record, columns)
  }
  if (!isSettled && waiting.length > 0) yield* release()
}

async function* readRows(
  chunks: AsyncIterable<string>,
  delimiter: Delimiter | undefined,
): AsyncIterable<TableRow | { readonly line: number; readonly problem: string }> {
  let head = ''
  let reader = delimiter === undefined ? null : createTableReader(delimiter)
  try {
    for await (const chunk of chunks) {
      if (reader) {
        yield* reader.read(chunk)
        continue
      }
      head += chunk
      // One line says what parts it.
      if (head.length < headLength) continue
      reader = createTableReader(guessDelimiter(head.slice(0, headLength)))
      yield* reader.read(head)
    }
    if (!reader) {
      reader = createTableReader(guessDelimiter(head))
      yield* reader.read(head)
    }
    const { row, openQuote } = reader.end()
    if (openQuote !== null) yield { line: openQuote, problem: 'a quote begins here that is never closed' }
    else if (row) yield row
  } catch (thrown) {
    if (!(thrown instanceof EndlessRow)) throw thrown
    yield { line: thrown.line, problem: 'a row begins here that is too long to be one; a quote may never be closed' }
  }
}

/** UTF-16 units that surely hold the first line's delimiters. */
const headLength = 64 * 1024

async function* toFields(
  rows: AsyncIterable<TableRow | { readonly line: number; readonly problem: string }>,
): AsyncIterable<FieldsOrProblem> {
  const first: TableRow[] = []
  let header: readonly string[] | null = null
  function* named(row: TableRow, columns: readonly string[]): Iterable<FieldsOrProblem> {
    if (row.cells.length > columns.length)
      yield { line: row.line, problem: `${row.cells.length} cells where the first line has ${columns.length}` }
    else yield { line: row.line, fields: new Map(row.cells.map((cell, at) => [columns[at] ?? String(at + 1), cell])) }
  }
  function* begin(): Iterable<FieldsOrProblem> {
    const [top, ...rest] = first
    if (!top) return
    const isNamed = isHeader(
      top.cells,
      rest.map(({ cells }) => cells),
    )
    header = isNamed ? top.cells.map(cell => cell.trim()) : top.cells.map((_, at) => String(at + 1))
    for (const row of isNamed ? rest : first) yield* named(row, header)
  }
  for await (const row of rows) {
    if ('problem' in row) {
      if (!header) yield* begin()
      header ??= []
      yield row
    } else if (header) yield* named(row, header)
    else {
      first.push(row)
      if (first.length === 8) yield* begin()
    }
  }
  if (!header) yield* begin()
}

/** Texts of a table, a row each; `chunks` are its characters, cut anywhere. Columns are called by the first row, or numbered from 1 where that is a record too. */
export const readTableTexts = (
  chunks: AsyncIterable<string>,
  { delimiter, ...choice }: ColumnChoice & { readonly delimiter?: Delimiter | undefined } = {},
): AsyncIterable<RecordText> => readTexts(toFields(readRows(chunks, delimiter)), choice)

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Text and numbers of a record, those of records inside it under `outer.inner`. */
function flatten(record: Readonly<Record<string, unknown>>): ReadonlyMap<string, string> {
  const fields = new Map<string, string>()
  const add = (name: string, value: unknown): void => {
    if (typeof value === 'string') fields.set(name, value)
    else if (typeof value === 'number') fields.set(name, String(value))
  }
  for (const [name, value] of Object.entries(record)) {
    add(name, value)
    if (isRecord(value)) for (const [inner, innerValue] of Object.entries(value)) add(`${name}.${inner}`, innerValue)
  }
  return fields
}

function parseRecord(line: string): ReadonlyMap<string, string> | string {
  try {
    const content: unknown = JSON.parse(line)
    return isRecord(content) ? flatten(content) : 'not a JSON object'
  } catch (error) {
    if (error instanceof SyntaxError) return 'not JSON'
    throw error
  }
}

async function* parseLines(lines: AsyncIterable<string>): AsyncIterable<FieldsOrProblem> {
  let number = 0
  for await (const line of lines) {
    number++
    const content = line.replaceAll('\uFEFF', '').trim() === '' ? '' : line.replace(/^\uFEFF/, '')
    if (content === '') continue
    const fields = parseRecord(content)
    if (typeof fields === 'string') yield { line: number, problem: fields }
    else if (/\p{Surrogate}/u.test([...fields.values()].join('')))
      yield { line: number, problem: 'a text holds half of a surrogate pair' }
    else yield { line: number, fields }
  }
}

/** Texts of JSON lines, an object each; columns are its fields, those of an object inside it under `outer.inner`. `lines` come without their line ends. */
export const readJsonLineTexts = (lines: AsyncIterable<string>, choice: ColumnChoice = {}): AsyncIterable<RecordText> =>
  readTexts(parseLines(lines), choice)

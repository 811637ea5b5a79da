import { fromColumns, type RecordColumns, toColumns } from './model/record-columns.ts'
import type { Annotation } from './model/records.ts'
import type { Result } from './result.ts'

// How an answer crosses the process border: one JSON string, in which lists of records stand as columns. They stand in an answer's `records`
// and in a session's `document`. No schema library here, since the script that paints first reads answers.

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Converts the list of records of an answer and of the document in it. Other answers may count records or name a document: these stay. */
function withRecords(value: object, convert: (records: unknown) => unknown): object {
  const { records, document }: { readonly records?: unknown; readonly document?: unknown } = value
  return {
    ...value,
    ...(records === undefined ? {} : { records: convert(records) }),
    ...(isObject(document) ? { document: withRecords(document, convert) } : {}),
  }
}

// What stands under `records` is typed by the API, which these two do not know: a list there is one of records, an object there their columns.
const pack = (records: unknown): unknown =>
  Array.isArray(records) ? toColumns(records as readonly Annotation[]) : records
const unpack = (records: unknown): unknown => (isObject(records) ? fromColumns(records as RecordColumns) : records)

/** What main sends. */
export const toWire = (answer: Result<unknown>): string =>
  JSON.stringify(answer.ok && isObject(answer.value) ? { ...answer, value: withRecords(answer.value, pack) } : answer)

/** What the window reads. The caller says what it asked for: main is trusted to have answered that. */
export function fromWire<Value>(json: string): Result<Value> {
  const answer = JSON.parse(json)
  return answer.ok && isObject(answer.value) ? { ...answer, value: withRecords(answer.value, unpack) } : answer
}

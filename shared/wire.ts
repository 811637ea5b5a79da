import { fromColumns, type RecordColumns, toColumns } from './model/record-columns.ts'
import type { Annotation } from './model/records.ts'
import type { Result } from './result.ts'

// How an answer crosses the process border: one JSON string, in which lists of records stand as columns. They stand in an answer's `records`
// and in a session's `document`. No schema library here, since the script that paints first reads answers.

type Holder<Records> = { readonly records?: Records; readonly document?: unknown }

function withRecords<From, To>(value: object, convert: (records: From) => To): object {
  const { records, document }: Holder<From> = value
  return {
    ...value,
    ...(records === undefined ? {} : { records: convert(records) }),
    ...(isObject(document) ? { document: withRecords(document, convert) } : {}),
  }
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What main sends. */
export const toWire = (answer: Result<unknown>): string =>
  JSON.stringify(
    answer.ok && isObject(answer.value)
      ? { ...answer, value: withRecords<readonly Annotation[], RecordColumns>(answer.value, toColumns) }
      : answer,
  )

/** What the window reads. The caller says what it asked for: main is trusted to have answered that. */
export function fromWire<Value>(json: string): Result<Value> {
  const answer = JSON.parse(json)
  return answer.ok && isObject(answer.value)
    ? { ...answer, value: withRecords<RecordColumns, readonly Annotation[]>(answer.value, fromColumns) }
    : answer
}

import type { LedgerColumn, LedgerRow } from '../model/ledger.ts'
import type { Scheme } from '../model/scheme.ts'
import { type LedgerHeading, ledgerHeadings } from '../strings/ledger.ts'
import { sayViolation } from '../strings/violations.ts'
import { byteOrderMark, csvRow } from '../text/csv.ts'
import { columnRoles } from './ledger-roles.ts'

export type TableWords = {
  readonly scheme: Scheme
  readonly language: 'ar' | 'en'
  /** By id; gold has none. */
  readonly annotators: ReadonlyMap<string, string>
}

type Field = { readonly heading: LedgerHeading; readonly of: (row: LedgerRow, words: TableWords) => string }

const between = { ar: '؛ ', en: '; ' } as const

const joined = (values: readonly string[], { language }: TableWords): string =>
  values.filter(value => value !== '').join(between[language])

const filled =
  (roles: readonly string[]) =>
  (row: LedgerRow, words: TableWords): string =>
    joined(
      row.fillers
        .filter(({ role }) => roles.includes(role))
        .map(({ text, titles }) =>
          titles.length === 0 ? text : `${text} (${titles.join(words.language === 'ar' ? '، ' : ', ')})`,
        ),
      words,
    )

/** What a column says in a table without lines in its cells; two of them say two things. */
const fieldsOf: { readonly [Column in LedgerColumn]: readonly Field[] } = {
  type: [
    {
      heading: 'type',
      of: ({ type }, { scheme, language }) =>
        scheme.agreementTypes.find(({ id }) => id === type)?.name[language] ?? type,
    },
    {
      heading: 'status',
      of: ({ status }, { scheme, language }) =>
        scheme.agreementStatuses.find(({ id }) => id === status)?.name[language] ?? status ?? '',
    },
  ],
  party: [{ heading: 'party', of: filled(columnRoles.party) }],
  person: [{ heading: 'person', of: filled(columnRoles.person) }],
  date: [
    { heading: 'date', of: filled(columnRoles.date) },
    {
      heading: 'day',
      of: (row, words) =>
        joined(
          row.fillers.filter(({ role }) => role === 'date').map(({ day }) => day ?? ''),
          words,
        ),
    },
  ],
  location: [{ heading: 'location', of: filled(columnRoles.location) }],
  subject: [{ heading: 'subject', of: filled(columnRoles.subject) }],
  attendee: [{ heading: 'attendee', of: filled(columnRoles.attendee) }],
  violations: [
    {
      heading: 'violations',
      of: ({ violations }, { scheme, language }) =>
        violations.map(violation => sayViolation(violation, scheme, language)).join(' '),
    },
  ],
  note: [{ heading: 'note', of: ({ note }) => note }],
  annotator: [{ heading: 'annotator', of: ({ annotator }, { annotators }) => annotators.get(annotator) ?? annotator }],
  place: [
    { heading: 'article', of: ({ name }) => name },
    { heading: 'paragraph', of: ({ paragraph }) => String(paragraph) },
  ],
}

/** Headings and rows as cells of text. */
export function toTable(
  rows: readonly LedgerRow[],
  columns: readonly LedgerColumn[],
  words: TableWords,
): readonly (readonly string[])[] {
  const fields = columns.flatMap(column => fieldsOf[column])
  const headings = ledgerHeadings[words.language]
  return [fields.map(({ heading }) => headings[heading]), ...rows.map(row => fields.map(({ of }) => of(row, words)))]
}

/** As a file of its own; for Excel it begins with a byte order mark. */
export const toCsv = (table: readonly (readonly string[])[], forExcel: boolean): string =>
  (forExcel ? byteOrderMark : '') +
  table
    .map(row =>
      csvRow(
        row.map(cell => (cell === '' ? null : cell)),
        forExcel,
      ),
    )
    .join('')

/** For the clipboard: tabs between cells; tabs and line ends within one are spaces. */
export const toTsv = (table: readonly (readonly string[])[]): string =>
  table.map(row => row.map(cell => cell.replaceAll(/[\t\r\n]+/g, ' ')).join('\t')).join('\n')

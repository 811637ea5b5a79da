import type { LedgerColumn } from '../../shared/model/ledger.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import type { Language, useText } from '../strings/text.ts'
import { type GridColumn, gridColumns } from '../ui/data-grid.tsx'
import { DateCell } from './date-cell.tsx'
import { FillersCell } from './fillers-cell.tsx'
import type { ShownLine } from './ledger-lines.ts'
import type { LedgerView } from './ledger-view.ts'
import { NoteCell, PlaceCell, TypeCell, ViolationsCell } from './plain-cells.tsx'

type Options = {
  readonly t: ReturnType<typeof useText>
  readonly language: Language
  readonly scheme: Scheme
  readonly view: Pick<LedgerView, 'columns' | 'widths'>
  /** Lines a cell may take. */
  readonly lines: number
  readonly nameOf: (annotator: string) => string
}

/** CSS grid tracks; what she has dragged has px. */
const tracks: Readonly<Record<LedgerColumn, string>> = {
  type: '148px',
  party: 'minmax(170px, 1.7fr)',
  person: 'minmax(180px, 2fr)',
  date: 'minmax(104px, .8fr)',
  location: 'minmax(104px, .8fr)',
  subject: 'minmax(140px, 1.3fr)',
  attendee: 'minmax(180px, 2fr)',
  violations: 'minmax(110px, 1fr)',
  note: 'minmax(120px, 1fr)',
  annotator: '112px',
  place: '104px',
}

/** Columns of Arabic words keep their own start in both interfaces. */
const arabic: readonly LedgerColumn[] = ['party', 'person', 'date', 'location', 'subject', 'attendee']

const helper = gridColumns<ShownLine>()

/** The ledger's columns, those that are shown. */
export function ledgerColumns({ t, language, scheme, view, lines, nameOf }: Options): readonly GridColumn<ShownLine>[] {
  const cellOf = (column: LedgerColumn, line: ShownLine) => {
    const { row } = line
    if (row === null) return null
    switch (column) {
      case 'type':
        return <TypeCell line={line} scheme={scheme} language={language} />
      case 'date':
        return <DateCell row={row} lines={lines} />
      case 'party':
      case 'person':
      case 'location':
      case 'subject':
      case 'attendee':
        return <FillersCell row={row} column={column} lines={lines} />
      case 'violations':
        return <ViolationsCell row={row} scheme={scheme} language={language} lines={lines} />
      case 'note':
        return <NoteCell line={line} />
      case 'annotator':
        return <bdi>{nameOf(row.annotator)}</bdi>
      case 'place':
        return <PlaceCell row={row} />
    }
  }
  const number = helper.display({
    id: 'nth',
    header: () => <span className="unseen">{t('ledger.columns.nth')}</span>,
    meta: { width: '40px' },
    cell: ({ row }) => <span className="dim nth">{row.original.nth}</span>,
  })
  return [
    number,
    ...view.columns.map(column => {
      const width = view.widths[column]
      return helper.accessor((line): unknown => line.id, {
        id: column,
        header: () => t(`ledger.columns.${column}`),
        sortDescFirst: false,
        meta: {
          width: width === undefined ? tracks[column] : `${width}px`,
          ...(arabic.includes(column) ? { align: 'arabic' as const } : {}),
        },
        cell: ({ row }) => cellOf(column, row.original),
      })
    }),
  ]
}

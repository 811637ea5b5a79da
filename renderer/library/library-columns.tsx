import type { LibraryRow } from '../../shared/model/library.ts'
import type { Label } from '../../shared/model/scheme.ts'
import { toFigure } from '../strings/figures.ts'
import type { Language, useText } from '../strings/text.ts'
import { sayWhen } from '../strings/when.ts'
import { type GridColumn, gridColumns } from '../ui/data-grid.tsx'
import { StatusWord } from '../ui/status-word.tsx'
import { AnnotatorsCell } from './annotators-cell.tsx'
import { LabelMix } from './label-mix.tsx'
import { TitleCell } from './title-cell.tsx'

type Options = {
  readonly t: ReturnType<typeof useText>
  readonly language: Language
  readonly labels: readonly Label[]
  readonly isRoomy: boolean
  /** CSS px of the whole table. */
  readonly width: number
}

// CSS px. The title takes what the other columns leave; a Naskh letter at 17 px is 6.4 px wide on average in the sample, 7.3 with room to spare.
const titleMinimum = 240
const wideOthers = 132 + 3 * 96 + 144 + 108 + 132
const narrowOthers = 116 + 2 * 76 + 124
/** Columns that stay where not all fit beside a title one can read. */
const kept: readonly (string | undefined)[] = ['name', 'status', 'words', 'entities', 'changedAt']
const cellPadding = 20
const letterWidth = 7.3

const helper = gridColumns<LibraryRow>()

/** The catalogue's columns. Ids of those that sort are columns of the query. */
export function libraryColumns({ t, language, labels, isRoomy, width }: Options): readonly GridColumn<LibraryRow>[] {
  const header = (name: 'status' | 'words' | 'entities' | 'labels' | 'agreements' | 'annotators' | 'changedAt') => () =>
    t(`library.columns.${name}`)
  // Nothing marked yet is unknown, not none.
  const figure = (count: number, isKnown: boolean) =>
    isKnown ? toFigure(count, language) : <span className="dim">{t('library.unknown')}</span>
  const isMarked = (row: LibraryRow) => row.status !== 'new' || row.entities + row.agreements > 0
  const isNarrow = width < wideOthers + titleMinimum
  const others = isNarrow ? narrowOthers : wideOthers
  const lineLength = Math.floor((Math.max(titleMinimum, width - others) - cellPadding) / letterWidth)
  const figures = { align: 'figures', width: isNarrow ? '76px' : '96px' } as const
  const columns: readonly GridColumn<LibraryRow>[] = [
    helper.accessor((row): unknown => row.name, {
      id: 'name',
      header: () => t('library.columns.title'),
      meta: { width: `minmax(${titleMinimum}px, 1fr)`, align: 'arabic' },
      cell: ({ row }) => <TitleCell row={row.original} isRoomy={isRoomy} lineLength={lineLength} />,
    }),
    helper.accessor((row): unknown => row.status, {
      id: 'status',
      header: header('status'),
      meta: { width: isNarrow ? '116px' : '132px' },
      cell: ({ row }) => <StatusWord status={row.original.status} />,
    }),
    helper.accessor((row): unknown => row.words, {
      id: 'words',
      header: header('words'),
      sortDescFirst: true,
      meta: figures,
      cell: ({ row }) => figure(row.original.words, true),
    }),
    helper.accessor((row): unknown => row.entities, {
      id: 'entities',
      header: header('entities'),
      sortDescFirst: true,
      meta: figures,
      cell: ({ row }) => figure(row.original.entities, isMarked(row.original)),
    }),
    helper.display({
      id: 'labels',
      header: header('labels'),
      meta: { width: '144px' },
      cell: ({ row }) => <LabelMix counts={row.original.labels} labels={labels} />,
    }),
    helper.accessor((row): unknown => row.agreements, {
      id: 'agreements',
      header: header('agreements'),
      sortDescFirst: true,
      meta: figures,
      cell: ({ row }) => figure(row.original.agreements, isMarked(row.original)),
    }),
    helper.display({
      id: 'annotators',
      header: header('annotators'),
      meta: { width: '108px' },
      cell: ({ row }) => <AnnotatorsCell names={row.original.annotators} />,
    }),
    helper.accessor((row): unknown => row.changedAt, {
      id: 'changedAt',
      header: header('changedAt'),
      sortDescFirst: true,
      meta: { align: 'figures', width: isNarrow ? '124px' : '132px' },
      cell: ({ row }) => {
        const { changedAt } = row.original
        if (changedAt === null) return <span className="dim">{t('library.unknown')}</span>
        return (
          <time className="two" dateTime={changedAt} title={new Date(changedAt).toLocaleString(language)}>
            {sayWhen(Date.parse(changedAt), Date.now(), language)}
          </time>
        )
      },
    }),
  ]
  return isNarrow ? columns.filter(column => kept.includes(column.id)) : columns
}

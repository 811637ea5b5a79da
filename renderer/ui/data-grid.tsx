import {
  type ColumnDef,
  createColumnHelper,
  metaHelper,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from '@tanstack/react-table'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useInsertionEffect,
  useMemo,
  useRef,
} from 'react'
import { GridHead } from './grid-head.tsx'
import { GridRow, type RowActions } from './grid-row.tsx'
import { useGridKeys } from './use-grid-keys.ts'
import './data-grid.css'

type ColumnMeta = {
  /** A CSS grid track: `112px`, `minmax(0, 1fr)`. */
  readonly width: string
  /** Figures stand under figures and Arabic keeps its own start, both at the right in either interface. */
  readonly align?: 'figures' | 'arabic'
}

export const gridFeatures = tableFeatures({ rowSortingFeature, columnMeta: metaHelper<ColumnMeta>() })
export type GridColumn<Row extends object> = ColumnDef<typeof gridFeatures, Row, unknown>
export const gridColumns = <Row extends object>() => createColumnHelper<typeof gridFeatures, Row>()

type Props<Row extends object> = {
  readonly label: string
  readonly testId: string
  readonly columns: readonly GridColumn<Row>[]
  /** The rows that are loaded: `rows[0]` is row `offset` of `total`. */
  readonly rows: readonly Row[]
  readonly offset: number
  readonly total: number
  readonly idOf: (row: Row) => string
  /** CSS px; every row is as high. */
  readonly rowHeight: number
  readonly sorting: SortingState
  readonly onSort: (sorting: SortingState) => void
  readonly onOpen: (row: Row) => void
  /** Asked for the row with the cursor before the table's own keys: rows to move by, 0 to stay; undefined leaves the key to the table. */
  readonly onRowKey?: (event: KeyboardEvent, row: Row) => number | undefined
  /** Rows chosen, where many can be: told apart from the row with the cursor. */
  readonly isChosen?: (row: Row) => boolean
  /** A click, where it does something else than to open the row. The row has the cursor by then. */
  readonly onRowClick?: (event: MouseEvent, row: Row, index: number) => void
  /** Told of the row with the cursor, by its index among all, whenever she has moved it. */
  readonly onCursor?: (index: number) => void
  /** The row she was at; it is the first to have the cursor. */
  readonly current: string | null
  /** First and last row on the screen, whenever they change: what is not loaded yet can be. */
  readonly onRange: (first: number, last: number) => void
  /** What follows the last row. */
  readonly after?: ReactNode
  /** The column with the cursor, where cells have one; `onRowKey` and `onRowClick` move it. */
  readonly cell?: string | null
  readonly onRowDoubleClick?: (event: MouseEvent, row: Row) => void
  /** What stands in place of cells in a row that heads others. */
  readonly heading?: (row: Row) => ReactNode | null
  /** A column is dragged, or widened by keys: its new width, CSS px. */
  readonly onResize?: (column: string, width: number) => void
}

const headHeight = 34

/**
 * The one table: sorted, filtered and paged by whoever gives it rows; it draws those on the screen and moves among all of them.
 * Head and body are one tab stop each; arrows, Home, End, PageUp and PageDown move, Enter opens.
 */
export function DataGrid<Row extends object>(props: Props<Row>) {
  const { columns, rows, offset, total, rowHeight, onRange } = props
  const scroller = useRef<HTMLDivElement>(null)
  const table = useTable({
    features: gridFeatures,
    columns,
    data: rows,
    getRowId: props.idOf,
    state: { sorting: props.sorting },
    onSortingChange: change => props.onSort(typeof change === 'function' ? change(props.sorting) : change),
    manualSorting: true,
    enableSortingRemoval: false,
    enableMultiSort: false,
  })
  const loaded = table.getRowModel().rows
  const keys = useGridKeys({
    total,
    current: loaded.findIndex(row => row.id === props.current) + offset,
    scroller,
    rowHeight,
  })
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    // Enough rows ahead that those still to come may be drawn between frames, not within the scroll's own: none is dropped then.
    overscan: 12,
    useFlushSync: false,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
    // The row with the cursor stays in the page, so that focus is never lost by scrolling.
    rangeExtractor: range => [...new Set([...defaultRangeExtractor(range), keys.at])].sort((a, b) => a - b),
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: sizes are kept by the virtualizer until told otherwise
  useEffect(() => virtualizer.measure(), [rowHeight])
  const shown = total === 0 ? [] : virtualizer.getVirtualItems()
  const first = virtualizer.range?.startIndex ?? 0
  const last = virtualizer.range?.endIndex ?? 0
  useEffect(() => onRange(first, last), [first, last, onRange])

  const id = useId()
  const here = loaded[keys.at - offset]?.original ?? null

  // Rows that show the same are not drawn again: what they call is always the newest, before focus moves in a layout effect.
  const newest = useRef({ props, keys })
  useInsertionEffect(() => {
    newest.current = { props, keys }
  })
  const actions = useMemo(() => toActions(newest), [])

  const takeKey = (event: KeyboardEvent): void => {
    const steps = here && event.target === keys.hereRef.current ? props.onRowKey?.(event, here) : undefined
    if (steps === undefined) return
    event.preventDefault()
    event.stopPropagation()
    if (steps !== 0) keys.moveTo(keys.at + steps, 'take')
  }

  const style: CSSProperties & { '--grid-columns': string } = {
    '--grid-columns': columns.map(column => column.meta?.width ?? 'minmax(0, 1fr)').join(' '),
  }
  return (
    <div className="grid-scroll" ref={scroller}>
      {/* biome-ignore lint/a11y/useSemanticElements: rows stand freely, only those on the screen exist */}
      <div
        role="grid"
        className="grid"
        style={style}
        aria-label={props.label}
        aria-multiselectable={props.isChosen ? true : undefined}
        aria-rowcount={total + 1}
        aria-colcount={columns.length}
        data-testid={props.testId}
      >
        <GridHead table={table} onDown={keys.enterBody} headRef={keys.head} onResize={props.onResize} />
        {/* biome-ignore lint/a11y/useSemanticElements: see the grid */}
        <div
          role="rowgroup"
          className="grid-body"
          style={{ blockSize: total * rowHeight }}
          onKeyDownCapture={takeKey}
          onKeyDown={keys.onBodyKey}
        >
          {shown.map(item => {
            const row = loaded[item.index - offset]
            const isHere = item.index === keys.at
            return (
              <GridRow
                key={item.index}
                id={id}
                index={item.index}
                start={item.start - headHeight}
                rowHeight={rowHeight}
                row={row?.original}
                cellsOf={() => row?.getAllCells() ?? []}
                columns={columns}
                FlexRender={table.FlexRender}
                heading={row === undefined ? null : (props.heading?.(row.original) ?? null)}
                isHere={isHere}
                isSelected={props.isChosen ? row !== undefined && props.isChosen(row.original) : isHere}
                cell={isHere ? (props.cell ?? null) : null}
                actions={actions}
              />
            )
          })}
        </div>
      </div>
      {props.after}
    </div>
  )
}

type Newest<Row extends object> = { readonly props: Props<Row>; readonly keys: ReturnType<typeof useGridKeys> }

const toActions = <Row extends object>(newest: RefObject<Newest<Row>>): RowActions<Row> => ({
  here: element => {
    newest.current.keys.hereRef.current = element
  },
  focus: (_, index) => {
    newest.current.keys.moveTo(index, 'stay')
    newest.current.props.onCursor?.(index)
  },
  key: (event, row) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    newest.current.props.onOpen(row)
  },
  click: (event, row, index) => {
    const { onRowClick, onOpen } = newest.current.props
    if (onRowClick) onRowClick(event, row, index)
    else onOpen(row)
  },
  doubleClick: (event, row) => newest.current.props.onRowDoubleClick?.(event, row),
})

import type { Cell, ReactTable } from '@tanstack/react-table'
import { type CSSProperties, type FocusEvent, type KeyboardEvent, type MouseEvent, memo, type ReactNode } from 'react'
import type { GridColumn, gridFeatures } from './data-grid.tsx'

/** What is done to a row: the same object as long as the table is there. */
export type RowActions<Row extends object> = {
  readonly here: (element: HTMLDivElement | null) => void
  readonly focus: (event: FocusEvent, index: number) => void
  readonly key: (event: KeyboardEvent, row: Row) => void
  readonly click: (event: MouseEvent, row: Row, index: number) => void
  readonly doubleClick: (event: MouseEvent, row: Row) => void
}

type Props<Row extends object> = {
  readonly id: string
  readonly index: number
  /** CSS px, from the first row. */
  readonly start: number
  readonly rowHeight: number
  /** Undefined: on its way. */
  readonly row: Row | undefined
  readonly cellsOf: () => readonly Cell<typeof gridFeatures, Row, unknown>[]
  readonly columns: readonly GridColumn<Row>[]
  readonly FlexRender: ReactTable<typeof gridFeatures, Row>['FlexRender']
  readonly heading: ReactNode | null
  readonly isHere: boolean
  readonly isSelected: boolean
  /** The column with the cursor, where it is in this row. */
  readonly cell: string | null
  readonly actions: RowActions<Row>
}

function RowOf<Row extends object>(props: Props<Row>) {
  const { id, index, row, heading, isHere, cell, actions, FlexRender } = props
  const place: CSSProperties = { blockSize: props.rowHeight, transform: `translateY(${props.start}px)` }
  const cellId = (column: string) => `${id}${index}-${column}`
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid
    <div
      role="row"
      className={heading === null ? 'grid-row' : 'grid-row grid-heading'}
      style={place}
      tabIndex={isHere ? 0 : -1}
      ref={isHere ? actions.here : undefined}
      aria-rowindex={index + 2}
      data-here={isHere ? '' : undefined}
      aria-selected={props.isSelected}
      aria-activedescendant={isHere && heading === null && cell ? cellId(cell) : undefined}
      aria-busy={row === undefined ? true : undefined}
      onFocus={event => actions.focus(event, index)}
      onKeyDown={event => row !== undefined && actions.key(event, row)}
      onClick={event => row !== undefined && actions.click(event, row, index)}
      onDoubleClick={event => row !== undefined && actions.doubleClick(event, row)}
    >
      {heading === null ? null : (
        // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: the row has the focus
        <div role="gridcell" className="grid-cell" aria-colspan={props.columns.length}>
          {heading}
        </div>
      )}
      {row === undefined ? (
        // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: the row has the focus
        <div role="gridcell" className="grid-cell dim">
          …
        </div>
      ) : (
        (heading === null ? props.cellsOf() : []).map((each, at) => (
          // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: the row has the focus
          <div
            key={each.id}
            id={cellId(each.column.id)}
            role="gridcell"
            aria-colindex={at + 1}
            data-column={each.column.id}
            data-here={isHere && cell === each.column.id ? '' : undefined}
            className={`grid-cell ${each.column.columnDef.meta?.align ?? ''}`}
          >
            <FlexRender cell={each} />
          </div>
        ))
      )}
    </div>
  )
}

/** What `cellsOf` answers follows from row and columns; its own identity says nothing. */
const isSame = <Row extends object>(before: Props<Row>, after: Props<Row>): boolean =>
  before.row === after.row &&
  before.columns === after.columns &&
  before.index === after.index &&
  before.start === after.start &&
  before.rowHeight === after.rowHeight &&
  before.isHere === after.isHere &&
  before.isSelected === after.isSelected &&
  before.cell === after.cell &&
  // A heading is drawn by whoever has it: there are few.
  before.heading === null &&
  after.heading === null

/** One row, drawn again only when it shows something else. `memo` forgets that the component is generic: it is the same one. */
export const GridRow = memo(RowOf, isSame) as unknown as typeof RowOf

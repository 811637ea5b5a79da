import type { ReactTable } from '@tanstack/react-table'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { type KeyboardEvent, type PointerEvent, type RefObject, useState } from 'react'
import type { gridFeatures } from './data-grid.tsx'

type Props<Row extends object> = {
  readonly table: ReactTable<typeof gridFeatures, Row>
  readonly headRef: RefObject<HTMLDivElement | null>
  /** Down from the head: into the rows. */
  readonly onDown: () => void
  /** Columns can be made wider and narrower; CSS px. */
  readonly onResize?: ((column: string, width: number) => void) | undefined
}

/** CSS px a key widens a column by, and the least it keeps. */
const widening = 16
const leastWidth = 56

const ariaSort = { asc: 'ascending', desc: 'descending' } as const

/** Names of the columns; those that sort are buttons, reached by one tab stop and moved among by arrows. */
export function GridHead<Row extends object>({ table, headRef, onDown, onResize }: Props<Row>) {
  const headers = table.getHeaderGroups().flatMap(group => group.headers)
  const sortable = headers.filter(header => header.column.getCanSort()).map(header => header.id)
  const sorted = headers.find(header => header.column.getIsSorted() !== false)?.id
  const [entered, setEntered] = useState<string | null>(null)
  const stop = entered ?? sorted ?? sortable[0]

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') {
      event.preventDefault()
      onDown()
      return
    }
    // Columns run with the interface: the next one is to the left in Arabic.
    const isRtl = getComputedStyle(event.currentTarget).direction === 'rtl'
    const step = { ArrowLeft: isRtl ? 1 : -1, ArrowRight: isRtl ? -1 : 1 }[event.key]
    if (step === undefined || stop === undefined) return
    event.preventDefault()
    if (event.altKey) {
      const cell = headRef.current
        ?.querySelector(`[data-column="${stop}"]`)
        ?.closest<HTMLElement>('[role=columnheader]')
      if (cell) onResize?.(stop, Math.max(leastWidth, cell.offsetWidth + step * widening))
      return
    }
    const next = sortable[sortable.indexOf(stop) + step]
    if (next === undefined) return
    setEntered(next)
    headRef.current?.querySelector<HTMLElement>(`[data-column="${next}"]`)?.focus()
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: see the grid
    <div role="rowgroup" className="grid-head" ref={headRef} onKeyDown={onKeyDown}>
      {/* biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: its buttons have the focus */}
      <div role="row" className="grid-head-row" aria-rowindex={1}>
        {headers.map((header, at) => {
          const { column } = header
          const direction = column.getIsSorted()
          return (
            // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: its button has the focus
            <div
              key={header.id}
              role="columnheader"
              className={`grid-cell ${column.columnDef.meta?.align ?? ''}`}
              aria-colindex={at + 1}
              aria-sort={column.getCanSort() ? (direction === false ? 'none' : ariaSort[direction]) : undefined}
            >
              {column.getCanSort() ? (
                <button
                  type="button"
                  data-column={header.id}
                  tabIndex={header.id === stop ? 0 : -1}
                  onFocus={() => setEntered(header.id)}
                  onClick={column.getToggleSortingHandler()}
                >
                  <table.FlexRender header={header} />
                  {direction === 'asc' ? <ArrowUp className="i s" /> : null}
                  {direction === 'desc' ? <ArrowDown className="i s" /> : null}
                </button>
              ) : (
                <table.FlexRender header={header} />
              )}
              {onResize === undefined ? null : (
                <span
                  className="grid-edge"
                  aria-hidden
                  onPointerDown={event => dragEdge(event, width => onResize(header.id, width))}
                />
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** Drags a column's end edge; the pointer may leave it. */
function dragEdge(event: PointerEvent<HTMLElement>, onWidth: (width: number) => void): void {
  const edge = event.currentTarget
  const width = edge.parentElement?.offsetWidth ?? 0
  const sign = getComputedStyle(edge).direction === 'rtl' ? -1 : 1
  const from = event.clientX
  const follow = ({ clientX }: { readonly clientX: number }): void =>
    onWidth(Math.max(leastWidth, Math.round(width + sign * (clientX - from))))
  event.preventDefault()
  edge.setPointerCapture(event.pointerId)
  edge.addEventListener('pointermove', follow)
  edge.addEventListener('lostpointercapture', () => edge.removeEventListener('pointermove', follow), { once: true })
}

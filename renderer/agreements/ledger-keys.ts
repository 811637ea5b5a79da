import type { KeyboardEvent } from 'react'
import { keyOf } from '../../shared/ledger/ledger-page.ts'
import { isHers, sayNotHers } from './change-agreements.ts'
import type { ShownLine } from './ledger-lines.ts'
import { choose, chooseAll, chooseNone, edit, ledgerStore, moveCell, setView, toggleGroup } from './ledger-session.ts'

type Around = {
  /** The lines that are loaded. */
  readonly lines: readonly ShownLine[]
  readonly step: (by: 1 | -1) => void
  /** Opens the agreement in its article, or the group. */
  readonly open: () => void
}

/** Does what a key means on the row with the cursor: rows to move by, 0 to stay; undefined leaves the key to the table. */
export function takeRowKey(event: KeyboardEvent, line: ShownLine, around: Around): number | undefined {
  const isChord = event.ctrlKey || event.metaKey
  if (event.altKey) return undefined
  if (isChord) {
    if (event.code !== 'KeyA') return undefined
    void chooseAll()
    return 0
  }
  if (line.row === null) {
    if (event.key !== 'Enter' && event.key !== ' ') return undefined
    toggleGroup(line.heading.heading)
    return 0
  }
  const { row } = line
  switch (event.key) {
    case 'ArrowLeft':
    case 'ArrowRight': {
      // Columns run with the interface: the next one is to the left in Arabic.
      const isRtl = getComputedStyle(event.currentTarget).direction === 'rtl'
      moveBy((event.key === 'ArrowLeft') === isRtl ? 1 : -1)
      return 0
    }
    case 'ArrowDown':
    case 'ArrowUp': {
      if (!event.shiftKey) return undefined
      const by = event.key === 'ArrowDown' ? 1 : -1
      const next = around.lines[around.lines.indexOf(line) + by]
      choose(
        [line, ...(next ? [next] : [])].flatMap(({ row }) => (row ? [[keyOf(row), row] as const] : [])),
        'add',
      )
      return by
    }
    case ' ':
      choose([[keyOf(row), row]], 'toggle')
      return 0
    case 'Escape':
      return leave()
    case 'F2':
      return editCell(line)
    case 'Enter':
      around.open()
      return 0
    default:
      if (event.code !== 'KeyN') return undefined
      around.step(event.shiftKey ? -1 : 1)
      return 0
  }
}

function moveBy(by: 1 | -1): void {
  const { cell, view } = ledgerStore.getState()
  const next = view.columns[Math.max(0, view.columns.indexOf(cell) + by)]
  if (next !== undefined) moveCell(next)
}

/** Type, status and note are edited in their cells; from any other cell the type is. */
export function editCell({ id, row }: ShownLine): number {
  const { cell, view } = ledgerStore.getState()
  const column = cell === 'note' ? 'note' : 'type'
  if (!view.columns.includes(column)) return 0
  moveCell(column)
  if (row !== null && isHers(row)) edit({ line: id, column })
  else if (row !== null) sayNotHers()
  return 0
}

/** Lets go of what was chosen, then of the passages. */
function leave(): number | undefined {
  const { chosen, view } = ledgerStore.getState()
  if (chosen.size > 0) chooseNone()
  else if (view.showsEvidence) setView({ showsEvidence: false })
  else return undefined
  return 0
}

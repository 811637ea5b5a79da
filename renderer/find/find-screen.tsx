import '../article/article.css'
import './find.css'
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useKeymap } from '../article/use-keymap.ts'
import { useReady } from '../shell/use-ready.ts'
import { useApp } from '../state/app.ts'
import { goTo } from '../state/navigate.ts'
import { useText } from '../strings/text.ts'
import { DataGrid } from '../ui/data-grid.tsx'
import { FindHead } from './find-head.tsx'
import { actOf, type FoundAct } from './find-keys.ts'
import { decide, goToPlace, leaveFind, markFound, useFind } from './find-session.ts'
import { foundColumns } from './found-columns.tsx'
import { countDecisions, type FoundRow } from './found-rows.ts'
import { NothingFound } from './nothing-found.tsx'

/** CSS px. */
const rowHeight = 44
/** Rows handed to the table around those that show: making rows of 50,000 for each message would be felt. */
const ahead = 80

const noRows: readonly FoundRow[] = []
const noSorting: [] = []

/** What was found in the whole corpus, article by article, each place in its context: to be marked at once or gone through one by one. */
export function FindScreen() {
  const find = useFind(present => present)
  useReady('find', find !== null)
  useEffect(() => {
    if (find === null) void goTo('article')
  }, [find])
  return find === null ? <main className="blank" /> : <Found />
}

function Found() {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const labels = useApp(state => state.corpus?.scheme.labels)
  const rows = useFind(find => find?.rows ?? noRows)
  const words = useFind(find => find?.words ?? '')
  const current = useFind(find => find?.current ?? null)
  const label = useFind(find => find?.sought.label ?? '')
  const keymap = useKeymap()
  const isRunning = useFind(find => find?.state === 'running')
  const isOpen = useFind(find => find !== null && countDecisions(find.rows, find.decisions).open > 0)
  const [range, setRange] = useState(() => around(rows, current))
  // A button that has done its work goes, and the focus with it: the keys are the rows' again.
  const { main, focusRow } = useFocusOnRow(`${isRunning} ${isOpen}`)
  const showRange = useCallback(
    (first: number, last: number) => {
      setRange(shown => (covers(shown, first, last) ? shown : { first, last }))
      focusRow()
    },
    [focusRow],
  )
  const offset = Math.max(0, range.first - ahead)
  const loaded = useMemo(() => rows.slice(offset, range.last + ahead), [rows, offset, range.last])
  const columns = useMemo(
    () => foundColumns({ t, language, labels: labels ?? [], label }),
    [t, language, labels, label],
  )

  const act = (done: FoundAct, row: FoundRow): number => {
    if (done === 'next' || done === 'previous') return done === 'next' ? 1 : -1
    if (done === 'go') void goToPlace(row)
    else if (done === 'all') void markFound('all')
    else {
      decide(row.id, done)
      return 1
    }
    return 0
  }
  const onRowKey = (event: KeyboardEvent, row: FoundRow): number | undefined => {
    const done = actOf(keymap, event)
    return done === null ? undefined : act(done, row)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.repeat) return
    // Before the first row is there to have the focus, all of them can be asked for.
    const isForAll = event.target === main.current && actOf(keymap, event) === 'all'
    if (event.key !== 'Escape' && !isForAll) return
    event.preventDefault()
    void (isForAll ? markFound('all') : leaveFind())
  }

  return (
    <main ref={main} className="found" tabIndex={-1} aria-label={t('find.region')} onKeyDown={onKeyDown}>
      <FindHead />
      <DataGrid
        label={t('find.table', { words })}
        testId="found-table"
        columns={columns}
        rows={loaded}
        offset={offset}
        total={rows.length}
        idOf={idOfRow}
        rowHeight={rowHeight}
        sorting={noSorting}
        onSort={() => {}}
        onOpen={row => void goToPlace(row)}
        onRowKey={onRowKey}
        current={current}
        onRange={showRange}
        after={rows.length === 0 ? <NothingFound /> : undefined}
      />
    </main>
  )
}

const idOfRow = (row: FoundRow): string => row.id

type Range = { readonly first: number; readonly last: number }

const around = (rows: readonly FoundRow[], current: string | null): Range => {
  const at = Math.max(0, current === null ? 0 : rows.findIndex(row => row.id === current))
  return { first: at, last: at + ahead }
}

/** Whether the rows handed over hold these with some to spare. */
const covers = (shown: Range, first: number, last: number): boolean =>
  first >= shown.first - ahead / 2 && last <= shown.last + ahead / 2

/** The keys belong to the rows: the row at hand has the focus as soon as it is drawn, before that the screen has it. */
function useFocusOnRow(buttons: string) {
  const main = useRef<HTMLElement>(null)
  const focusRow = useCallback(() => {
    const focused = document.activeElement
    if (!main.current || (main.current.contains(focused) && focused !== main.current)) return
    const row = main.current.querySelector<HTMLElement>('.grid-body [role=row][tabindex="0"]')
    ;(row ?? main.current).focus()
  }, [])
  useEffect(focusRow, [focusRow])
  const shown = useRef(buttons)
  useEffect(() => {
    if (shown.current !== buttons && document.activeElement === document.body) focusRow()
    shown.current = buttons
  }, [buttons, focusRow])
  return { main, focusRow }
}

import '../article/article.css'
import './ledger.css'
import './ledger-cells.css'
import './evidence.css'
import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import { keyOf } from '../../shared/ledger/ledger-page.ts'
import type { LedgerColumn } from '../../shared/model/ledger.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import { useReady } from '../shell/use-ready.ts'
import { useApp } from '../state/app.ts'
import { deedStore } from '../state/corpus-deeds.ts'
import { useText } from '../strings/text.ts'
import { DataGrid } from '../ui/data-grid.tsx'
import { ChosenStrip } from './chosen-strip.tsx'
import { EvidenceStrip } from './evidence-strip.tsx'
import { GroupHeading } from './group-heading.tsx'
import { ledgerColumns } from './ledger-columns.tsx'
import { LedgerFacets } from './ledger-facets.tsx'
import { editCell, takeRowKey } from './ledger-keys.ts'
import type { ShownLine } from './ledger-lines.ts'
import {
  choose,
  enterLedger,
  ledgerStore,
  moveCell,
  setView,
  showRange,
  toggleGroup,
  useLedger,
} from './ledger-session.ts'
import { LedgerSaid, LedgerTitle } from './ledger-title.tsx'
import { LedgerTools } from './ledger-tools.tsx'
import { allColumns } from './ledger-view.ts'
import { NoAgreements, Reading } from './no-agreements.tsx'
import { openAgreement } from './open-agreement.ts'
import { copyTable } from './table-commands.ts'
import { useAnnotatorName } from './use-annotator-name.ts'
import { useEvidence } from './use-evidence.ts'

/** CSS px; lines of words are 24 high. */
const roomyRow = 86
const denseRow = 44
const roomyLines = 3

/** Every agreement of the corpus as a table, with the words it stands on. */
export function LedgerScreen() {
  const scheme = useApp(state => state.corpus?.scheme)
  return scheme === undefined ? <main className="blank" /> : <Ledger scheme={scheme} />
}

function Ledger({ scheme }: { readonly scheme: Scheme }) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const { view, filter, page, lines, answers, current, cell, chosen } = useLedger(state => state)
  const deeds = useStore(deedStore, state => state.count)
  const nameOf = useAnnotatorName()
  const search = useRef<HTMLInputElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: after a deed it is asked again
  useEffect(enterLedger, [deeds])
  useReady('agreements', page !== null)

  const { columns: names, widths, isDense } = view
  const columns = useMemo(() => {
    const view = { columns: names, widths }
    return ledgerColumns({ t, language, scheme, view, lines: isDense ? 1 : roomyLines, nameOf })
  }, [t, language, scheme, names, widths, isDense, nameOf])
  const sorting = useMemo(() => [{ id: filter.sort.column, desc: filter.sort.descending }], [filter.sort])
  const isChosen = useCallback(({ row }: ShownLine) => row !== null && chosen.has(keyOf(row)), [chosen])
  const here = lines.find(({ id }) => id === current) ?? lines.find(({ row }) => row !== null) ?? null
  const found = useEvidence(view.showsEvidence ? (here?.row ?? null) : null, cell)
  const offset = page?.offset ?? 0
  const noteHere = (index: number): void => {
    const line = lines[index - offset]
    if (line && line.id !== current) ledgerStore.setState({ current: line.id })
  }

  const open = (line: ShownLine): void => {
    if (line.heading !== null) toggleGroup(line.heading.heading)
    else if (view.showsEvidence) void openAgreement(line.row, found.span)
    else setView({ showsEvidence: true })
  }
  const pick = (event: MouseEvent, line: ShownLine): void => {
    if (line.heading !== null) {
      toggleGroup(line.heading.heading)
      return
    }
    const column = columnAt(event)
    const known = allColumns.find(each => each === column)
    if (known) moveCell(known)
    if (event.ctrlKey || event.metaKey || column === 'nth') choose([[keyOf(line.row), line.row]], 'toggle')
  }
  const onRowKey = (event: KeyboardEvent, line: ShownLine): number | undefined =>
    takeRowKey(event, line, { lines, step: found.step, open: () => open(line) })
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.target instanceof HTMLInputElement) return
    if (event.key === '/' || event.code === 'Slash') {
      event.preventDefault()
      search.current?.focus()
      search.current?.select()
    } else if ((event.ctrlKey || event.metaKey) && event.code === 'KeyC' && (getSelection()?.isCollapsed ?? true)) {
      event.preventDefault()
      void copyTable()
    }
  }

  const isEmpty = page !== null && page.total === 0
  useFocusOnRow(page !== null)
  return (
    <main className="ledger" data-answers={answers} onKeyDown={onKeyDown}>
      <div className="ledger-body" data-evidence={view.showsEvidence && here?.row ? '' : undefined}>
        <LedgerTitle page={page} />
        <LedgerTools searchRef={search} />
        <LedgerSaid />
        <ChosenStrip scheme={scheme} />
        <DataGrid
          label={t('ledger.title')}
          testId="ledger-table"
          columns={columns}
          rows={lines}
          offset={offset}
          total={page?.total ?? 0}
          idOf={idOfLine}
          rowHeight={view.isDense ? denseRow : roomyRow}
          sorting={sorting}
          onSort={([next]) => {
            const column = allColumns.find(each => each === next?.id)
            if (next && column) setView({ sort: { column, descending: next.desc } })
          }}
          onOpen={open}
          onRowKey={onRowKey}
          current={here?.id ?? null}
          onRange={showRange}
          cell={cell}
          onRowClick={pick}
          onRowDoubleClick={(_, line) => {
            if (line.row !== null && isEdited(cell)) editCell(line)
            else if (line.row !== null) open(line)
          }}
          isChosen={isChosen}
          onCursor={noteHere}
          heading={({ heading }) =>
            heading === null || filter.group === null ? null : (
              <GroupHeading heading={heading} group={filter.group} scheme={scheme} />
            )
          }
          onResize={(column, width) => {
            const known = allColumns.find(each => each === column)
            if (known) setView({ widths: { ...view.widths, [known]: width } })
          }}
          after={page === null ? <Reading /> : isEmpty ? <NoAgreements page={page} /> : undefined}
        />
        {view.showsEvidence && here?.row ? (
          <EvidenceStrip
            row={here.row}
            nth={here.nth}
            found={found}
            cell={cell}
            scheme={scheme}
            onOpen={() => open(here)}
          />
        ) : null}
      </div>
      <LedgerFacets scheme={scheme} />
    </main>
  )
}

/** Coming from another screen by its name, the keys are the rows'. */
function useFocusOnRow(isThere: boolean): void {
  useEffect(() => {
    const focused = document.activeElement
    if (!isThere || (focused !== document.body && focused?.closest('nav') === null)) return
    document.querySelector<HTMLElement>('.ledger .grid-body [role=row][tabindex="0"]')?.focus()
  }, [isThere])
}

const idOfLine = ({ id }: ShownLine): string => id

/** The column of the cell that was pressed. */
const columnAt = ({ target }: MouseEvent): string | null =>
  target instanceof Element ? (target.closest<HTMLElement>('[role=gridcell]')?.dataset.column ?? null) : null

/** Columns whose cells are edited where they stand. */
const isEdited = (column: LedgerColumn): boolean => column === 'type' || column === 'note'

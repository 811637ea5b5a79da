import '../find/find.css'
import './inbox.css'
import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useMemo, useRef } from 'react'
import { useStore } from 'zustand'
import type { InboxItem } from '../../shared/model/inbox.ts'
import { assertNever } from '../../shared/result.ts'
import { useKeymap } from '../article/use-keymap.ts'
import { useApp } from '../state/app.ts'
import { deedStore } from '../state/corpus-deeds.ts'
import { useText } from '../strings/text.ts'
import { DataGrid } from '../ui/data-grid.tsx'
import { fixItems, openItem, settleItems } from './inbox-acts.ts'
import { inboxColumns } from './inbox-columns.tsx'
import { InboxHead } from './inbox-head.tsx'
import { inboxAct } from './inbox-keys.ts'
import { alikeTo, gatherInbox, inboxStore, itemsShown, setCurrentItem, useInbox } from './inbox-store.ts'
import { NothingWaits } from './nothing-waits.tsx'

/** CSS px. */
const rowHeight = 46
const noSorting: [] = []

/** What waits to be looked at in her articles: each to be mended, or called fine as it is, with one key. */
export function InboxPane() {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const scheme = useApp(state => state.corpus?.scheme)
  const path = useApp(state => state.corpus?.path ?? null)
  const isReadOnly = useApp(state => state.corpus?.readOnly ?? true)
  const corpus = useInbox(state => state.corpus)
  const items = useInbox(state => state.items)
  const shown = useInbox(state => state.shown)
  const state = useInbox(state => state.state)
  const current = useInbox(state => state.current)
  const rows = useMemo(() => itemsShown(items, shown), [items, shown])
  const keymap = useKeymap()
  const pane = useRef<HTMLElement>(null)
  useGathering(path, corpus)

  const answer = useCallback((act: typeof fixItems, those: readonly InboxItem[]) => {
    // The row that has come into its place; where none is left, the kinds.
    const next = () =>
      pane.current?.querySelector<HTMLElement>('.grid-body [role=row][tabindex="0"]') ??
      pane.current?.querySelector<HTMLElement>('.inbox-head [aria-pressed=true]')
    void act(those).then(() => next()?.focus())
  }, [])
  const columns = useMemo(
    () =>
      scheme
        ? inboxColumns({
            t,
            language,
            scheme,
            isReadOnly,
            onFix: item => answer(fixItems, [item]),
            onSettle: item => answer(settleItems, [item]),
          })
        : [],
    [t, language, scheme, isReadOnly, answer],
  )
  const onRowKey = (event: KeyboardEvent, row: InboxItem): number | undefined => {
    const act = inboxAct(keymap, event)
    if (act === null) return undefined
    if (isReadOnly && act !== 'next' && act !== 'previous') return 0
    switch (act) {
      case 'next':
        return 1
      case 'previous':
        return -1
      case 'fix':
        if (row.fix === null) void openItem(row)
        else answer(fixItems, [row])
        return 0
      case 'fixAlike':
        if (row.fix !== null) answer(fixItems, alikeTo(items, row))
        return 0
      case 'settle':
        answer(settleItems, [row])
        return 0
      case 'settleAlike':
        answer(settleItems, alikeTo(items, row))
        return 0
      default:
        return assertNever(act)
    }
  }
  const onRowClick = (event: MouseEvent, row: InboxItem): void => {
    setCurrentItem(row.id)
    if (event.detail === 2) void openItem(row)
  }
  return (
    <section ref={pane} className="inbox" aria-label={t('inbox.region')}>
      <InboxHead />
      {rows.length === 0 && state !== 'running' ? (
        <NothingWaits />
      ) : (
        <DataGrid
          key={shown}
          label={t('inbox.region')}
          testId="inbox-table"
          columns={columns}
          rows={rows}
          offset={0}
          total={rows.length}
          idOf={item => item.id}
          rowHeight={rowHeight}
          sorting={noSorting}
          onSort={nothingSorted}
          onOpen={item => void openItem(item)}
          onRowKey={onRowKey}
          onRowClick={onRowClick}
          onCursor={index => {
            const row = rows[index]
            if (row) setCurrentItem(row.id)
          }}
          current={current}
          onRange={allLoaded}
        />
      )}
    </section>
  )
}

/** Gathered whenever she comes, since she may have been in an article, and again after a deed is taken back or done again. */
function useGathering(path: string | null, corpus: string | null): void {
  useEffect(() => {
    const { state } = inboxStore.getState()
    if (path !== null && (corpus !== path || state === 'idle' || state === 'done')) void gatherInbox()
  }, [path, corpus])
  // Which deed is next to be done again changes with each that is taken back; a new one alone changes nothing here.
  const turn = useStore(deedStore, ({ last }) => `${last?.undone ?? false} ${last?.redo?.sequence ?? ''}`)
  const seen = useRef(turn)
  useEffect(() => {
    if (seen.current === turn) return
    seen.current = turn
    void gatherInbox()
  }, [turn])
}

const nothingSorted = (): void => {}
const allLoaded = (): void => {}

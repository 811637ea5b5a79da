import { type KeyboardEvent, type MouseEvent, useMemo, useRef } from 'react'
import { mentionRowsOf } from '../../shared/model/concordance-rows.ts'
import { useKeymap } from '../article/use-keymap.ts'
import { useWidth } from '../library/use-width.ts'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'
import { DataGrid } from '../ui/data-grid.tsx'
import { askEntity, askLink, askMany } from './acts.ts'
import { mentionAct } from './concordance-keys.ts'
import {
  chooseAll,
  chooseNone,
  extendTo,
  keyOfMention,
  type ShownMention,
  setCurrent,
  showMentions,
  sortBy,
  toggle,
  useConcordance,
} from './concordance-store.ts'
import { contextColumns } from './concordance-view.ts'
import { measureNaskh } from './cut-context.ts'
import { mentionColumns } from './mention-columns.tsx'
import { openMention } from './open-mention.ts'
import { SubjectHead } from './subject-head.tsx'

/** CSS px. */
const rowHeight = 38
/** CSS px of the table's own margins. */
const margins = 46

const noRows: readonly ShownMention[] = []

/** px of the widest mention, each spelling measured once. */
function widest(rows: readonly ShownMention[]): number {
  const spellings = new Set(rows.map(({ context: { lead, words, tail } }) => `${lead}${words}${tail}`))
  return Math.max(0, ...[...spellings].map(measureNaskh))
}

type Props = { readonly onLeave: () => void }

/** Every mention of the subject in its context, aligned on the mention. */
export function MentionsPane({ onLeave }: Props) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const labels = useApp(state => state.corpus?.scheme.labels)
  const page = useConcordance(state => state.page)
  const by = useConcordance(state => state.view.by)
  const chosen = useConcordance(state => state.chosen)
  const current = useConcordance(state => state.current)
  const answered = useConcordance(state => state.answered)
  const isReadOnly = useApp(state => state.corpus?.readOnly ?? true)
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame) - margins
  const keymap = useKeymap()
  const rows = useMemo(() => (page === null ? noRows : mentionRowsOf(page)), [page])
  const longest = useMemo(() => widest(rows), [rows])
  const columns = useMemo(
    () =>
      mentionColumns({
        t,
        language,
        labels: labels ?? [],
        width,
        longest,
        nameOf: link => page?.facts.links.find(({ id }) => id === link)?.name ?? link,
      }),
    [t, language, labels, width, longest, page],
  )
  const sorting = useMemo(() => [{ id: by.column, desc: by.descending }], [by])
  const offset = page?.offset ?? 0
  const indexOf = (row: ShownMention): number => offset + rows.indexOf(row)

  const onRowKey = (event: KeyboardEvent, row: ShownMention): number | undefined => {
    const act = mentionAct(keymap, event)
    const at = indexOf(row)
    switch (act?.do) {
      case 'toggle':
        toggle(row, at)
        return 1
      case 'extend': {
        if (chosen.size === 0 || !chosen.has(keyOfMention(row))) toggle(row, at)
        const next = Math.min(Math.max(at + act.by, 0), (page?.total ?? 1) - 1)
        extendTo(next)
        return act.by
      }
      case 'all':
        void chooseAll()
        return 0
      case 'none':
        chooseNone()
        return 0
      case 'open':
        void openMention(row)
        return 0
      case 'label':
        if (!isReadOnly) askMany({ label: act.label }, row)
        return 0
      case 'link':
        if (!isReadOnly) askLink(row)
        return 0
      case 'unlink':
        if (!isReadOnly) askMany({ link: null }, row)
        return 0
      case 'merge':
      case 'names':
        if (!isReadOnly && answered?.kind === 'entity') void askEntity(act.do, answered.id)
        return 0
      case 'move':
        return act.by
      default:
        return undefined
    }
  }
  const onRowClick = (event: MouseEvent, row: ShownMention, index: number): void => {
    const isBox = event.target instanceof Element && event.target.closest('.row-box') !== null
    if (event.shiftKey) extendTo(index)
    else if (isBox || event.ctrlKey || event.metaKey) toggle(row, index)
    else if (event.detail === 2) void openMention(row)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    if (chosen.size > 0) chooseNone()
    else onLeave()
  }
  return (
    <section className="mentions-pane" aria-label={t('concordance.region')} onKeyDown={onKeyDown}>
      <SubjectHead />
      {/* The lines of text stand as on the page, in either interface. */}
      <div className="kwic-page" dir="rtl" ref={frame}>
        <DataGrid
          key={JSON.stringify(answered)}
          label={t('concordance.region')}
          testId="concordance-table"
          columns={columns}
          rows={rows}
          offset={offset}
          total={page?.total ?? 0}
          idOf={keyOfMention}
          rowHeight={rowHeight}
          sorting={sorting}
          onSort={([next]) => {
            const column = contextColumns.find(candidate => candidate === next?.id)
            if (next && column) sortBy({ column, descending: next.desc })
          }}
          onOpen={row => void openMention(row)}
          onRowKey={onRowKey}
          onRowClick={onRowClick}
          isChosen={row => chosen.has(keyOfMention(row))}
          onCursor={index => {
            const row = rows[index - offset]
            if (row) setCurrent(keyOfMention(row))
          }}
          current={current}
          onRange={showMentions}
        />
      </div>
    </section>
  )
}

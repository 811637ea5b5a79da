import { Combine, Tags } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useMemo } from 'react'
import type { NamesShown, Subject } from '../../shared/model/concordance.ts'
import { type NameRow, nameRowsOf } from '../../shared/model/concordance-rows.ts'
import { KeyCap } from '../article/key-cap.tsx'
import { LabelSample } from '../article/label-sample.tsx'
import { useApp } from '../state/app.ts'
import { toFigure } from '../strings/figures.ts'
import { useText } from '../strings/text.ts'
import { DataGrid } from '../ui/data-grid.tsx'
import { MenuButton } from '../ui/menu-button.tsx'
import { MenuRow } from '../ui/menu-row.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { askEntity, askLinkOfForm } from './acts.ts'
import { nameAct, sameCode } from './concordance-keys.ts'
import { changeNames, choose, showList, showNames, useConcordance } from './concordance-store.ts'
import { nameColumns, namesShown } from './concordance-view.ts'
import { namesColumns } from './names-columns.tsx'
import { SamePane } from './same-pane.tsx'
import { subjectOf } from './subject-of.ts'

/** CSS px. */
const rowHeight = 56
const noRows: readonly NameRow[] = []

type Props = {
  readonly search: RefObject<HTMLInputElement | null>
  /** On into the mentions of the row. */
  readonly onEnter: () => void
}

/** Who and what the corpus names: canonical entities, and forms that are linked to none. The row with the cursor is the one gone through. */
export function NamesPane({ search, onEnter }: Props) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const labels = useApp(state => state.corpus?.scheme.labels)
  const names = useConcordance(state => state.names)
  const view = useConcordance(state => state.view)
  const rows = useMemo(() => (names === null ? noRows : nameRowsOf(names)), [names])
  const columns = useMemo(() => namesColumns({ t, language, labels: labels ?? [] }), [t, language, labels])
  const sorting = useMemo(() => [{ id: view.namesBy.column, desc: view.namesBy.descending }], [view.namesBy])
  const offset = names?.offset ?? 0
  const list = useConcordance(state => state.list)
  const isReadOnly = useApp(state => state.corpus?.readOnly ?? true)
  const onRowKey = (event: KeyboardEvent, row: NameRow): number | undefined => {
    const act = nameAct(event)
    if (act === null || isReadOnly) return undefined
    if (act === 'link' && row.kind === 'form') void askLinkOfForm(row)
    if (act !== 'link' && row.kind === 'entity') void askEntity(act, row.id)
    return 0
  }
  if (list === 'same')
    return (
      <section className="names" aria-label={t('concordance.same.region')}>
        <SameSwitch />
        <SamePane onEnter={onEnter} />
      </section>
    )
  return (
    <section className="names" aria-label={t('concordance.names.region')}>
      <SameSwitch />
      <div className="names-tools">
        <NamesSearch field={search} />
        <LabelChoice />
      </div>
      <ShownChoice />
      <DataGrid
        label={t('concordance.names.region')}
        testId="names-table"
        columns={columns}
        rows={rows}
        offset={offset}
        total={names?.total ?? 0}
        idOf={idOfName}
        rowHeight={rowHeight}
        sorting={sorting}
        onSort={([next]) => {
          const column = nameColumns.find(candidate => candidate === next?.id)
          if (next && column) changeNames({ namesBy: { column, descending: next.desc } })
        }}
        onOpen={row => {
          void choose(subjectOf(row))
          onEnter()
        }}
        onRowClick={(_event, row) => void choose(subjectOf(row))}
        onRowKey={onRowKey}
        onCursor={index => {
          const row = rows[index - offset]
          if (row) void choose(subjectOf(row))
        }}
        current={currentId(view.subject)}
        onRange={showNames}
        after={
          names !== null && names.total === 0 ? <p className="names-none dim">{t('concordance.names.none')}</p> : null
        }
      />
    </section>
  )
}

/** Between the names and the pairs of them that may be one; nothing where nothing is proposed. */
function SameSwitch() {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const isReadOnly = useApp(state => state.corpus?.readOnly ?? true)
  const list = useConcordance(state => state.list)
  const count = useConcordance(state => state.same?.length ?? 0)
  if (isReadOnly || (count === 0 && list === 'names')) return <span hidden />
  return (
    <button
      type="button"
      className="same-switch"
      aria-pressed={list === 'same'}
      aria-keyshortcuts="y"
      title={t('concordance.same.tip')}
      onClick={() => showList(list === 'same' ? 'names' : 'same')}
    >
      <Combine className="i" />
      <span className="spring">{t('concordance.same.switch')}</span>
      <span className="count">{toFigure(count, language)}</span>
      <KeyCap code={sameCode} />
    </button>
  )
}

const idOfName = (row: NameRow): string => `${row.kind} ${row.id}`

const currentId = (subject: Subject | null): string | null =>
  subject?.kind === 'form' ? `form ${subject.key}` : subject?.kind === 'entity' ? `entity ${subject.id}` : null

function NamesSearch({ field }: { readonly field: RefObject<HTMLInputElement | null> }) {
  const t = useText()
  const search = useConcordance(state => state.search)
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault()
      event.currentTarget.closest('.names')?.querySelector<HTMLElement>('.grid-body [role=row][tabindex="0"]')?.focus()
    }
  }
  return (
    <SearchField
      field={field}
      label={t('concordance.names.search')}
      clear={t('concordance.names.clear')}
      value={search}
      onChange={value => changeNames({ search: value })}
      onKeyDown={onKeyDown}
    />
  )
}

/** One label's names and, until another name is gone through, all its mentions. */
function LabelChoice() {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const labels = useApp(state => state.corpus?.scheme.labels)
  const occurring = useConcordance(state => state.names?.corpus.labels)
  const [chosen] = useConcordance(state => state.view.labels)
  const label = labels?.find(({ id }) => id === chosen)
  return (
    <MenuButton
      name={t('concordance.names.labels')}
      className={chosen === undefined ? 'btn quiet' : 'btn'}
      face={label === undefined ? <Tags className="i" /> : <LabelSample label={label} />}
      selectionMode="single"
      selectedKeys={[chosen ?? any]}
      onAction={key => {
        const wanted = key === any ? undefined : String(key)
        changeNames({ labels: wanted === undefined ? [] : [wanted] })
        if (wanted !== undefined) void choose({ kind: 'label', label: wanted })
      }}
    >
      {[
        <MenuRow key={any} id={any} text={t('concordance.names.anyLabel')} ticked />,
        ...(labels ?? [])
          .filter(({ id }) => id === chosen || occurring?.includes(id))
          .map(one => (
            <MenuRow key={one.id} id={one.id} text={one.name[language]} ticked>
              <LabelSample label={one} />
              {one.name[language]}
            </MenuRow>
          )),
      ]}
    </MenuButton>
  )
}

/** No label is called so in a scheme. */
const any = '-'

function ShownChoice() {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const shown = useConcordance(state => state.view.shown)
  const corpus = useConcordance(state => state.names?.corpus)
  const countOf = (which: NamesShown): number =>
    corpus === undefined
      ? 0
      : { all: corpus.entities + corpus.unlinked, entities: corpus.entities, unlinked: corpus.unlinked }[which]
  return (
    <fieldset className="seg" aria-label={t('concordance.names.shown')}>
      {namesShown.map(which => (
        <button key={which} type="button" aria-pressed={shown === which} onClick={() => changeNames({ shown: which })}>
          {t(`concordance.names.of.${which}`)} <span className="count">{toFigure(countOf(which), language)}</span>
        </button>
      ))}
    </fieldset>
  )
}

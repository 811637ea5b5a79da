import { ChevronsDownUp, ChevronsUpDown, Columns3, Download, Group, Rows2, Rows3 } from 'lucide-react'
import type { RefObject } from 'react'
import { allClosed } from '../../shared/ledger/in-groups.ts'
import { useText } from '../strings/text.ts'
import { MenuButton } from '../ui/menu-button.tsx'
import { MenuRow } from '../ui/menu-row.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { ToolButton } from '../ui/tool-button.tsx'
import { ask, setView, toggleAllGroups, useLedger } from './ledger-session.ts'
import { allColumns, allGroups } from './ledger-view.ts'
import { saveTable } from './table-commands.ts'

/** Search, groups, columns, height of rows, and the way out as a table. */
export const LedgerTools = ({ searchRef }: { readonly searchRef: RefObject<HTMLInputElement | null> }) => (
  <div className="ledger-tools">
    <LedgerSearch searchRef={searchRef} />
    <span className="spring" />
    <GroupMenu />
    <ColumnsMenu />
    <RowHeight />
    <CsvMenu />
  </div>
)

function LedgerSearch({ searchRef }: { readonly searchRef: RefObject<HTMLInputElement | null> }) {
  const t = useText()
  const search = useLedger(state => state.filter.search)
  return (
    <SearchField
      field={searchRef}
      label={t('ledger.search.label')}
      clear={t('ledger.search.clear')}
      value={search}
      onChange={value => ask({ search: value })}
    />
  )
}

function GroupMenu() {
  const t = useText()
  const group = useLedger(state => state.view.group)
  const isAllClosed = useLedger(state => state.filter.closed.includes(allClosed))
  return (
    <>
      <MenuButton
        name={t('ledger.group.name')}
        className="btn quiet"
        face={
          <>
            <Group className="i" aria-hidden />
            {group === null ? t('ledger.group.name') : t('ledger.group.by', { what: t(`ledger.group.${group}`) })}
          </>
        }
        selectionMode="single"
        selectedKeys={[group ?? 'none']}
        onAction={key => setView({ group: allGroups.find(each => each === key) ?? null })}
      >
        <MenuRow id="none" text={t('ledger.group.none')} ticked />
        {allGroups.map(each => (
          <MenuRow key={each} id={each} text={t(`ledger.group.${each}`)} ticked />
        ))}
      </MenuButton>
      {group === null ? null : (
        <ToolButton
          name={t(isAllClosed ? 'ledger.group.openAll' : 'ledger.group.closeAll')}
          pressed={isAllClosed}
          onPress={toggleAllGroups}
        >
          {isAllClosed ? <ChevronsUpDown className="i" /> : <ChevronsDownUp className="i" />}
        </ToolButton>
      )}
    </>
  )
}

function ColumnsMenu() {
  const t = useText()
  const shown = useLedger(state => state.view.columns)
  return (
    <MenuButton
      name={t('ledger.columns.choose')}
      className="btn quiet"
      face={
        <>
          <Columns3 className="i" aria-hidden />
          {t('ledger.columns.choose')}
        </>
      }
      selectionMode="multiple"
      selectedKeys={shown}
      onSelectionChange={keys => {
        const chosen = allColumns.filter(column => keys === 'all' || keys.has(column))
        // A table without a column is none.
        if (chosen.length > 0) setView({ columns: chosen })
      }}
    >
      {allColumns.map(column => (
        <MenuRow key={column} id={column} text={t(`ledger.columns.${column}`)} ticked />
      ))}
    </MenuButton>
  )
}

function RowHeight() {
  const t = useText()
  const isDense = useLedger(state => state.view.isDense)
  return (
    <ToolButton
      name={t(isDense ? 'ledger.rows.roomy' : 'ledger.rows.dense')}
      pressed={isDense}
      onPress={() => setView({ isDense: !isDense })}
    >
      {isDense ? <Rows2 className="i" /> : <Rows3 className="i" />}
    </ToolButton>
  )
}

function CsvMenu() {
  const t = useText()
  const isEmpty = useLedger(state => (state.page?.found.agreements ?? 0) === 0)
  return (
    <MenuButton
      name={t('ledger.csv.name')}
      className="btn"
      face={
        <>
          <Download className="i" aria-hidden />
          {t('ledger.csv.name')}
        </>
      }
      disabledKeys={isEmpty ? ['excel', 'plain'] : []}
      onAction={key => void saveTable(key === 'excel')}
    >
      <MenuRow id="excel" text={t('ledger.csv.forExcel')} />
      <MenuRow id="plain" text={t('ledger.csv.plain')} />
    </MenuButton>
  )
}

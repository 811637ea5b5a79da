import { Rows2, Rows3, Tags } from 'lucide-react'
import type { RefObject } from 'react'
import type { LibraryPage, LibraryQuery } from '../../shared/model/library.ts'
import type { Status } from '../../shared/model/records.ts'
import type { Label } from '../../shared/model/scheme.ts'
import { LabelSample } from '../article/label-sample.tsx'
import { useApp } from '../state/app.ts'
import { toFigure } from '../strings/figures.ts'
import { useText } from '../strings/text.ts'
import { MenuButton } from '../ui/menu-button.tsx'
import { MenuRow } from '../ui/menu-row.tsx'
import { SearchField } from '../ui/search-field.tsx'

type Props = {
  readonly query: LibraryQuery
  readonly page: LibraryPage | null
  readonly labels: readonly Label[]
  readonly ask: (change: Partial<LibraryQuery>) => void
  readonly searchRef: RefObject<HTMLInputElement | null>
}

/** Search, status and labels: each narrows the list at once. */
export const LibraryFilters = ({ query, page, labels, ask, searchRef }: Props) => (
  <>
    <LibrarySearch search={query.search} ask={ask} searchRef={searchRef} />
    <StatusFilter statuses={query.statuses} counts={page?.byStatus ?? null} ask={ask} />
    <LabelFilter chosen={query.labels} labels={labels} ask={ask} />
  </>
)

function LibrarySearch({ search, ask, searchRef }: { readonly search: string } & Pick<Props, 'ask' | 'searchRef'>) {
  const t = useText()
  return (
    <SearchField
      field={searchRef}
      label={t('library.search.label')}
      clear={t('library.search.clear')}
      value={search}
      onChange={value => ask({ search: value })}
    />
  )
}

const offered: readonly Status[] = ['new', 'in-progress', 'to-discuss', 'done', 'irrelevant']

type StatusProps = { readonly statuses: readonly Status[]; readonly counts: LibraryPage['byStatus'] | null } & Pick<
  Props,
  'ask'
>

function StatusFilter({ statuses, counts, ask }: StatusProps) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const [chosen] = statuses
  const countOf = (status: Status) => counts?.[status] ?? 0
  const all = offered.reduce((sum, status) => sum + countOf(status), 0)
  // Seldom used: it takes no room while nothing has it.
  const shown = offered.filter(status => status !== 'irrelevant' || countOf(status) > 0 || chosen === status)
  return (
    <fieldset className="seg" aria-label={t('library.filter.status')}>
      <button type="button" aria-pressed={chosen === undefined} onClick={() => ask({ statuses: [] })}>
        {t('library.filter.all')} <span className="count">{toFigure(all, language)}</span>
      </button>
      {shown.map(status => (
        <button
          key={status}
          type="button"
          aria-pressed={chosen === status}
          onClick={() => ask({ statuses: chosen === status ? [] : [status] })}
        >
          {t(`common.status.${status}`)} <span className="count">{toFigure(countOf(status), language)}</span>
        </button>
      ))}
    </fieldset>
  )
}

function LabelFilter({ chosen, labels, ask }: { readonly chosen: readonly string[] } & Pick<Props, 'labels' | 'ask'>) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const face =
    chosen.length === 0 ? t('library.filter.labels') : t('library.filter.labelsChosen', { count: chosen.length })
  return (
    <MenuButton
      name={face}
      className={chosen.length === 0 ? 'btn quiet' : 'btn'}
      face={
        <>
          <Tags className="i" />
          {face}
        </>
      }
      selectionMode="multiple"
      selectedKeys={chosen}
      onSelectionChange={keys =>
        ask({ labels: keys === 'all' ? labels.map(label => label.id) : [...keys].map(String) })
      }
    >
      {labels.map(label => (
        <MenuRow key={label.id} id={label.id} text={label.name[language]} ticked>
          <LabelSample label={label} />
          {label.name[language]}
        </MenuRow>
      ))}
    </MenuButton>
  )
}

type HeightProps = { readonly isRoomy: boolean; readonly onChange: (isRoomy: boolean) => void }

/** Rows of two lines, or as many as fit. */
export function RowHeightButton({ isRoomy, onChange }: HeightProps) {
  const t = useText()
  const Icon = isRoomy ? Rows2 : Rows3
  return (
    <button
      type="button"
      className="btn quiet"
      title={t('library.rows.label')}
      aria-label={`${t('library.rows.label')}: ${isRoomy ? t('library.rows.roomy') : t('library.rows.dense')}`}
      onClick={() => onChange(!isRoomy)}
    >
      <Icon className="i" />
      {isRoomy ? t('library.rows.roomy') : t('library.rows.dense')}
    </button>
  )
}

import { ownFacets } from '../../shared/ledger/ledger-page.ts'
import type { LedgerColumn, LedgerFilter, LedgerGroup } from '../../shared/model/ledger.ts'

/** How she left the table; `settings.views.agreements`. */
export type LedgerView = {
  /** Shown, in their order. */
  readonly columns: readonly LedgerColumn[]
  /** CSS px of those she has dragged. */
  readonly widths: Readonly<Partial<Record<LedgerColumn, number>>>
  readonly sort: LedgerFilter['sort']
  readonly group: LedgerGroup | null
  readonly isDense: boolean
  /** The passages below the table. */
  readonly showsEvidence: boolean
}

/** In the order they stand in; `place` is the last, as footnotes are. */
export const allColumns: readonly LedgerColumn[] = [
  'type',
  'party',
  'person',
  'date',
  'location',
  'subject',
  'attendee',
  'violations',
  'note',
  'annotator',
  'place',
]
export const allGroups: readonly LedgerGroup[] = ['party', 'country', 'type', 'month']

export const defaultView: LedgerView = {
  columns: ['type', 'party', 'person', 'date', 'location', 'subject', 'violations', 'place'],
  widths: {},
  sort: { column: 'place', descending: false },
  group: null,
  isDense: false,
  showsEvidence: true,
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isColumn = (value: unknown): value is LedgerColumn => allColumns.some(column => column === value)
const isGroup = (value: unknown): value is LedgerGroup => allGroups.some(group => group === value)
const isWidth = (value: unknown): value is number => typeof value === 'number' && value >= 40 && value <= 2000

/** What is known of a view that was remembered, perhaps by another version; the rest is as at first. */
export function toView(saved: unknown): LedgerView {
  if (!isObject(saved)) return defaultView
  const columns = Array.isArray(saved.columns) ? saved.columns.filter(isColumn) : []
  const widths = isObject(saved.widths)
    ? Object.fromEntries(Object.entries(saved.widths).filter(([column, width]) => isColumn(column) && isWidth(width)))
    : {}
  const { sort } = saved
  const flag = (name: 'isDense' | 'showsEvidence'): boolean => {
    const value = saved[name]
    return typeof value === 'boolean' ? value : defaultView[name]
  }
  return {
    columns: columns.length > 0 ? [...new Set(columns)] : defaultView.columns,
    widths,
    sort:
      isObject(sort) && isColumn(sort.column)
        ? { column: sort.column, descending: sort.descending === true }
        : defaultView.sort,
    group: isGroup(saved.group) ? saved.group : null,
    isDense: flag('isDense'),
    showsEvidence: flag('showsEvidence'),
  }
}

/** The question a view begins with: her own agreements. */
export const filterOf = (view: LedgerView, annotator: string | null): LedgerFilter => ({
  search: '',
  facets: ownFacets(annotator),
  sort: view.sort,
  group: view.group,
  closed: [],
})

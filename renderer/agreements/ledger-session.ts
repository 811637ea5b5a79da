import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { allClosed } from '../../shared/ledger/in-groups.ts'
import { keyOf, rowsOf } from '../../shared/ledger/ledger-page.ts'
import type { FacetName, LedgerColumn, LedgerFilter, LedgerPage, LedgerRow } from '../../shared/model/ledger.ts'
import { appStore, tell } from '../state/app.ts'
import { remember } from '../state/remember.ts'
import { request } from '../state/request.ts'
import { keepLines, linesOf, type ShownLine } from './ledger-lines.ts'
import { filterOf, type LedgerView, toView } from './ledger-view.ts'

/** Lines asked for first, those asked for at once while she scrolls, and how many of them are kept behind her. */
const firstSize = 60
const pageSize = 160
const behind = 40

/** With fewer lines than this ahead of the screen more are asked for. */
const margin = 40

/** Lines of one answer at most. */
const mostLines = 1000

/** What she does in the ledger: it stands as she left it while the program runs. */
export type LedgerState = {
  /** Folder of the corpus it is about; null: not shown yet. */
  readonly corpus: string | null
  readonly view: LedgerView
  readonly filter: LedgerFilter
  readonly offset: number
  /** The answer on the screen: of this question, or of the one before while this one is under way. */
  readonly page: LedgerPage | null
  /** Those of the page, from `page.offset` on. */
  readonly lines: readonly ShownLine[]
  /** Answers so far. */
  readonly answers: number
  /** The line with the cursor, and its column. */
  readonly current: string | null
  readonly cell: LedgerColumn
  /** Agreements chosen for one deed, by key. */
  readonly chosen: ReadonlyMap<string, LedgerRow>
  /** The cell that is being edited. */
  readonly editing: { readonly line: string; readonly column: LedgerColumn } | null
}

const noLines: readonly ShownLine[] = []
const noChosen: ReadonlyMap<string, LedgerRow> = new Map()

export const ledgerStore = createStore<LedgerState>(() => ({
  corpus: null,
  view: toView(null),
  filter: filterOf(toView(null), null),
  offset: 0,
  page: null,
  lines: noLines,
  answers: 0,
  current: null,
  cell: 'type',
  chosen: noChosen,
  editing: null,
}))

export const useLedger = <Part>(select: (state: LedgerState) => Part): Part => useStore(ledgerStore, select)

let asked = 0

/** Asks main; a newer question makes an older answer void. */
async function fetchPage(): Promise<void> {
  const turn = ++asked
  const { filter, offset } = ledgerStore.getState()
  const answer = await request('listAgreements', { ...filter, offset, limit: offset === 0 ? firstSize : pageSize })
  if (turn !== asked) return
  if (!answer.ok) return tell([answer.error])
  const page = answer.value
  ledgerStore.setState(({ answers }) => ({ page, lines: linesOf(page), answers: answers + 1 }))
  // She may be further down than the first lines reach.
  showRange(seen.first, seen.last)
}

/** The same question from another line on. */
async function fetchMore(offset: number): Promise<void> {
  const turn = asked
  const { filter } = ledgerStore.getState()
  const answer = await request('listAgreements', { ...filter, offset, limit: pageSize })
  if (turn !== asked) return
  if (!answer.ok) return tell([answer.error])
  ledgerStore.setState(({ page, lines, answers }) => ({
    offset,
    page: page === null ? answer.value : { ...answer.value, facets: page.facets },
    lines: keepLines(linesOf(answer.value), offset, lines, page?.offset ?? 0),
    answers: answers + 1,
  }))
}

/** The ledger is shown: of another corpus it begins anew, of the same one it is asked again. */
export function enterLedger(): void {
  const { corpus, settings } = appStore.getState()
  if (corpus === null) return
  if (ledgerStore.getState().corpus !== corpus.path) {
    const view = toView(settings.views.agreements)
    const filter = filterOf(view, corpus.annotator?.id ?? null)
    ledgerStore.setState({ ...ledgerStore.getInitialState(), corpus: corpus.path, view, filter })
  }
  void fetchPage()
}

/** Another question: from its first line on. */
export function ask(change: Partial<LedgerFilter>): void {
  ledgerStore.setState(({ filter }) => ({ filter: { ...filter, ...change }, offset: 0, editing: null }))
  void fetchPage()
}

/** How the table looks is remembered; order and groups are asked as well, before anything else is done: the answer is waited for. */
export function setView(change: Partial<LedgerView>): void {
  const view = { ...ledgerStore.getState().view, ...change }
  ledgerStore.setState({ view })
  if (change.sort !== undefined || change.group !== undefined) ask({ sort: view.sort, group: view.group, closed: [] })
  const { views } = appStore.getState().settings
  void remember({ views: { ...views, agreements: view } })
}

/** Chooses a value of a facet, or lets it go. */
export function toggleFacet(name: FacetName, value: string): void {
  const { facets } = ledgerStore.getState().filter
  const chosen = facets[name]
  const next = chosen.includes(value) ? chosen.filter(each => each !== value) : [...chosen, value]
  ask({ facets: { ...facets, [name]: next } })
}

/** Folds a group away or shows it. */
export function toggleGroup(key: string): void {
  const { closed } = ledgerStore.getState().filter
  const next = closed.includes(key) ? closed.filter(each => each !== key) : [...closed, key]
  ledgerStore.setState(({ filter }) => ({ filter: { ...filter, closed: next } }))
  void fetchPage()
}

/** Folds all groups away, or shows them all. */
export const toggleAllGroups = (): void =>
  ask({ closed: ledgerStore.getState().filter.closed.includes(allClosed) ? [] : [allClosed] })

type Range = { readonly first: number; readonly last: number }

/** Lines on the screen; the turn of the question for which more are on their way. */
let seen: Range = { first: 0, last: 0 }
let more: number | null = null

/** Lines come on the screen: more are asked for before she is at the end of those that are loaded. */
export function showRange(first: number, last: number): void {
  const isUp = first < seen.first
  seen = { first, last }
  const { page, lines } = ledgerStore.getState()
  // Answers come one behind the other; what she has scrolled on meanwhile is asked for then.
  if (page === null || more === asked) return
  const end = page.offset + lines.length
  const lacksBefore = page.offset > 0 && first < page.offset + (isUp ? margin : 0)
  const lacksAfter = end < page.total && last >= end - (isUp ? 0 : margin)
  if (!lacksBefore && !lacksAfter) return
  const next = Math.max(0, isUp ? last + behind - pageSize : first - behind)
  if (next === page.offset && lines.length >= pageSize) return
  const turn = asked
  more = turn
  void fetchMore(next).finally(() => {
    if (more !== turn) return
    more = null
    if (turn === asked && (seen.first !== first || seen.last !== last)) showRange(seen.first, seen.last)
  })
}

export const moveCell = (cell: LedgerColumn): void => ledgerStore.setState({ cell })

/** Chooses rows, or lets them go. */
export function choose(rows: readonly (readonly [string, LedgerRow])[], how: 'toggle' | 'add'): void {
  const chosen = new Map(ledgerStore.getState().chosen)
  for (const [key, row] of rows) {
    if (how === 'toggle' && chosen.has(key)) chosen.delete(key)
    else chosen.set(key, row)
  }
  ledgerStore.setState({ chosen })
}

/** Chooses every agreement that is found, on the screen or not, in closed groups too. */
export async function chooseAll(): Promise<void> {
  const { filter } = ledgerStore.getState()
  const found: LedgerRow[] = []
  for (let offset = 0; ; offset += mostLines) {
    const answer = await request('listAgreements', { ...filter, group: null, closed: [], offset, limit: mostLines })
    // Another question has been asked since.
    if (ledgerStore.getState().filter !== filter) return
    if (!answer.ok) return tell([answer.error])
    found.push(...rowsOf(answer.value))
    if (offset + mostLines >= answer.value.total) break
  }
  choose(
    found.map(row => [keyOf(row), row] as const),
    'add',
  )
}

export const chooseNone = (): void => ledgerStore.setState({ chosen: noChosen })

export const edit = (editing: LedgerState['editing']): void => ledgerStore.setState({ editing })

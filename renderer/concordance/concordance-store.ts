import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { ManyChange, NamesQuery, Subject, Targets } from '../../shared/model/concordance.ts'
import {
  type ArticleOfRows,
  type ConcordancePage,
  type MentionRow,
  mentionRowsOf,
  type NamesPage,
  type SameName,
  sameSubject,
} from '../../shared/model/concordance-rows.ts'
import type { DocumentId, RecordId } from '../../shared/model/ids.ts'
import type { CanonicalEntity } from '../../shared/model/records.ts'
import { appStore, tell } from '../state/app.ts'
import { request } from '../state/request.ts'
import { type ConcordanceView, firstView, readView, rememberView } from './concordance-view.ts'

export type ShownMention = MentionRow & { readonly article: ArticleOfRows }

/** A mention of the corpus, wherever it is. */
export type Chosen = { readonly document: DocumentId; readonly id: RecordId }

/** The screen as she left it: it stays while she is in an article. */
export type ConcordanceState = {
  readonly view: ConcordanceView
  readonly search: string
  readonly namesFrom: number
  readonly names: NamesPage | null
  readonly from: number
  readonly page: ConcordancePage | null
  /** The subject `page` answers. */
  readonly answered: Subject | null
  readonly chosen: ReadonlyMap<string, Chosen>
  /** Rows are chosen from here, by Shift. */
  readonly anchor: number | null
  /** The row she is at. */
  readonly current: string | null
  /** The list at the side: names, or pairs of them that may be one. */
  readonly list: 'names' | 'same'
  /** Null before they were asked for. */
  readonly same: readonly SameName[] | null
  /** What is asked before a change of many is made. */
  readonly asking: Asking | null
  /** The corpus all this is of. */
  readonly corpus: string | null
}

/** A change of many, or of an entity, that waits for her word. */
export type Asking =
  | { readonly what: 'preview'; readonly targets: Targets; readonly change: ManyChange }
  /** `words`: what a new entity would be called. */
  | {
      readonly what: 'link'
      readonly targets: Targets
      readonly words: readonly string[]
      readonly type: string
      /** The mentions are linked to an entity: a new one takes them from it. */
      readonly isSplit: boolean
    }
  | { readonly what: 'merge'; readonly entity: CanonicalEntity }
  | { readonly what: 'names'; readonly entity: CanonicalEntity }

const empty: ConcordanceState = {
  view: firstView,
  search: '',
  namesFrom: 0,
  names: null,
  from: 0,
  page: null,
  answered: null,
  chosen: new Map(),
  anchor: null,
  current: null,
  list: 'names',
  same: null,
  asking: null,
  corpus: null,
}

export const concordanceStore = createStore<ConcordanceState>(() => empty)

export const useConcordance = <Part>(select: (state: ConcordanceState) => Part): Part =>
  useStore(concordanceStore, select)

const get = concordanceStore.getState
const set = concordanceStore.setState

export const pageSize = 200
/** Rows asked for ahead of the screen, so that scrolling back and forth does not ask again. */
const ahead = 60

export const keyOfMention = ({ document, id }: Chosen): string => `${document} ${id}`

/** Comes to the screen: with what was remembered the first time, and with what has changed since. */
export async function enterConcordance(): Promise<void> {
  const { settings, corpus } = appStore.getState()
  if (get().corpus !== corpus?.path)
    set({ ...empty, corpus: corpus?.path ?? null, view: readView(settings.views.concordance) })
  await appStore.getState().article?.flush()
  await reload()
}

/** Asks both again: marks have changed. */
export async function reload(): Promise<void> {
  await Promise.all([askNames(), askPage(), askSame()])
  const { view, names } = get()
  if (view.subject === null && names) {
    const first = names.columns.id[0]
    const kind = names.columns.kind[0]
    if (first !== undefined) await choose(kind === 'entity' ? { kind, id: first } : { kind: 'form', key: first })
  }
}

let namesAsked = 0

async function askNames(): Promise<void> {
  const { view, search, namesFrom } = get()
  const { shown, labels, namesBy: sort } = view
  const turn = ++namesAsked
  const answer = await request('listNames', { search, shown, labels, sort, offset: namesFrom, limit: pageSize })
  // A newer question is under way: its answer counts.
  if (turn !== namesAsked) return
  if (!answer.ok) return tell([answer.error])
  set({ names: answer.value })
  rememberView(get().view)
}

let sameAsked = 0

async function askSame(): Promise<void> {
  const turn = ++sameAsked
  const answer = await request('listSameNames', {})
  if (turn !== sameAsked) return
  if (answer.ok) set({ same: answer.value })
  else tell([answer.error])
}

/** Shows the names, or the pairs that may be one. */
export const showList = (list: ConcordanceState['list']): void => set({ list })

export const ask = (asking: Asking | null): void => set({ asking })

let pagesAsked = 0

async function askPage(): Promise<void> {
  const { view, from } = get()
  const { subject, by: sort } = view
  const turn = ++pagesAsked
  if (subject === null) return set({ page: null, answered: null })
  const answer = await request('concordance', { subject, sort, offset: from, limit: pageSize })
  if (turn !== pagesAsked) return
  if (!answer.ok) return tell([answer.error])
  set({ page: answer.value, answered: subject })
  rememberView(get().view)
}

export function changeNames(
  change: Partial<Pick<ConcordanceView, 'shown' | 'labels' | 'namesBy'>> & { readonly search?: NamesQuery['search'] },
): void {
  const { search, ...view } = change
  set(state => ({ view: { ...state.view, ...view }, search: search ?? state.search, namesFrom: 0 }))
  void askNames()
}

/** Goes through the mentions of another subject. */
export async function choose(subject: Subject): Promise<void> {
  const { view } = get()
  if (view.subject !== null && sameSubject(view.subject, subject)) return
  set({ view: { ...view, subject }, from: 0, chosen: new Map(), anchor: null, current: null })
  await askPage()
}

export function sortBy(by: ConcordanceView['by']): void {
  set(({ view }) => ({ view: { ...view, by }, from: 0, anchor: null, current: null }))
  void askPage()
}

export function showNames(first: number, last: number): void {
  const { names } = get()
  if (names === null || isLoaded(names, names.columns.id.length, first, last)) return
  set({ namesFrom: Math.max(0, first - ahead) })
  void askNames()
}

export function showMentions(first: number, last: number): void {
  const { page } = get()
  if (page === null || isLoaded(page, page.columns.id.length, first, last)) return
  set({ from: Math.max(0, first - ahead) })
  void askPage()
}

function isLoaded(
  { offset, total }: { readonly offset: number; readonly total: number },
  count: number,
  first: number,
  last: number,
): boolean {
  const end = offset + count
  return first >= offset && (last < end || end >= total)
}

export const setCurrent = (current: string | null): void => set({ current })

/** Chooses a row, or no longer. */
export function toggle(row: Chosen, index: number): void {
  const chosen = new Map(get().chosen)
  const key = keyOfMention(row)
  if (!chosen.delete(key)) chosen.set(key, { document: row.document, id: row.id })
  set({ chosen, anchor: index })
}

/** Chooses every row from the one she began at to this one; they must be loaded. */
export function extendTo(index: number): void {
  const { page, anchor, chosen } = get()
  if (page === null) return
  const start = anchor ?? index
  const rows = mentionRowsOf(page)
  const [first, last] = start < index ? [start, index] : [index, start]
  const next = new Map(chosen)
  for (const row of rows.slice(Math.max(0, first - page.offset), last + 1 - page.offset))
    next.set(keyOfMention(row), { document: row.document, id: row.id })
  set({ chosen: next, anchor: start })
}

/** Chooses all mentions there are, those not loaded too. */
export async function chooseAll(): Promise<void> {
  const { subject, by: sort } = get().view
  if (subject === null) return
  const answer = await request('concordanceOrder', { subject, sort })
  if (!answer.ok) return tell([answer.error])
  const { documents, document, id } = answer.value
  const all = id.flatMap((one, at): readonly (readonly [string, Chosen])[] => {
    const holder = documents[document[at] ?? -1]
    return holder === undefined ? [] : [[keyOfMention({ document: holder, id: one }), { document: holder, id: one }]]
  })
  set({ chosen: new Map(all) })
}

export const chooseNone = (): void => set({ chosen: new Map(), anchor: null })

/** The chosen mentions by article; the one at hand where none is chosen. */
export function targetsOf(chosen: Iterable<Chosen>): Targets {
  const byDocument = new Map<DocumentId, RecordId[]>()
  for (const { document, id } of chosen) {
    const there = byDocument.get(document)
    if (there) there.push(id)
    else byDocument.set(document, [id])
  }
  return Array.from(byDocument, ([document, ids]) => ({ document, ids }))
}

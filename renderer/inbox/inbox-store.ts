import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Job } from '../../shared/api.ts'
import { type InboxItem, type InboxKind, inboxKinds } from '../../shared/model/inbox.ts'
import type { AppError } from '../../shared/result.ts'
import { appStore } from '../state/app.ts'
import { request } from '../state/request.ts'

/** What waits to be looked at, as it was when it was last gone through, without what she has settled since. */
export type InboxState = {
  /** The corpus it is of. */
  readonly corpus: string | null
  readonly job: string | null
  readonly state: Job['state'] | 'idle'
  readonly done: number
  readonly total: number
  readonly error: AppError | null
  readonly items: readonly InboxItem[]
  /** What she has settled while it was gathered anew: it may have been read before. */
  readonly gone: ReadonlySet<string>
  readonly shown: InboxKind | 'all'
  /** The item she is at. */
  readonly current: string | null
  /** The part of the screen she is in. */
  readonly tab: 'mentions' | 'inbox'
}

const nothing = {
  job: null,
  state: 'idle',
  done: 0,
  total: 0,
  error: null,
  items: [],
  gone: new Set<string>(),
  current: null,
} as const

export const inboxStore = createStore<InboxState>(() => ({ ...nothing, corpus: null, shown: 'all', tab: 'mentions' }))
export const useInbox = <Part>(select: (state: InboxState) => Part): Part => useStore(inboxStore, select)

/** Which time of asking it is: an answer that comes after she has asked anew, or stopped, is of nobody. */
let asked = 0

/** Goes through the corpus; what was found before stays until that has ended. */
export async function gatherInbox(): Promise<void> {
  const asking = ++asked
  const path = appStore.getState().corpus?.path ?? null
  if (inboxStore.getState().corpus !== path) inboxStore.setState({ ...nothing, corpus: path })
  const { job, state } = inboxStore.getState()
  inboxStore.setState({ job: null, state: 'running', done: 0, total: 0, error: null, gone: new Set() })
  if (state === 'running' && job !== null) await request('cancelJob', { id: job })
  // What is open is written first, so that it is seen.
  await appStore.getState().article?.flush()
  if (asking !== asked) return
  const answer = await request('startInbox', {})
  if (asking !== asked) {
    if (answer.ok) await request('cancelJob', { id: answer.value.job })
  } else if (answer.ok) inboxStore.setState({ job: answer.value.job })
  else inboxStore.setState({ state: 'failed', error: answer.error })
}

/** Main answers with the job's name before it tells of it. */
export function takeInbox(job: string, items: readonly InboxItem[]): void {
  const { job: awaited, gone } = inboxStore.getState()
  if (awaited === job) inboxStore.setState({ items: items.filter(({ id }) => !gone.has(id)) })
}

export function takeInboxJob({ id, state, done, total, error }: Job): void {
  if (inboxStore.getState().job === id) inboxStore.setState({ state, done, total, error })
}

export function stopGathering(): void {
  const { job, state } = inboxStore.getState()
  if (state !== 'running') return
  asked++
  inboxStore.setState({ state: 'cancelled' })
  if (job !== null) void request('cancelJob', { id: job })
}

export const showKind = (shown: InboxState['shown']): void => inboxStore.setState({ shown })
export const showTab = (tab: InboxState['tab']): void => inboxStore.setState({ tab })
export const setCurrentItem = (current: string | null): void => inboxStore.setState({ current })

/** They are settled: the one after the first of them comes into their place. */
export function dropItems(settled: ReadonlySet<string>): void {
  const { items, shown, current, gone } = inboxStore.getState()
  const rows = itemsShown(items, shown)
  const at = rows.findIndex(({ id }) => id === current)
  const next =
    rows.slice(Math.max(at, 0)).find(({ id }) => !settled.has(id)) ?? rows.findLast(({ id }) => !settled.has(id))
  inboxStore.setState({
    items: items.filter(({ id }) => !settled.has(id)),
    gone: new Set([...gone, ...settled]),
    current: next?.id ?? null,
  })
}

export const itemsShown = (items: readonly InboxItem[], shown: InboxState['shown']): readonly InboxItem[] =>
  shown === 'all' ? items : items.filter(({ kind }) => kind === shown)

export const countKinds = (items: readonly InboxItem[]): ReadonlyMap<InboxKind | 'all', number> =>
  new Map<InboxKind | 'all', number>([
    ['all', items.length],
    ...inboxKinds.map(kind => [kind, items.filter(item => item.kind === kind).length] as const),
  ])

/** Items that one answer settles alike: the same words, wrong or missing in the same way. */
export const alikeTo = (items: readonly InboxItem[], item: InboxItem): readonly InboxItem[] =>
  item.fix === null ? [item] : items.filter(other => likeness(other) === likeness(item))

const likeness = ({ kind, code, label, context, fix }: InboxItem): string =>
  JSON.stringify([kind, code, label, context.words, fix?.do, fix?.do === 'relabel' ? fix.label : ''])

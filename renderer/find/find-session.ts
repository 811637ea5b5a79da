import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { Job } from '../../shared/api.ts'
import { type FoundDocument, hitLimit } from '../../shared/model/found.ts'
import { toRecordId } from '../../shared/model/make-id.ts'
import type { Stamp } from '../../shared/model/records.ts'
import type { AppError } from '../../shared/result.ts'
import type { Sought } from '../../shared/text/find-everywhere.ts'
import { appStore } from '../state/app.ts'
import { goTo, openDocument } from '../state/navigate.ts'
import { request } from '../state/request.ts'
import { toRecords } from './found-records.ts'
import { chosenRows, type Decision, type Decisions, type FoundRow, refusedRows, rowsOf } from './found-rows.ts'
import { secondsLeft } from './time-left.ts'

/** A search of the whole corpus: what it looks for, what it has found so far, what she has said of it. */
export type CorpusFind = {
  readonly sought: Sought
  /** As they are named to her. */
  readonly words: string
  /** Null until main has taken it on. */
  readonly job: string | null
  readonly state: Job['state']
  readonly done: number
  readonly total: number
  /** Milliseconds on the page's clock; null until the first article has been gone through. */
  readonly began: number | null
  /** Seconds it still takes, as far as can be said. */
  readonly left: number | null
  readonly error: AppError | null
  readonly rows: readonly FoundRow[]
  readonly documents: number
  /** More was found than can be gone through. */
  readonly isFull: boolean
  readonly decisions: Decisions
  /** The row she was at when she went to see an article. */
  readonly current: string | null
  /** She has said all before the search has ended: then they are marked. */
  readonly isAwaited: boolean
  /** The marks are on their way to the disk. */
  readonly isWriting: boolean
}

export const findStore = createStore<{ readonly find: CorpusFind | null }>(() => ({ find: null }))
export const useFind = <Part>(select: (find: CorpusFind | null) => Part): Part =>
  useStore(findStore, ({ find }) => select(find))

const change = (patch: (find: CorpusFind) => Partial<CorpusFind>): void =>
  findStore.setState(({ find }) => (find ? { find: { ...find, ...patch(find) } } : { find }))

/** Looks for words in all articles and shows what comes. What is open is written first, so that it is seen. */
export async function beginFind(sought: Sought, words: string): Promise<void> {
  endFind()
  const find: CorpusFind = {
    sought,
    words,
    job: null,
    state: 'running',
    done: 0,
    total: 0,
    began: null,
    left: null,
    error: null,
    rows: [],
    documents: 0,
    isFull: false,
    decisions: new Map(),
    current: null,
    isAwaited: false,
    isWriting: false,
  }
  findStore.setState({ find })
  await goTo('find')
  await appStore.getState().article?.flush()
  const answer = await request('startFind', sought)
  const isWanted = findStore.getState().find?.sought === sought
  if (!answer.ok) {
    if (isWanted) change(() => ({ state: 'failed', error: answer.error }))
  } else if (isWanted) change(() => ({ job: answer.value.job }))
  else await request('cancelJob', { id: answer.value.job })
}

/** What the search has found. Main answers with the job's name before it tells of it. */
export function takeFound(job: string, found: readonly FoundDocument[]): void {
  const { find } = findStore.getState()
  if (find?.state !== 'running' || find.job !== job) return
  const rows = [...find.rows, ...rowsOf(found)]
  change(() => ({ rows, documents: find.documents + found.length, isFull: rows.length >= hitLimit }))
}

/** How far the search is. */
export function takeFindJob({ id, state, done, total, error }: Job): void {
  const { find } = findStore.getState()
  if (find?.state !== 'running' || find.job !== id) return
  const now = performance.now()
  const began = find.began ?? (done > 0 ? now : null)
  const left = began === null ? null : secondsLeft(done, total, now - began)
  change(() => ({ state, done, total, error, began, left }))
  if (state === 'done' && find.isAwaited && find.rows.length > 0) void markFound('all')
}

/** Stops looking; what has been found stays. */
export function stopFind(): void {
  const { find } = findStore.getState()
  if (find?.state !== 'running') return
  change(() => ({ state: 'cancelled', isAwaited: false }))
  if (find.job !== null) void request('cancelJob', { id: find.job })
}

function endFind(): void {
  stopFind()
  findStore.setState({ find: null })
}

/** Back to what was found last; false: there is nothing. */
export function returnToFound(): boolean {
  if (findStore.getState().find === null) return false
  void goTo('find')
  return true
}

/** Says something of a place, or takes it back. */
export const decide = (id: string, decision: Decision | null): void =>
  change(({ decisions }) => {
    const next = new Map(decisions)
    if (decision === null) next.delete(id)
    else next.set(id, decision)
    return { decisions: next }
  })

/** Says no to every place she has said nothing of, or takes that back: then only what she says yes to is marked. */
export const passOpen = (): void =>
  change(({ rows, decisions }) => {
    const open = rows.filter(({ id }) => !decisions.has(id))
    return { decisions: new Map([...decisions, ...open.map(({ id }) => [id, 'pass'] as const)]) }
  })

/** Opens the article at the place, its words selected; the search stays and is returned to. */
export async function goToPlace(row: FoundRow): Promise<void> {
  change(() => ({ current: row.id, isAwaited: false }))
  await openDocument(row.document.document)
  const { article } = appStore.getState()
  if (article?.store.getState().document.id === row.document.document)
    article.run({ do: 'selectText', span: row.hit.span, exact: true })
}

/**
 * Marks what was chosen, in all articles at once, and keeps what was refused for good; then back to the article. All are all there are: said
 * while the search runs, it is done when that has ended. What is not on disk is the article's to say: there is one queue.
 */
export async function markFound(which: 'all' | 'taken'): Promise<void> {
  const { find } = findStore.getState()
  if (!find || find.isWriting) return
  if (which === 'all' && find.state === 'running') return change(() => ({ isAwaited: true }))
  stopFind()
  await write(find, chosenRows(find.rows, find.decisions, which))
}

/** Leaves the search and marks nothing; what was refused for good is kept. */
export async function leaveFind(): Promise<void> {
  const { find } = findStore.getState()
  if (!find || find.isWriting) return
  stopFind()
  await write(find, [])
}

async function write(find: CorpusFind, taken: readonly FoundRow[]): Promise<void> {
  const { article, corpus } = appStore.getState()
  const refused = refusedRows(find.rows, find.decisions)
  if (!article || !corpus) throw new Error('a search is begun in an article')
  const stamp: Stamp = [0, corpus.device]
  const open = article.store.getState().document.id
  const newId = () => toRecordId(crypto.getRandomValues(new Uint8Array(10)))
  const { here, elsewhere } = toRecords(taken, refused, find.sought.label, open, { newId, stamp })
  if (here.length + elsewhere.length > 0) {
    change(() => ({ isWriting: true }))
    const writing = article.everywhere(here, elsewhere)
    // A disk that fails keeps the deed waiting in the article's queue; the screen is not held up by it.
    const outcome = await Promise.race([writing, article.flush()])
    // Another article is on its way, and nothing was written: what she has chosen stands until she comes back to it.
    if (outcome === 'held') return change(() => ({ isWriting: false }))
  }
  if (findStore.getState().find?.sought === find.sought) findStore.setState({ find: null })
  await goTo('article')
}

/** Another corpus has been opened. */
export function forgetFind(): void {
  findStore.setState({ find: null })
}

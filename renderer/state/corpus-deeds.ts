import { createStore } from 'zustand/vanilla'
import type { Answer } from '../../shared/api.ts'
import type { CorpusDeed, DeedOutcome, LastDeed } from '../../shared/edit/corpus-deed.ts'
import { isSchemeDeed } from '../../shared/edit/scheme-deed.ts'
import { appStore, tell } from './app.ts'
import { besideArticle } from './beside-article.ts'
import { inTurn } from './in-turn.ts'
import { endWriting } from './leave.ts'
import { refreshArticle } from './navigate.ts'
import { request } from './request.ts'
import { until } from './until.ts'

export type DeedState = {
  /** The newest deed of many articles, or from outside one; null: none, or not asked yet. */
  readonly last: LastDeed | null
  /** What was left alone, by article, when it was done, taken back or done again. */
  readonly skipped: DeedOutcome['skipped']
  /** It was done or taken back just now, and not put away since: every screen tells it. */
  readonly isFresh: boolean
  /** The deed she has put away, by its sequence. */
  readonly dismissed: number | null
  /** One is on its way to the disk. */
  readonly isBusy: boolean
  /** Deeds so far, here and taken back: lists that show articles ask again. */
  readonly count: number
}

export const deedStore = createStore<DeedState>(() => ({
  last: null,
  skipped: [],
  isFresh: false,
  dismissed: null,
  isBusy: false,
  count: 0,
}))

/** Asks what the last deed of many articles was: after the start, and after another corpus was opened. */
export async function loadLastDeed(): Promise<void> {
  const answer = await request('lastDeed', {})
  if (answer.ok) deedStore.setState({ last: answer.value })
  else tell([answer.error])
}

/** Makes a deed durable and tells what came of it. What it changed of the open article behind its back is taken in. */
export async function sendDeed(deed: CorpusDeed): Promise<Answer<'saveDeed'>> {
  const answer = await writeDeed(deed)
  if (answer.ok && deed.open === null && touchesOpen(answer.value)) void refreshArticle()
  return answer
}

/** The scheme may have changed: every screen follows, and the open article is painted anew with it. */
export async function takeScheme(): Promise<void> {
  const answer = await request('readCorpus', {})
  if (!answer.ok) return tell([answer.error])
  appStore.setState({ corpus: answer.value })
  await refreshArticle({ anew: true })
}

/** Whether something has changed in the open article. */
export function touchesOpen({ documents }: DeedOutcome): boolean {
  const { article } = appStore.getState()
  return article !== null && documents.includes(article.store.getState().document.id)
}

/** Makes a deed durable and tells what came of it, on every screen where it was done to many articles or from outside. */
export const writeDeed = (deed: CorpusDeed): Promise<Answer<'saveDeed'>> =>
  writing(() => request('saveDeed', deed), deed.undoes ?? deed.redoes)

/** As `writeDeed`, whatever is asked of main. `past`: the deed that is taken back or done again. */
export async function writing(write: () => Promise<Answer<'saveDeed'>>, past?: number): Promise<Answer<'saveDeed'>> {
  deedStore.setState({ isBusy: true })
  try {
    const answer = await write()
    if (!answer.ok) return answer
    const { skipped } = answer.value
    await loadLastDeed()
    const { last, count } = deedStore.getState()
    // A deed that ended up in one article alone is that article's affair.
    const isWide = last !== null && (past ?? answer.value.sequence) === last.sequence
    deedStore.setState({ skipped, isFresh: isWide, dismissed: null, count: count + 1 })
    return answer
  } finally {
    deedStore.setState({ isBusy: false })
  }
}

/**
 * Takes back in all its articles the deed next in turn, or does it again, from whatever screen: one that is on its way to the disk is meant by
 * it, and waited for. `told`: only where a deed is told of just then.
 */
export const stepLastDeed = (which: 'undo' | 'redo', { told = false } = {}): Promise<void> =>
  inTurn(async () => {
    await until(deedStore, ({ isBusy }) => !isBusy)
    // An article that is on its way would count from the number this deed takes.
    await until(appStore, ({ opening }) => opening === null)
    if (!told || deedStore.getState().isFresh) await stepNext(which)
  })

async function stepNext(which: 'undo' | 'redo'): Promise<void> {
  const { last } = deedStore.getState()
  const { article } = appStore.getState()
  const next = last?.[which] ?? null
  if (next === null) return
  if (isSchemeDeed(next.name)) return stepSchemeDeed(which, next)
  if (article) {
    endWriting()
    await article.stepEverywhere(which, next)
    return
  }
  const answer = await sendDeed(stepOf(which, next))
  if (!answer.ok) tell([answer.error])
}

/** Takes a change of the scheme back or makes it again. Whether it can be, main knows: the open article waits for it. */
export async function stepSchemeDeed(which: 'undo' | 'redo', deed: Past): Promise<void> {
  const outcome = await besideArticle(async () => {
    const answer = await writeDeed(stepOf(which, deed))
    if (answer.ok) return answer.value
    tell([answer.error])
    return null
  })
  if (outcome) await takeScheme()
}

type Past = Pick<LastDeed, 'sequence' | 'name'>

const stepOf = (which: 'undo' | 'redo', { sequence, name }: Past): CorpusDeed => ({
  sequence: null,
  name,
  at: new Date().toISOString(),
  ...(which === 'undo' ? { undoes: sequence } : { redoes: sequence }),
  open: null,
  acts: [],
})

export const dismissDeed = (): void =>
  deedStore.setState(({ last }) => ({ dismissed: last?.sequence ?? null, isFresh: false }))

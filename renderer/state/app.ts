import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { CorpusInfo, Job, Session } from '../../shared/api.ts'
import { defaultSettings } from '../../shared/model/default-settings.ts'
import type { DocumentId } from '../../shared/model/ids.ts'
import type { Settings } from '../../shared/model/settings.ts'
import type { AppError } from '../../shared/result.ts'
import type { OpenArticle } from '../article/open-article.ts'

/** What was found in the corpus is gone when the program ends: no screen to begin with. */
export type Screen = Settings['screen'] | 'find'

/** Something to tell her that she can put away. */
export type Notice = { readonly id: number; readonly problem: AppError }

/** What waits for her word because marks are not on disk: closing the window, or leaving the article. */
export type Parting = { readonly to: 'close' | 'leave'; readonly proceed: () => void }

export type AppState = {
  readonly settings: Settings
  readonly corpus: CorpusInfo | null
  readonly screen: Screen
  readonly article: OpenArticle | null
  /** The article in the panels round the sheet: they follow `article` once it is painted. */
  readonly inPanels: OpenArticle | null
  /** The document being fetched; null: none. */
  readonly opening: DocumentId | null
  readonly jobs: ReadonlyMap<string, Job>
  /** Why there is no corpus. */
  readonly problems: readonly AppError[]
  readonly notices: readonly Notice[]
  readonly parting: Parting | null
  /** What `settings.theme` comes to now. */
  readonly theme: 'light' | 'dark'
  /** What lies over the screen. */
  readonly overlay: 'help' | 'keys' | 'palette' | 'guidelines' | null
}

export const appStore = createStore<AppState>(() => ({
  settings: defaultSettings,
  corpus: null,
  screen: 'library',
  article: null,
  inPanels: null,
  opening: null,
  jobs: new Map(),
  problems: [],
  notices: [],
  parting: null,
  theme: 'light',
  overlay: null,
}))

/** One part of the program's state, for components. */
export const useApp = <Part>(select: (state: AppState) => Part): Part => useStore(appStore, select)

let noticesSoFar = 0

/** Shows a problem until she puts it away; the same problem twice is shown once. */
export function tell(problems: readonly AppError[]): void {
  appStore.setState(({ notices }) => {
    const shown = new Set(notices.map(notice => JSON.stringify(notice.problem)))
    const fresh = problems.filter(problem => !shown.has(JSON.stringify(problem)))
    return { notices: [...notices, ...fresh.map(problem => ({ id: ++noticesSoFar, problem }))] }
  })
}

export function dismiss(id: number): void {
  appStore.setState(({ notices }) => ({ notices: notices.filter(notice => notice.id !== id) }))
}

/** Takes over what main answered at the start or after another corpus was chosen. */
export function enter(session: Session, article: OpenArticle | null): void {
  const screen = session.settings.screen
  appStore.setState({
    settings: session.settings,
    corpus: session.corpus,
    article,
    inPanels: article,
    screen: screen === 'article' && article === null ? 'library' : screen,
    // Without a corpus the welcome screen says why; otherwise it is told in passing.
    problems: session.corpus === null ? session.problems : [],
    notices: [],
    parting: null,
    opening: null,
  })
  if (session.corpus !== null) tell([...session.problems, ...(session.document?.problems ?? [])])
}

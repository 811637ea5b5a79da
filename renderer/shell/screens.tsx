import { type ComponentType, lazy, useState } from 'react'
import type { OpenArticle } from '../article/open-article.ts'

/** A screen in a chunk of its own. */
type OwnChunk<Props extends object> = {
  /** Shows a blank until the chunk is there. */
  readonly Shown: ComponentType<Props>
  /** Fetches the chunk, once. */
  readonly fetch: () => Promise<unknown>
}

/** What has been fetched is drawn at once: after a blank, even a short one, React holds the screen back for up to 300 ms. */
function inOwnChunk<Props extends object>(load: () => Promise<ComponentType<Props>>): OwnChunk<Props> {
  let fetched: ComponentType<Props> | null = null
  const fetch = async () => {
    fetched ??= await load()
    return { default: fetched }
  }
  const Late = lazy(fetch)
  function Shown(props: Props) {
    // The one or the other for as long as it is shown: a change between them would begin the screen anew.
    const [Screen] = useState<ComponentType<Props>>(() => fetched ?? Late)
    return <Screen {...props} />
  }
  return { Shown, fetch }
}

const article = inOwnChunk<{ readonly article: OpenArticle }>(
  async () => (await import('../article/article-screen.tsx')).ArticleScreen,
)
const agreements = inOwnChunk<object>(async () => (await import('../agreements/ledger-screen.tsx')).LedgerScreen)
const concordance = inOwnChunk<object>(
  async () => (await import('../concordance/concordance-screen.tsx')).ConcordanceScreen,
)
const exporting = inOwnChunk<object>(async () => (await import('../export/export-screen.tsx')).ExportScreen)
const found = inOwnChunk<object>(async () => (await import('../find/find-screen.tsx')).FindScreen)
const library = inOwnChunk<object>(async () => (await import('../library/library-screen.tsx')).LibraryScreen)
const scheme = inOwnChunk<object>(async () => (await import('../scheme/scheme-screen.tsx')).SchemeScreen)

export const ArticleScreen = article.Shown
export const ConcordanceScreen = concordance.Shown
export const ExportScreen = exporting.Shown
export const FindScreen = found.Shown
export const LedgerScreen = agreements.Shown
export const LibraryScreen = library.Shown
export const SchemeScreen = scheme.Shown

const screens = { agreements, article, concordance, export: exporting, find: found, library, scheme }

/** Fetches a screen's chunk before it is drawn. */
export const fetchScreen = (name: keyof typeof screens): Promise<unknown> => screens[name].fetch()

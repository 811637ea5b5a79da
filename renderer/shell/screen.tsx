import { Suspense } from 'react'
import { useStore } from 'zustand'
import type { OpenArticle } from '../article/open-article.ts'
import { useApp } from '../state/app.ts'
import { WelcomeScreen } from '../welcome/welcome-screen.tsx'
import { CrashBoundary } from './crash-boundary.tsx'
import {
  ArticleScreen,
  ConcordanceScreen,
  ExportScreen,
  FindScreen,
  LedgerScreen,
  LibraryScreen,
  SchemeScreen,
} from './screens.tsx'
import { useReady } from './use-ready.ts'

/** The screen she is in. */
export function ScreenShown() {
  const corpus = useApp(state => state.corpus)
  const screen = useApp(state => state.screen)
  const article = useApp(state => state.inPanels)
  if (corpus === null) return <WelcomeScreen />
  const key = `${corpus.path} ${screen}`
  return (
    <CrashBoundary key={key}>
      <Suspense fallback={<main className="blank" aria-busy="true" />}>
        {screen === 'article' && article !== null ? (
          <>
            <ArticleScreen article={article} />
            <ArticleReached article={article} />
          </>
        ) : screen === 'find' ? (
          <FindScreen />
        ) : screen === 'agreements' ? (
          <LedgerScreen />
        ) : screen === 'concordance' ? (
          <ConcordanceScreen />
        ) : screen === 'scheme' ? (
          <SchemeScreen />
        ) : screen === 'export' ? (
          <>
            <ExportScreen />
            <ExportReached />
          </>
        ) : (
          <LibraryScreen />
        )}
      </Suspense>
    </CrashBoundary>
  )
}

/** These say that their screen can be used, once it has been loaded and put in place. The library says so itself, with its rows. */
function ArticleReached({ article }: { readonly article: OpenArticle }) {
  const asksGold = useApp(state => state.settings.showGold)
  const hasItsLayer = useStore(article.store, state => !(asksGold && state.document.hasGold) || state.layer === 'gold')
  useReady('article', hasItsLayer)
  return null
}

function ExportReached() {
  useReady('export', true)
  return null
}

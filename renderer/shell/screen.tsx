import { type ReactNode, Suspense } from 'react'
import { useApp } from '../state/app.ts'
import { WelcomeScreen } from '../welcome/welcome-screen.tsx'
import { CrashBoundary } from './crash-boundary.tsx'
import { ArticleScreen, ExportScreen, LibraryScreen } from './screens.tsx'
import { useReady } from './use-ready.ts'

/** The screen she is in. */
export function ScreenShown() {
  const corpus = useApp(state => state.corpus)
  const screen = useApp(state => state.screen)
  const article = useApp(state => state.article)
  if (corpus === null) return <WelcomeScreen />
  const key = `${corpus.path} ${screen}`
  return (
    <CrashBoundary key={key}>
      <Suspense fallback={<main className="blank" aria-busy="true" />}>
        {screen === 'article' && article !== null ? (
          <Usable as="article">
            <ArticleScreen key={article.store.getState().document.id} article={article} />
          </Usable>
        ) : screen === 'export' ? (
          <Usable as="export">
            <ExportScreen />
          </Usable>
        ) : (
          <LibraryScreen />
        )}
      </Suspense>
    </CrashBoundary>
  )
}

/** Says that its screen can be used, once it has been loaded and put in place. The library says so itself, with its rows. */
function Usable({ as, children }: { readonly as: 'article' | 'export'; readonly children: ReactNode }) {
  return (
    <>
      {children}
      <Reached screen={as} />
    </>
  )
}

function Reached({ screen }: { readonly screen: 'article' | 'export' }) {
  useReady(screen, true)
  return null
}

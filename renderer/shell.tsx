import { StrictMode } from 'react'
import { I18nProvider } from 'react-aria-components'
import { createRoot } from 'react-dom/client'
import type { Answer, Session } from '../shared/api.ts'
import { defaultSettings } from '../shared/model/default-settings.ts'
import type { Sheet } from './article/paint/sheet.ts'
import { AppearanceTools } from './shell/appearance-tools.tsx'
import { Brand } from './shell/brand.tsx'
import { CorpusMenu } from './shell/corpus-menu.tsx'
import { Foot } from './shell/foot.tsx'
import { HistoryButtons } from './shell/history-buttons.tsx'
import { Me } from './shell/me.tsx'
import { Notices } from './shell/notices.tsx'
import { Overlays } from './shell/overlays.tsx'
import { PartingQuestion } from './shell/parting-question.tsx'
import { ScreenShown } from './shell/screen.tsx'
import { fetchScreen } from './shell/screens.tsx'
import { ScreensNav } from './shell/screens-nav.tsx'
import { useGlobalKeys } from './shell/use-global-keys.ts'
import { appStore, enter, useApp } from './state/app.ts'
import { followAppearance } from './state/appearance.ts'
import { followMain } from './state/main-events.ts'
import { toArticle } from './state/navigate.ts'
import { NameQuestion } from './welcome/name-question.tsx'
import './styles/tokens.css'
import './styles/fonts.css'
import './styles/base.css'
import './styles/controls.css'
import './styles/floating.css'
import './styles/samples.css'
import './styles/shell.css'
import './styles/narrow.css'
import './styles/forced-colours.css'

/**
 * Draws the program round what the boot script has painted, if it has: that very element is adopted, never drawn again. Where a session
 * cannot start, the program opens without a corpus and says why.
 */
export async function mountShell(answer: Answer<'startSession'>, painted: Sheet | null): Promise<void> {
  const session: Session = answer.ok
    ? answer.value
    : { settings: defaultSettings, corpus: null, problems: [answer.error], document: null }
  const { corpus, document } = session
  enter(session, null)
  if (painted && corpus && document) enter(session, toArticle(document, corpus, painted))
  followAppearance()
  followMain()
  if (corpus) await fetchScreen(appStore.getState().screen)
  createRoot(rootElement()).render(
    <StrictMode>
      <Shell />
    </StrictMode>,
  )
}

function rootElement(): HTMLElement {
  const found = document.getElementById('root')
  if (found !== null) return found
  const root = document.createElement('div')
  root.id = 'root'
  document.body.append(root)
  return root
}

function Shell() {
  const language = useApp(state => state.settings.language)
  const isUnnamed = useApp(state => state.corpus !== null && state.corpus.annotator === null && !state.corpus.readOnly)
  useGlobalKeys()
  return (
    <I18nProvider locale={language}>
      <div className="app">
        <header className="bar">
          <Brand />
          <CorpusMenu />
          <ScreensNav />
          <span className="spring" />
          <div className="tools">
            <HistoryButtons />
            <AppearanceTools />
          </div>
          <Me />
        </header>
        <ScreenShown />
        <Notices />
        <Foot />
      </div>
      {isUnnamed ? <NameQuestion /> : null}
      <Overlays />
      <PartingQuestion />
    </I18nProvider>
  )
}

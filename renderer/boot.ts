import type { Session } from '../shared/api.ts'
import type { ArticleView } from './article/paint/article-view.ts'
import { paintArticle } from './article/paint-article.ts'
import { request } from './state/request.ts'
import './styles/tokens.css'
import './styles/fonts.css'
import './styles/base.css'
import './styles/stage.css'

/** The first thing that runs: paints the last article, then loads the program round it. Knows neither React nor schemas. */
async function boot(): Promise<void> {
  const session = await startSession()
  const { documentElement } = document
  const { language } = session.settings
  documentElement.lang = language
  documentElement.dir = language === 'ar' ? 'rtl' : 'ltr'
  const theme = themeOf(session)
  documentElement.dataset.theme = theme
  const view = paintFirst(session, theme)
  const { mountShell } = await import('./shell.tsx')
  mountShell(session, view)
}

/** Where a session cannot start, the program opens without a corpus and says why. */
async function startSession(): Promise<Session> {
  const answer = await request('startSession', {})
  if (answer.ok) return answer.value
  const { defaultSettings } = await import('../shared/model/settings.ts')
  return { settings: defaultSettings, corpus: null, problems: [answer.error], document: null }
}

const themeOf = ({ settings }: Session): 'light' | 'dark' => {
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  return settings.theme === 'system' ? system : settings.theme
}

/** The article she was in last, on the stage until the shell adopts it; null where she was elsewhere. */
function paintFirst(session: Session, theme: 'light' | 'dark'): ArticleView | null {
  const { corpus, document: opened, settings } = session
  if (!corpus || !opened || settings.screen !== 'article') return null
  const view = paintArticle(opened, corpus, settings, theme)
  document.getElementById('stage')?.append(view.element)
  requestAnimationFrame(() => {
    document.documentElement.dataset.painted = 'true'
    performance.mark('article-painted')
  })
  return view
}

void boot()

import type { Session } from '../shared/api.ts'
import { type OpenArticle, openArticle } from './article/open-article.ts'
import { request } from './state/request.ts'
import './styles/tokens.css'
import './styles/fonts.css'
import './styles/base.css'
import './styles/stage.css'

/** The first thing that runs: paints the last article, then loads the program round it. Knows neither React nor schemas. */
async function boot(): Promise<void> {
  const answer = await request('startSession', {})
  if (!answer.ok) throw new Error(answer.error.code)
  const session = answer.value
  const { documentElement } = document
  const { language } = session.settings
  documentElement.lang = language
  documentElement.dir = language === 'ar' ? 'rtl' : 'ltr'
  const theme = themeOf(session)
  documentElement.dataset.theme = theme
  const article = paintFirst(session, theme)
  const { mountShell } = await import('./shell.tsx')
  mountShell(session, article)
}

const themeOf = ({ settings }: Session): 'light' | 'dark' => {
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  return settings.theme === 'system' ? system : settings.theme
}

/** The article she was in last, on the stage until the shell adopts it; null where she was elsewhere. */
function paintFirst(session: Session, theme: 'light' | 'dark'): OpenArticle | null {
  const { corpus, document: opened, settings } = session
  if (!corpus || !opened) return null
  const article = openArticle(opened, corpus, settings, theme)
  if (settings.screen === 'article') document.getElementById('stage')?.append(article.view.element)
  requestAnimationFrame(() => {
    document.documentElement.dataset.painted = 'true'
  })
  return article
}

void boot()

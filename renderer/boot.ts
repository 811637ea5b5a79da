import type { Session } from '../shared/api.ts'
import type { Sheet } from './article/paint/sheet.ts'
import { paintArticle } from './article/paint-article.ts'
import { request } from './state/request.ts'
import { themeShown } from './state/theme-shown.ts'
import './styles/tokens.css'
import './styles/fonts.css'
import './styles/base.css'
import './styles/stage.css'

/** The first thing that runs: paints the last article, then loads the program round it. Knows neither React nor schemas. */
async function boot(): Promise<void> {
  const answer = await request('startSession', {})
  const sheet = answer.ok ? paintFirst(answer.value) : null
  // The screen's own chunk comes beside the shell, not after it.
  if (sheet) void import('./article/article-screen.tsx')
  const { mountShell } = await import('./shell.tsx')
  await mountShell(answer, sheet)
}

/** The article she was in last, on the stage until the shell adopts it; null where she was elsewhere. */
function paintFirst(session: Session): Sheet | null {
  const { corpus, document: opened, settings } = session
  const { documentElement } = document
  documentElement.lang = settings.language
  documentElement.dir = settings.language === 'ar' ? 'rtl' : 'ltr'
  const theme = themeShown(settings)
  documentElement.dataset.theme = theme
  if (!corpus || !opened || settings.screen !== 'article') return null
  const sheet = paintArticle(opened, corpus, settings, theme)
  document.getElementById('stage')?.append(sheet.element)
  requestAnimationFrame(() => {
    documentElement.dataset.painted = 'true'
    performance.mark('article-painted')
  })
  return sheet
}

void boot()

import type { Settings } from '../../shared/model/settings.ts'
import { speak, t } from '../strings/text.ts'
import { appStore } from './app.ts'
import { remember } from './remember.ts'
import { onThemeShown, themeShown } from './theme-shown.ts'

/** Shows language and theme on the page, now and whenever the system or the settings change. */
export function followAppearance(): void {
  showLanguage()
  showTheme()
  onThemeShown(showTheme)
  appStore.subscribe((state, before) => {
    if (state.settings.language !== before.settings.language) showLanguage()
    if (state.settings.theme !== before.settings.theme) showTheme()
  })
}

export const setLanguage = (language: Settings['language']): Promise<void> => remember({ language })

export const setTheme = (theme: Settings['theme']): Promise<void> => remember({ theme })

function showLanguage(): void {
  const { language } = appStore.getState().settings
  const { documentElement } = document
  documentElement.lang = language
  documentElement.dir = language === 'ar' ? 'rtl' : 'ltr'
  speak(language)
  document.title = t('common.program')
}

function showTheme(): void {
  const theme = themeShown(appStore.getState().settings)
  document.documentElement.dataset.theme = theme
  appStore.setState({ theme })
}

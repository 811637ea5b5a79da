import { createInstance } from 'i18next'
import { useTranslation } from 'react-i18next'
import { toFigure } from './figures.ts'
import { ar, en } from './resources.ts'

export type Language = 'ar' | 'en'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof en }
  }
}

const instance = createInstance()

void instance.init({
  resources: { ar: { translation: ar }, en: { translation: en } },
  lng: 'ar',
  fallbackLng: false,
  initAsync: false,
  returnNull: false,
  // Said outright, the keys' form is not guessed anew at each of them.
  keySeparator: '.',
  nsSeparator: false,
  // React and textContent escape; a second time would show entities.
  interpolation: { escapeValue: false },
})

// `{{count, figure}}`: Western digits in both languages.
instance.services.formatter?.add('figure', (value: unknown, language) =>
  typeof value === 'number' ? toFigure(value, language === 'ar' ? 'ar' : 'en') : String(value),
)

/** The interface's text by key, outside React: for announcements and titles. */
export const { t } = instance

/** The interface's text by key; the component is drawn again when the language changes. */
export const useText = () => useTranslation(undefined, { i18n: instance }).t

/** Takes effect at once: both languages are loaded. */
export function speak(language: Language): void {
  void instance.changeLanguage(language)
}

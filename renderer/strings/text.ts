import { createInstance, type TFunction } from 'i18next'
import { useSyncExternalStore } from 'react'
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

const texts: { readonly [Each in Language]: TFunction } = {
  ar: instance.getFixedT('ar'),
  en: instance.getFixedT('en'),
}
const textNow = (): TFunction => texts[instance.language === 'en' ? 'en' : 'ar']

function onLanguage(changed: () => void): () => void {
  instance.on('languageChanged', changed)
  return () => instance.off('languageChanged', changed)
}

/** The interface's text by key; the component is drawn again when the language changes. Every cell of a table asks: it must cost nothing. */
export const useText = (): TFunction => useSyncExternalStore(onLanguage, textNow)

/** Takes effect at once: both languages are loaded. */
export function speak(language: Language): void {
  void instance.changeLanguage(language)
}

/** Names of controls, as a person who listens hears them. */
export type Language = 'ar' | 'en'
export const languages: readonly Language[] = ['ar', 'en']

export const names = {
  ar: {
    undo: 'تراجع',
    redo: 'أعد',
    retry: 'أعد المحاولة',
    saveCopy: 'احفظ نسخة',
    library: 'المكتبة',
    article: 'المقالة',
    concordance: 'الكشّاف',
    export: 'التصدير',
    otherLanguage: 'In English',
    theme: 'المظهر',
    dark: 'داكن',
    import: 'استورد',
    larger: 'كبّر النص',
    textLook: 'هيئة النص',
    yourName: 'ما اسمك؟',
    begin: 'ابدأ',
    unwritten: 'بعض المواضع لم يُكتب على القرص',
    stay: 'ابقَ هنا',
    nextArticle: 'المقالة التالية',
    keyboard: 'لوحة المفاتيح',
  },
  en: {
    undo: 'Undo',
    redo: 'Redo',
    retry: 'Retry',
    saveCopy: 'Save a copy',
    library: 'Library',
    article: 'Article',
    concordance: 'Concordance',
    export: 'Export',
    otherLanguage: 'بالعربية',
    theme: 'Theme',
    dark: 'Dark',
    import: 'Import',
    larger: 'Larger text',
    textLook: 'How the text looks',
    yourName: 'What is your name?',
    begin: 'Begin',
    unwritten: 'Some marks are not on disk',
    stay: 'Stay here',
    nextArticle: 'Next article',
    keyboard: 'Keyboard',
  },
} as const satisfies Record<Language, Record<string, string>>

/** A control of the interface's language by its whole name. */
export const named = (name: string): { readonly name: string; readonly exact: true } => ({ name, exact: true })

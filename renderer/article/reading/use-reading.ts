import { useLayoutEffect } from 'react'
import { surfaceOf } from '../../../shared/model/surface.ts'
import { useApp } from '../../state/app.ts'
import { useText } from '../../strings/text.ts'
import { shorten } from '../mention-facts.ts'
import { rowId } from '../mention-row.tsx'
import type { OpenArticle } from '../open-article.ts'
import { readAsDocument } from './reading-text.ts'

/** UTF-16 units of a mention that are said in a list of marks. */
const saidLength = 120

/** Keeps the text in the mode that is set: a document to read, or a surface to mark by keys. Answers whether it is read. */
export function useReading(article: OpenArticle): boolean {
  const t = useText()
  const reading = useApp(state => state.settings.reading)
  const language = useApp(state => state.settings.language)
  const { store, view } = article
  useLayoutEffect(() => {
    if (!reading) {
      view.text.setAttribute('aria-roledescription', t('article.sheet.textRole'))
      return
    }
    view.text.removeAttribute('aria-roledescription')
    const { scheme, document } = store.getState()
    const nameOf = (id: string): string => scheme.labels.find(label => label.id === id)?.name[language] ?? id
    return readAsDocument(article, {
      language,
      title: count => t('reading.marks', { count }),
      label: ({ label }, isInner) => t(isInner ? 'reading.inner' : 'reading.mark', { label: nameOf(label) }),
      surface: ({ spans }) => shorten(surfaceOf(document.text, spans), saidLength),
      flags: ({ doubt, note }) =>
        [doubt ? t('article.mentions.doubtful') : '', note === '' ? '' : t('article.mentions.noted')]
          .filter(flag => flag !== '')
          .join(language === 'ar' ? '، ' : ', '),
      rowId,
    })
  }, [article, view, store, reading, language, t])
  return reading
}

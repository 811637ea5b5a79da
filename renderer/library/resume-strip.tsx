import { useStore } from 'zustand'
import { splitParagraphs } from '../../shared/text/paragraphs.ts'
import type { OpenArticle } from '../article/open-article.ts'
import { useApp } from '../state/app.ts'
import { goTo } from '../state/navigate.ts'
import { useText } from '../strings/text.ts'
import { cutAtWord } from './cut-at-word.ts'

/** The article she was in and the way back to it. `title`: its first line, where the list knows it. */
export function ResumeStrip({ title }: { readonly title: string | null }) {
  const article = useApp(state => state.article)
  if (article !== null) return <OpenArticleStrip article={article} />
  return title === null ? null : <Strip title={title} paragraph={null} />
}

function OpenArticleStrip({ article }: { readonly article: OpenArticle }) {
  const { text } = useStore(article.store, state => state.document)
  const focus = useStore(article.store, state => state.cursor.focus)
  const paragraphs = splitParagraphs(text)
  const first = paragraphs[0]
  const at = paragraphs.findLastIndex(paragraph => paragraph.start <= focus)
  return <Strip title={first === undefined ? '' : text.slice(first.start, first.end)} paragraph={at + 1} />
}

function Strip({ title, paragraph }: { readonly title: string; readonly paragraph: number | null }) {
  const t = useText()
  return (
    <section className="resume" aria-label={t('library.resume.label')}>
      <div>
        <p className="dim">{t('library.resume.label')}</p>
        <p>
          <bdi className="naskh" lang="ar" dir="rtl">
            {cutAtWord(title.trim(), 44)}
          </bdi>{' '}
          {paragraph === null ? null : (
            <span className="dim">{t('library.resume.paragraph', { number: paragraph })}</span>
          )}
        </p>
      </div>
      <button type="button" className="btn" onClick={() => void goTo('article')}>
        {t('library.resume.go')}
      </button>
    </section>
  )
}

import { HardDrive } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { OpenArticle } from '../article/open-article.ts'
import { dismiss, useApp } from '../state/app.ts'
import { saveCopy } from '../state/save-copy.ts'
import { useText } from '../strings/text.ts'
import { useErrorText } from '../ui/error-text.ts'
import { Notice } from '../ui/notice.tsx'
import { DeedNotice } from './deed-notice.tsx'

const shownAtMost = 3

/** What she has to know: marks that are not on disk first, then problems she can put away. */
export function Notices() {
  const t = useText()
  const errorText = useErrorText()
  const notices = useApp(state => state.notices)
  const article = useApp(state => state.article)
  const hidden = notices.length - shownAtMost
  return (
    <section className="notices" aria-label={t('common.problems.label')}>
      {article === null ? null : <UnsavedNotice article={article} />}
      <DeedNotice />
      {notices.slice(0, shownAtMost).map(({ id, problem }) => (
        <Notice key={id} kind="warn" onDismiss={() => dismiss(id)}>
          {errorText(problem)}
        </Notice>
      ))}
      {hidden > 0 ? <p className="dim">{t('common.problems.more', { count: hidden })}</p> : null}
    </section>
  )
}

function UnsavedNotice({ article }: { readonly article: OpenArticle }) {
  const t = useText()
  const errorText = useErrorText()
  const save = useStore(article.store, state => (state.save.state === 'unsaved' ? state.save : null))
  const [copy, setCopy] = useState<string | null>(null)
  if (save === null) return null
  return (
    <Notice
      kind="bad"
      icon={HardDrive}
      acts={
        <>
          <button type="button" className="btn" onClick={() => article.run({ do: 'retrySave' })}>
            {t('common.retry')}
          </button>
          <button type="button" className="btn" onClick={() => void saveCopy(article).then(setCopy)}>
            {t('common.save.copy')}
          </button>
        </>
      }
    >
      {errorText(save.error)} {t('common.save.kept')}
      {copy === null ? null : <> {t('common.save.copied', { file: copy })}</>}
    </Notice>
  )
}

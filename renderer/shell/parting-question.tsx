import { useStore } from 'zustand'
import type { OpenArticle } from '../article/open-article.ts'
import { type Parting, useApp } from '../state/app.ts'
import { letGo, retryParting, stay } from '../state/leave.ts'
import { saveCopy } from '../state/save-copy.ts'
import { useText } from '../strings/text.ts'
import { useErrorText } from '../ui/error-text.ts'
import { Question } from '../ui/question.tsx'

/** Asked when marks are not on disk and she is about to leave them. */
export function PartingQuestion() {
  const parting = useApp(state => state.parting)
  const article = useApp(state => state.article)
  return parting === null || article === null ? null : <Asked article={article} to={parting.to} />
}

function Asked({ article, to }: { readonly article: OpenArticle; readonly to: Parting['to'] }) {
  const t = useText()
  const errorText = useErrorText()
  const save = useStore(article.store, state => state.save)
  const count = save.state === 'saved' ? 0 : save.pending
  return (
    <Question title={t('common.parting.title')} alert onClose={stay}>
      <p>{t('common.parting.text', { count })}</p>
      {save.state === 'unsaved' ? <p>{errorText(save.error)}</p> : null}
      <div className="acts">
        <button type="button" className="btn first" onClick={() => void retryParting()}>
          {t('common.retry')}
        </button>
        <button type="button" className="btn" onClick={() => void saveCopy(article)}>
          {t('common.save.copy')}
        </button>
        <button type="button" className="btn" onClick={stay}>
          {t('common.parting.stay')}
        </button>
        <button type="button" className="btn" onClick={letGo}>
          {t(`common.parting.${to}`)}
        </button>
      </div>
    </Question>
  )
}

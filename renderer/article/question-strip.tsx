import { useStore } from 'zustand'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'
import { announce } from './announce.ts'
import type { Answer } from './article-state.ts'
import { KeyCap } from './key-cap.tsx'
import type { OpenArticle } from './open-article.ts'

/** What is asked, under the text; the keys stay the text's, and the buttons are for the mouse. */
export function QuestionStrip({ article }: { readonly article: OpenArticle }) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const question = useStore(article.store, state => state.question)
  if (!question) return null
  const asked = announce({ said: 'asked', asked: question.asked, count: 0 }, t, {
    ...article.store.getState(),
    language,
  })
  const give = (answer: Answer | null): void => {
    article.run(answer === null ? { do: 'escape' } : { do: 'answer', answer })
    article.view.text.focus({ preventScroll: true })
  }
  return (
    <section className="strip" aria-label={t('article.asked.name')} data-testid="question">
      <p>{asked}</p>
      <div className="acts">
        <button type="button" className="btn first" onClick={() => give('yes')}>
          {t('article.asked.yes')} <KeyCap code="Space" />
        </button>
        <button type="button" className="btn" onClick={() => give('no')}>
          {t('article.asked.no')} <KeyCap code="KeyB" />
        </button>
        <button type="button" className="btn quiet" onClick={() => give('always')}>
          {t('article.asked.always')} <kbd>⇧ ␣</kbd>
        </button>
        <button type="button" className="btn quiet" onClick={() => give('never')}>
          {t('article.asked.never')} <kbd>⇧ B</kbd>
        </button>
        <span className="spring" />
        <button type="button" className="btn quiet" onClick={() => give(null)}>
          {t('article.asked.cancel')} <KeyCap code="Escape" />
        </button>
      </div>
    </section>
  )
}

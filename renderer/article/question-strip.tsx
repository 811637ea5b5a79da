import { useStore } from 'zustand'
import { surfaceOf } from '../../shared/model/surface.ts'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'
import { announce } from './announce.ts'
import type { ArticleCommand } from './article-command.ts'
import type { Answer } from './article-state.ts'
import { CommandCap } from './command-cap.tsx'
import { KeyCap } from './key-cap.tsx'
import type { OpenArticle } from './open-article.ts'

/** What waits for a further part of a mention, and how to end it. */
export function PartsStrip({ article }: { readonly article: OpenArticle }) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const adding = useStore(article.store, state => state.adding)
  const asked = useStore(article.store, state => state.question !== null)
  if (!adding || asked) return null
  const { index, document } = article.store.getState()
  const label = (adding.of === null ? undefined : index.get(adding.of)?.label) ?? null
  const said = { said: 'adding', surface: surfaceOf(document.text, adding.spans), label, count: 0 } as const
  const run = (command: ArticleCommand): void => {
    article.run(command)
    article.view.text.focus({ preventScroll: true })
  }
  return (
    <section className="strip" aria-label={t('article.asked.parts')} data-testid="adding-part">
      <p>{announce(said, t, { ...article.store.getState(), language })}</p>
      <div className="acts">
        <button type="button" className="btn" onClick={() => run({ do: 'accept' })}>
          {t('article.asked.addPart')} <CommandCap id="accept" />
        </button>
        <button type="button" className="btn quiet" onClick={() => run({ do: 'escape' })}>
          {t('article.asked.end')} <KeyCap code="Escape" />
        </button>
      </div>
    </section>
  )
}

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
          {t('article.asked.yes')} <CommandCap id="accept" />
        </button>
        <button type="button" className="btn" onClick={() => give('no')}>
          {t('article.asked.no')} <CommandCap id="remove" />
        </button>
        <button type="button" className="btn quiet" onClick={() => give('always')}>
          {t('article.asked.always')} <ForGood id="accept" />
        </button>
        <button type="button" className="btn quiet" onClick={() => give('never')}>
          {t('article.asked.never')} <ForGood id="remove" />
        </button>
        <span className="spring" />
        <button type="button" className="btn quiet" onClick={() => give(null)}>
          {t('article.asked.cancel')} <KeyCap code="Escape" />
        </button>
      </div>
    </section>
  )
}

/** The key of an answer with Shift: for good. */
const ForGood = ({ id }: { readonly id: string }) => (
  <span className="caps">
    <kbd>⇧</kbd> <CommandCap id={id} />
  </span>
)

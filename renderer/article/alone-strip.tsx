import { useStore } from 'zustand'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'
import { KeyCap } from './key-cap.tsx'
import { LabelSample } from './label-sample.tsx'
import type { OpenArticle } from './open-article.ts'
import './text-look.css'

/** Says that marks of one label alone are painted, as long as it is so. */
export function AloneStrip({ article }: { readonly article: OpenArticle }) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const alone = useStore(article.store, state => state.alone)
  const label = useStore(article.store, state => state.scheme.labels.find(({ id }) => id === state.alone))
  if (alone === null) return null
  return (
    <section className="alone" aria-label={t('article.alone.name')} data-testid="alone">
      <LabelSample label={label} />
      <span role="status">{t('article.alone.only', { label: label?.name[language] ?? alone })}</span>
      <button
        type="button"
        className="btn quiet"
        onClick={() => {
          article.run({ do: 'alone', label: null })
          article.view.text.focus({ preventScroll: true })
        }}
      >
        {t('article.alone.all')} <KeyCap code="Escape" />
      </button>
    </section>
  )
}

import { useStore } from 'zustand'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'
import { LabelSample } from './label-sample.tsx'
import type { OpenArticle } from './open-article.ts'
import { useSettled } from './use-settled.ts'

/** Stands on paper alone, before the text: what the article is called, and what its colours mean. */
export function PaperHead({ article }: { readonly article: OpenArticle }) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const name = useStore(article.store, state => state.document.name)
  const labels = useStore(article.store, state => state.scheme.labels)
  const alone = useStore(article.store, state => state.alone)
  useSettled(article, state => state.version)
  const counts = article.store.getState().index.labelCounts
  const used = labels.filter(({ id }) => counts.has(id) && (alone === null || alone === id))
  return (
    <div className="paper-head">
      <p className="paper-title">
        <bdi dir="auto">{name}</bdi>
      </p>
      <ul aria-label={t('article.menu.legend')}>
        {used.map(label => (
          <li key={label.id}>
            <LabelSample label={label} /> {label.name[language]} <span className="dim">{counts.get(label.id)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

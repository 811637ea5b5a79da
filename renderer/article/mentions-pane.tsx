import { memo, useState } from 'react'
import type { MentionIndex } from '../../shared/edit/mention-index.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import type { Entity } from '../../shared/model/records.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'
import { MentionGrid } from './mention-grid.tsx'
import { MentionsFilter } from './mentions-filter.tsx'
import { MentionsLesson } from './mentions-lesson.tsx'
import type { OpenArticle } from './open-article.ts'
import { useSettled } from './use-settled.ts'

/** The article's mentions, or those of one label. */
export function MentionsPane({ article }: { readonly article: OpenArticle }) {
  const version = useSettled(article, state => state.version)
  const current = useSettled(article, state => state.selected ?? state.fresh)
  return <Mentions article={article} version={version} current={current} />
}

/** Labels that have a mention, in the palette's order; those the scheme does not know come last. */
function labelsIn({ labelCounts }: MentionIndex, scheme: Scheme): readonly string[] {
  const known = scheme.labels.map(label => label.id)
  const unknown = [...labelCounts.keys()].filter(label => !known.includes(label))
  return [...known.filter(label => labelCounts.has(label)), ...unknown]
}

type Props = {
  readonly article: OpenArticle
  /** Drawn again with each change of the records. */
  readonly version: number
  /** The mention she works on. */
  readonly current: RecordId | null
}

const Mentions = memo(function Mentions({ article, current }: Props) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const [wanted, setWanted] = useState<string | null>(null)
  const { index, scheme } = article.store.getState()
  const name = (wanted !== null && scheme.labels.find(label => label.id === wanted)?.name[language]) || wanted
  // Not a copy where nothing is filtered: 20,000 mentions cost what 60 do.
  const shown: readonly Entity[] =
    wanted === null ? index.ordered : index.ordered.filter(mention => mention.label === wanted)
  return (
    <section className="pane mentions" aria-label={t('article.mentions.title')}>
      <div className="pane-head">
        <h2 className="panel-title">{t('article.mentions.title')}</h2>
        <span className="dim">
          {wanted === null
            ? t('article.mentions.figure', { count: index.size })
            : t('article.mentions.filtered', { shown: shown.length, all: index.size })}
        </span>
        <span className="spring" />
        <MentionsFilter
          article={article}
          present={labelsIn(index, scheme).join('\n')}
          wanted={wanted}
          onWant={setWanted}
        />
      </div>
      {shown.length > 0 ? (
        <MentionGrid article={article} mentions={shown} current={current} />
      ) : wanted === null ? (
        <MentionsLesson article={article} />
      ) : (
        <div className="lesson" data-testid="mention-list">
          <p>{t('article.mentions.noneOfLabel', { label: name ?? '' })}</p>
          <button type="button" className="btn" onClick={() => setWanted(null)}>
            {t('article.mentions.clearFilter')}
          </button>
        </div>
      )}
    </section>
  )
})

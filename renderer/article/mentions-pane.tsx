import { ListFilter } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { Entity } from '../../shared/model/records.ts'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'
import { MenuButton } from '../ui/menu-button.tsx'
import { MenuRow } from '../ui/menu-row.tsx'
import { LabelSample } from './label-sample.tsx'
import { countLabels } from './mention-facts.ts'
import { MentionGrid } from './mention-grid.tsx'
import { MentionsLesson } from './mentions-lesson.tsx'
import type { OpenArticle } from './open-article.ts'

const everyLabel = 'every label'

/** The article's mentions, or those of one label. */
export function MentionsPane({ article }: { readonly article: OpenArticle }) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  useStore(article.store, state => state.version)
  const [wanted, setWanted] = useState<string | null>(null)
  const { index, scheme } = article.store.getState()
  const nameOf = (id: string): string => scheme.labels.find(label => label.id === id)?.name[language] ?? id
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
        <MenuButton
          name={wanted === null ? t('article.mentions.filter') : `${t('article.mentions.filter')}: ${nameOf(wanted)}`}
          className={wanted === null ? 'tool' : 'tool filtering'}
          face={
            <>
              <ListFilter className="i" />
              {wanted === null ? null : <span>{nameOf(wanted)}</span>}
            </>
          }
          selectionMode="single"
          selectedKeys={[wanted ?? everyLabel]}
          onAction={key => setWanted(key === everyLabel ? null : String(key))}
        >
          <MenuRow id={everyLabel} text={t('article.mentions.all')} ticked />
          {[...countLabels(index)].map(([id, count]) => (
            <MenuRow key={id} id={id} text={nameOf(id)} ticked>
              <LabelSample label={scheme.labels.find(label => label.id === id)} />
              <span className="spring">{nameOf(id)}</span>
              <span className="dim">{count}</span>
            </MenuRow>
          ))}
        </MenuButton>
      </div>
      {shown.length > 0 ? (
        <MentionGrid article={article} mentions={shown} />
      ) : wanted === null ? (
        <MentionsLesson article={article} />
      ) : (
        <div className="lesson" data-testid="mention-list">
          <p>{t('article.mentions.noneOfLabel', { label: nameOf(wanted) })}</p>
          <button type="button" className="btn" onClick={() => setWanted(null)}>
            {t('article.mentions.clearFilter')}
          </button>
        </div>
      )}
    </section>
  )
}

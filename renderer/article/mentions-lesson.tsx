import { useStore } from 'zustand'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'
import { CommandCap } from './command-cap.tsx'
import { labelCommand } from './keymap.ts'
import type { OpenArticle } from './open-article.ts'
import { useKeymap } from './use-keymap.ts'

/** What stands in the list before the first mark: how to make it. */
export function MentionsLesson({ article }: { readonly article: OpenArticle }) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const labels = useStore(article.store, state => state.scheme.labels)
  const marking = useKeymap().filter(row => row.group === 'labels')
  const key = marking.find(row => row.code === 'KeyF') ?? marking[0]
  const taught = labels.find(label => labelCommand(label.id) === key?.id)
  return (
    <div className="lesson" data-testid="mention-list">
      <h3>{t('article.mentions.empty')}</h3>
      <ol>
        <li>
          <span className="caps">
            <kbd>→</kbd>
            <kbd>←</kbd>
          </span>
          <span>{t('article.mentions.teachMove')}</span>
        </li>
        <li>
          <span className="caps">
            <kbd>Shift</kbd>
          </span>
          <span>{t('article.mentions.teachExtend')}</span>
        </li>
        {taught ? (
          <li>
            <span className="caps">
              <CommandCap id={labelCommand(taught.id)} />
            </span>
            <span>{t('article.mentions.teachMark', { label: taught.name[language] })}</span>
          </li>
        ) : null}
        <li>
          <span className="caps">
            <kbd>?</kbd>
          </span>
          <button type="button" className="plain-link" onClick={() => article.run({ do: 'help' })}>
            {t('article.mentions.teachHelp')}
          </button>
        </li>
      </ol>
    </div>
  )
}

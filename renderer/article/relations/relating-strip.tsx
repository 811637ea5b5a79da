import { useStore } from 'zustand'
import type { RelationChoice } from '../../../shared/edit/relations.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import { surfaceOf } from '../../../shared/model/surface.ts'
import { useApp } from '../../state/app.ts'
import { useText } from '../../strings/text.ts'
import type { ArticleCommand } from '../article-command.ts'
import { CommandCap } from '../command-cap.tsx'
import { KeyCap } from '../key-cap.tsx'
import { shorten } from '../mention-facts.ts'
import type { OpenArticle } from '../open-article.ts'
import { choicesOf } from './relating.ts'

/** What is being related, under the text: first the way to the other mention, then the types, each with its number. */
export function RelatingStrip({ article }: { readonly article: OpenArticle }) {
  const t = useText()
  const relating = useStore(article.store, state => state.relating)
  if (!relating) return null
  const choices = choicesOf(article.store.getState(), relating)
  const run = (command: ArticleCommand): void => {
    article.run(command)
    article.view.text.focus({ preventScroll: true })
  }
  return (
    <section className="strip" aria-label={t('relations.relate')} data-testid="relating">
      <p>
        {choices.length === 0 ? t('relations.to') : t('relations.as')} <Words article={article} id={relating.from} />
        {relating.to === null ? null : (
          <>
            {' · '}
            <Words article={article} id={relating.to} />
          </>
        )}
      </p>
      <div className="acts">
        {relating.to === null ? (
          <button type="button" className="btn" onClick={() => run({ do: 'accept' })}>
            {t('relations.take')} <CommandCap id="accept" />
          </button>
        ) : (
          choices.map((choice, at) => (
            <button
              key={`${choice.from} ${choice.type.id}`}
              type="button"
              className="btn"
              onClick={() => run({ do: 'relateAs', at })}
            >
              <ChoiceName article={article} choice={choice} /> {at < 9 ? <KeyCap code={`Digit${at + 1}`} /> : null}
            </button>
          ))
        )}
        <span className="spring" />
        <button type="button" className="btn quiet" onClick={() => run({ do: 'escape' })}>
          {t('article.asked.end')} <KeyCap code="Escape" />
        </button>
      </div>
    </section>
  )
}

/** A type as it would lead: from whom, since two types may lead either way. */
function ChoiceName({ article, choice }: { readonly article: OpenArticle; readonly choice: RelationChoice }) {
  const language = useApp(state => state.settings.language)
  return (
    <>
      <Words article={article} id={choice.from} /> {choice.type.name[language]}
    </>
  )
}

function Words({ article, id }: { readonly article: OpenArticle; readonly id: RecordId }) {
  const { index, document } = article.store.getState()
  const mention = index.get(id)
  return (
    <bdi className="naskh" dir={document.metadata.direction} lang={document.metadata.language}>
      {mention ? shorten(surfaceOf(document.text, mention.spans), 40) : ''}
    </bdi>
  )
}

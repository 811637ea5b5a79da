import { useStore } from 'zustand'
import { agreementOf } from '../../../shared/edit/agreements/change-agreement.ts'
import { surfaceOf } from '../../../shared/model/surface.ts'
import { useApp } from '../../state/app.ts'
import { useText } from '../../strings/text.ts'
import type { ArticleCommand } from '../article-command.ts'
import { CommandCap } from '../command-cap.tsx'
import { KeyCap } from '../key-cap.tsx'
import { shorten } from '../mention-facts.ts'
import type { OpenArticle } from '../open-article.ts'

/** UTF-16 units of a filler that is offered. */
const shown = 70

/** The open agreement under the text: what is offered for which role, and the keys that take it or not. */
export function FrameStrip({ article }: { readonly article: OpenArticle }) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const frame = useStore(article.store, state => state.frame)
  const isCovered = useStore(
    article.store,
    state => state.question !== null || state.adding !== null || state.panel === 'search' || state.finding !== null,
  )
  const { records, scheme, index, document } = article.store.getState()
  const record = frame ? agreementOf(records, frame.id) : undefined
  if (!frame || !record || isCovered) return null
  const run = (command: ArticleCommand): void => {
    article.run(command)
    article.view.text.focus({ preventScroll: true })
  }
  const type = scheme.agreementTypes.find(({ id }) => id === record.type)
  const trigger = record.trigger ? shorten(surfaceOf(document.text, record.trigger), shown) : null
  const candidate = frame.candidates[frame.at]
  const role = scheme.roleTypes.find(({ id }) => id === (candidate?.role ?? frame.role))
  const words = candidate?.fillers.map(filler =>
    surfaceOf(document.text, 'entity' in filler ? (index.get(filler.entity)?.spans ?? []) : filler.spans),
  )
  return (
    <section className="strip frame-strip" aria-label={t('frames.strip.name')} data-testid="frame-strip">
      {frame.choosesType ? (
        <div className="acts">
          <strong>{t('frames.strip.type')}</strong>
          {scheme.agreementTypes.slice(0, 9).map(({ id, name }, at) => (
            <button
              key={id}
              type="button"
              className={id === record.type ? 'btn first' : 'btn'}
              onClick={() => run({ do: 'agreement', id: null, edit: { edit: 'change', change: { type: id } } })}
            >
              <KeyCap code={`Digit${at + 1}`} /> {name[language]}
            </button>
          ))}
          <button type="button" className="btn quiet" onClick={() => run({ do: 'setTrigger' })}>
            <CommandCap id="frame.open" /> {t('frames.strip.trigger')}
          </button>
        </div>
      ) : (
        <div className="acts">
          <strong className="frame-type">{type?.name[language] ?? record.type}</strong>
          {trigger === null ? null : (
            <bdi className="frame-trigger dim" lang={document.metadata.language} dir={document.metadata.direction}>
              {trigger}
            </bdi>
          )}
          <span className="frame-offer" data-role={candidate?.role}>
            {candidate && words ? (
              <>
                <span className="dim">{t('frames.strip.offer', { role: role?.name[language] ?? candidate.role })}</span>{' '}
                <bdi lang={document.metadata.language} dir={document.metadata.direction}>
                  {shorten(words.join(' · '), 2 * shown)}
                </bdi>
                {frame.candidates.length > 1 ? (
                  <span className="dim">
                    {' '}
                    {t('frames.strip.place', { at: frame.at + 1, of: frame.candidates.length })}
                  </span>
                ) : null}
              </>
            ) : (
              <span className="dim">{t('frames.strip.none')}</span>
            )}
          </span>
          {candidate ? (
            <>
              <button type="button" className="btn first" onClick={() => run({ do: 'acceptCandidate' })}>
                {t('frames.strip.take')} <CommandCap id="accept" />
              </button>
              <button type="button" className="btn" onClick={() => run({ do: 'candidate', onward: true })}>
                {t('frames.strip.pass')} <CommandCap id="suggestion.next" />
              </button>
            </>
          ) : null}
          <button type="button" className="btn quiet" onClick={() => run({ do: 'openFrame', id: null })}>
            {t('frames.strip.leave')} <KeyCap code="Escape" />
          </button>
        </div>
      )}
    </section>
  )
}

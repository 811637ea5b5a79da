import { Link2, Unlink } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { mentionWords } from '../../shared/edit/entities/form-key.ts'
import type { Entity } from '../../shared/model/records.ts'
import { goToEntity } from '../concordance/go-to-entity.ts'
import { createEntity } from '../concordance/naming.ts'
import { useCorpusEntities } from '../state/corpus-entities.ts'
import { request } from '../state/request.ts'
import { useText } from '../strings/text.ts'
import { ToolButton } from '../ui/tool-button.tsx'
import './mention-link.css'
import type { OpenArticle } from './open-article.ts'

const LinkQuestion = lazy(async () => ({ default: (await import('../concordance/link-question.tsx')).LinkQuestion }))

type Props = { readonly article: OpenArticle; readonly mention: Entity; readonly readOnly: boolean }

type Offered = { readonly id: string; readonly name: string }
const nothing: readonly Offered[] = []

/** Milliseconds of rest before it is asked whom the words may name: whoever marks on has no use for it. */
const rest = 250

/** Whom the mention names: the entity it is linked to and how often it is named here, or those it may name. */
export function MentionLink({ article, mention, readOnly }: Props) {
  const t = useText()
  const entities = useCorpusEntities()
  const [offered, setOffered] = useState(nothing)
  const [isAsking, setAsking] = useState(false)
  const { records, document } = article.store.getState()
  const words = mentionWords(document.text, mention)
  const { link } = mention
  useEffect(() => {
    setOffered(nothing)
    if (readOnly || link !== undefined) return
    let isWanted = true
    const timer = setTimeout(async () => {
      const answer = await request('suggestLinks', { words })
      if (isWanted && answer.ok) setOffered(answer.value)
    }, rest)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [words, link, readOnly])
  const set = (to: string | null): void => {
    article.run({ do: 'select', id: mention.id })
    article.run({ do: 'link', link: to })
    article.view.text.focus({ preventScroll: true })
  }
  if (readOnly && link === undefined) return null
  const entity = link === undefined ? undefined : entities.get(link)
  const here =
    link === undefined ? 0 : [...records.values()].filter(one => one.kind === 'entity' && one.link === link).length
  return (
    <>
      <dt>{t('article.details.link')}</dt>
      <dd className="mention-link">
        {link === undefined ? (
          <>
            {offered.map(({ id, name }) => (
              <button
                key={id}
                type="button"
                className="plain-link"
                title={t('concordance.mention.accept')}
                onClick={() => set(id)}
              >
                <bdi className="naskh" dir="auto">
                  {t('concordance.mention.maybe', { name })}
                </bdi>
              </button>
            ))}
            <button type="button" className="plain-link" onClick={() => setAsking(true)}>
              <Link2 className="i s" /> {t('concordance.mention.choose')}
            </button>
          </>
        ) : (
          <>
            <button
              type="button"
              className="plain-link"
              title={t('concordance.mention.show')}
              onClick={() => void goToEntity(link)}
            >
              <bdi className="naskh" dir="auto">
                {entity?.names.ar[0] ?? entity?.names.latin[0] ?? link}
              </bdi>
            </button>{' '}
            <span className="dim">{t('concordance.mention.here', { count: here })}</span>
            {readOnly ? null : (
              <ToolButton name={t('concordance.mention.remove')} onPress={() => set(null)}>
                <Unlink className="i s" />
              </ToolButton>
            )}
          </>
        )}
        {isAsking ? (
          <Suspense>
            <LinkQuestion
              title={t('concordance.link.title', { count: 1 })}
              fresh={words}
              onClose={() => setAsking(false)}
              onChosen={chosen => {
                setAsking(false)
                if (typeof chosen !== 'string') return set(chosen.id)
                void createEntity([chosen], mention.label, [{ document: document.id, ids: [mention.id] }], false)
              }}
            />
          </Suspense>
        ) : null}
      </dd>
    </>
  )
}

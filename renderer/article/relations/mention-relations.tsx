import { ArrowLeft, ArrowRight, Spline, X } from 'lucide-react'
import { relationsOf } from '../../../shared/edit/relations.ts'
import type { Entity } from '../../../shared/model/records.ts'
import { surfaceOf } from '../../../shared/model/surface.ts'
import { useApp } from '../../state/app.ts'
import { useText } from '../../strings/text.ts'
import { shorten } from '../mention-facts.ts'
import type { OpenArticle } from '../open-article.ts'
import { useSettled } from '../use-settled.ts'

type Props = { readonly article: OpenArticle; readonly mention: Entity; readonly readOnly: boolean }

/** The relations of a mention among its details: the type, which way it leads, and the other mention, which a press leads to. */
export function MentionRelations({ article, mention, readOnly }: Props) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  useSettled(article, state => state.version)
  const { others, index, scheme, document } = article.store.getState()
  const relations = relationsOf(others, mention.id)
  if (relations.length === 0) return null
  const { direction, language: lang } = document.metadata
  return (
    <>
      <dt>{t('relations.title')}</dt>
      <dd className="relations">
        {relations.map(relation => {
          const leadsOn = relation.from === mention.id
          const other = index.get(leadsOn ? relation.to : relation.from)
          const name = scheme.relationTypes.find(({ id }) => id === relation.label)?.name[language] ?? relation.label
          const words = other ? shorten(surfaceOf(document.text, other.spans), 40) : t('article.agreements.missing')
          // On points to where reading goes in the interface.
          const Arrow = leadsOn === (language === 'ar') ? ArrowLeft : ArrowRight
          return (
            <span key={relation.id} className="part">
              <span>{name}</span>
              <Arrow
                className="i s"
                role="img"
                aria-label={leadsOn ? t('relations.leadsTo') : t('relations.comesFrom')}
              />
              <button
                type="button"
                className="plain-link"
                disabled={!other}
                onClick={() => article.run({ do: 'select', id: other?.id ?? null })}
              >
                <bdi className="naskh" dir={direction} lang={lang}>
                  {words}
                </bdi>
              </button>
              {readOnly ? null : (
                <button
                  type="button"
                  className="tool"
                  aria-label={t('relations.remove', { type: name, words })}
                  title={t('relations.remove', { type: name, words })}
                  onClick={() => {
                    article.run({ do: 'unrelate', id: relation.id })
                    article.view.text.focus({ preventScroll: true })
                  }}
                >
                  <X className="i s" />
                </button>
              )}
            </span>
          )
        })}
      </dd>
    </>
  )
}

type ButtonProps = { readonly article: OpenArticle; readonly mention: Entity; readonly keys: string | undefined }

/** Begins a relation from this mention; nothing where the scheme has no types of relations. */
export function RelateButton({ article, mention, keys }: ButtonProps) {
  const t = useText()
  if (article.store.getState().scheme.relationTypes.length === 0) return null
  const name = t('relations.relate')
  return (
    <button
      type="button"
      className="tool"
      aria-label={name}
      title={keys === undefined ? name : `${name} · ${keys}`}
      onClick={() => {
        article.run({ do: 'select', id: mention.id })
        article.run({ do: 'relate' })
        article.view.text.focus({ preventScroll: true })
      }}
    >
      <Spline className="i s" />
    </button>
  )
}

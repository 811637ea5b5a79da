// biome-ignore-all lint/a11y/useKeyWithClickEvents: keys act on the list's active row
// biome-ignore-all lint/a11y/noStaticElementInteractions: the mouse's short way to what the toolbar and the keys do
// biome-ignore-all lint/a11y/useFocusableInteractive: rows are active descendants; the list holds the focus
import { Ban, Check, CircleDashed, Minus, X } from 'lucide-react'
import { memo } from 'react'
import type { Hit } from '../../shared/text/find-everywhere.ts'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'
import type { HitState } from './article-state.ts'
import { contextOf } from './hit-context.ts'
import { LabelSample, tintOf } from './label-sample.tsx'
import type { OpenArticle } from './open-article.ts'

/** Element id of a hit's row. */
export const hitRowId = (at: number): string => `hit-${at}`

const icons = { open: CircleDashed, taken: Check, passed: Minus, never: Ban } as const

type Props = {
  readonly article: OpenArticle
  readonly hit: Hit
  /** Position among the hits, from 0. */
  readonly at: number
  readonly label: string
  readonly stands: HitState
  /** Its paragraph, from 1. */
  readonly paragraph: number
  readonly present: boolean
  readonly count: number
}

/** A place among its words, what she has said of it, and what is marked there already. */
export const HitRow = memo(function HitRow({ article, hit, at, label, stands, paragraph, present, count }: Props) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const { document, scheme } = article.store.getState()
  const { before, words, after } = contextOf(document.text, hit.span)
  const labelOf = (id: string) => scheme.labels.find(one => one.id === id)
  const Icon = icons[stands]
  return (
    <div
      role="option"
      id={hitRowId(at)}
      className="hit"
      data-stands={stands}
      aria-selected={present}
      aria-posinset={at + 1}
      aria-setsize={count}
      onMouseDown={event => event.preventDefault()}
      onClick={() => article.run({ do: 'goToHit', at })}
    >
      <Icon className="i s" aria-hidden />
      <bdi className="context" dir={document.metadata.direction} lang={document.metadata.language}>
        {before}
        <mark style={tintOf(labelOf(label))}>{words}</mark>
        {after}
      </bdi>
      {/* For the mouse, which need not go to the foot for each place; Space and B do the same. */}
      <span className="hit-acts" aria-hidden>
        {(['take', 'pass'] as const).map(act => (
          <span
            key={act}
            className="tool"
            data-act={act}
            title={t(`article.keys.hit.${act}`)}
            onClick={event => {
              event.stopPropagation()
              article.run({ do: 'goToHit', at })
              article.run({ do: 'hit', act })
            }}
          >
            {act === 'take' ? <Check className="i s" /> : <X className="i s" />}
          </span>
        ))}
      </span>
      <span className="stands">
        <span>{t('article.mentions.paragraph', { number: paragraph })}</span>
        <span className={stands === 'open' ? 'unseen' : undefined}>{t(`article.find.stands.${stands}`)}</span>
      </span>
      {[...hit.labelled, ...hit.within].length === 0 ? null : (
        <span className="already">
          {[...hit.labelled, ...hit.within].map(id => (
            <span key={id}>
              <LabelSample label={labelOf(id)} />
              {t(hit.labelled.includes(id) ? 'article.find.labelled' : 'article.find.within', {
                label: labelOf(id)?.name[language] ?? id,
              })}
            </span>
          ))}
        </span>
      )}
    </div>
  )
})

import { ChevronDown } from 'lucide-react'
import { memo } from 'react'
import { hullOf } from '../../shared/edit/mention-index.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import type { Agreement, Annotation, Filler, Span } from '../../shared/model/records.ts'
import { surfaceOf } from '../../shared/model/surface.ts'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'
import { lightOf } from './frame/frame-light.ts'
import { tintOf } from './label-sample.tsx'
import type { OpenArticle } from './open-article.ts'
import { useSettled } from './use-settled.ts'

const isAgreement = (record: Annotation): record is Agreement => record.kind === 'agreement'

/** Agreements of the layer shown, to read. Nothing where it has none. */
export function AgreementsPane({ article }: { readonly article: OpenArticle }) {
  return <Agreements article={article} version={useSettled(article, state => state.version)} />
}

type PaneProps = {
  readonly article: OpenArticle
  /** Of the records, which change in place. */
  readonly version: number
}

const Agreements = memo(function Agreements({ article }: PaneProps) {
  const t = useText()
  const agreements = [...article.store.getState().records.values()].filter(isAgreement)
  if (agreements.length === 0) return null
  return (
    <section className="pane agreements" aria-label={t('article.agreements.title')}>
      <div className="pane-head">
        <h2 className="panel-title">{t('article.agreements.title')}</h2>
        <span className="dim">{agreements.length}</span>
        <span className="spring" />
        <span className="dim">{t('article.agreements.readOnly')}</span>
      </div>
      <div className="agreement-scroll" data-testid="agreement-list">
        {agreements.map((agreement, nth) => (
          <Frame key={agreement.id} article={article} agreement={agreement} open={nth === 0} />
        ))}
      </div>
    </section>
  )
})

type FrameProps = { readonly article: OpenArticle; readonly agreement: Agreement; readonly open: boolean }

function Frame({ article, agreement, open }: FrameProps) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const { scheme } = article.store.getState()
  const type = scheme.agreementTypes.find(one => one.id === agreement.type)
  const status = scheme.agreementStatuses.find(one => one.id === agreement.attributes.status)
  const roles = [...new Set(agreement.roles.map(role => role.role))]
  return (
    <details
      className="frame"
      open={open}
      onToggle={event => lightOf(article).setState({ open: event.currentTarget.open ? agreement.id : null })}
      onMouseEnter={() => lightOf(article).setState({ hovered: agreement.id })}
      onMouseLeave={() => lightOf(article).setState({ hovered: null })}
    >
      <summary>
        <ChevronDown className="i s" aria-hidden />
        <span className="panel-title">{type?.name[language] ?? agreement.type}</span>
        <span className="code">{agreement.type}</span>
        <span className="spring" />
        {status ? <span>{status.name[language]}</span> : null}
      </summary>
      <dl className="roles">
        {agreement.trigger ? (
          <div className="role">
            <dt>{t('article.agreements.trigger')}</dt>
            <dd>
              <FilledBy article={article} filler={{ spans: agreement.trigger }} />
            </dd>
          </div>
        ) : null}
        {roles.map(id => (
          <div className="role" key={id}>
            <dt>{scheme.roleTypes.find(one => one.id === id)?.name[language] ?? id}</dt>
            <dd>
              {agreement.roles
                .filter(role => role.role === id)
                .map(role => (
                  <FilledBy key={keyOf(role.filler)} article={article} filler={role.filler} of={role.of} />
                ))}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

const keyOf = (filler: Filler): string => ('entity' in filler ? filler.entity : JSON.stringify(filler.spans))

type FilledByProps = { readonly article: OpenArticle; readonly filler: Filler; readonly of?: RecordId | undefined }

/** A filler's words; pressing leads to them in the text. */
function FilledBy({ article, filler, of }: FilledByProps) {
  const t = useText()
  const { index, document, scheme } = article.store.getState()
  const mention = 'entity' in filler ? index.get(filler.entity) : undefined
  const spans = 'entity' in filler ? mention?.spans : filler.spans
  const whose = of === undefined ? undefined : index.get(of)
  if (!spans) return <span className="one dim">{t('article.agreements.missing')}</span>
  const label = scheme.labels.find(one => one.id === mention?.label)
  const place: Span = mention ? hullOf(mention) : { start: spans[0]?.start ?? 0, end: spans.at(-1)?.end ?? 0 }
  return (
    <button
      type="button"
      className="one"
      title={whose && t('article.agreements.of', { name: surfaceOf(document.text, whose.spans) })}
      onClick={() => {
        if (mention) article.run({ do: 'select', id: mention.id })
        article.view.scrollTo(place)
      }}
    >
      <bdi
        className={`sf ${label?.line ?? 'bare'}`}
        style={tintOf(label)}
        dir={document.metadata.direction}
        lang={document.metadata.language}
      >
        {surfaceOf(document.text, spans)}
      </bdi>
    </button>
  )
}

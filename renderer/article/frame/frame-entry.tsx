// biome-ignore-all lint/a11y/useSemanticElements: rows of a treegrid whose cells hold buttons, which is no table
// biome-ignore-all lint/a11y/useFocusableInteractive: the buttons in the cells hold the focus
import { ChevronDown, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { Agreement, Span } from '../../../shared/model/records.ts'
import { surfaceOf } from '../../../shared/model/surface.ts'
import { useText } from '../../strings/text.ts'
import { shorten } from '../mention-facts.ts'
import { AgreementStatus } from './agreement-status.tsx'
import { dragSource, dropTarget } from './drag-filler.ts'
import { FrameAttributes } from './frame-attributes.tsx'
import { FrameFields } from './frame-fields.tsx'
import { lightOf, type PiecePlace } from './frame-light.ts'
import { spansOf } from './frame-pieces.ts'
import { warningsOf } from './frame-warnings.ts'
import { usePane } from './pane-context.ts'
import { roleLinesOf } from './role-lines.ts'
import { RoleRow } from './role-row.tsx'
import { useOffers } from './use-offers.ts'
import { WarningRows } from './warning-rows.tsx'

type Props = {
  readonly agreement: Agreement
  readonly hue: string
  readonly open: boolean
  readonly onToggle: () => void
}

/** One agreement: its head, and opened all it says. */
export function FrameEntry({ agreement, hue, open, onToggle }: Props) {
  const { article } = usePane()
  const { scheme, index } = article.store.getState()
  const warnings = warningsOf(agreement, scheme, index)
  const [splitting, setSplitting] = useState<ReadonlySet<number> | null>(null)
  const toggle = (at: number): void =>
    setSplitting(chosen => {
      const next = new Set(chosen)
      if (!next.delete(at)) next.add(at)
      return next
    })
  return (
    <div role="rowgroup" className={`agreement ${hue}`} data-agreement={agreement.id}>
      <Head agreement={agreement} open={open} warnings={warnings.length} onToggle={onToggle} />
      {open ? (
        <>
          {splitting ? <SplitBar agreement={agreement} chosen={splitting} onEnd={() => setSplitting(null)} /> : null}
          <Body agreement={agreement} splitting={splitting} onToggle={toggle} onSplit={() => setSplitting(new Set())} />
          <WarningRows agreement={agreement} warnings={warnings} />
        </>
      ) : null}
    </div>
  )
}

type HeadProps = Pick<Props, 'agreement' | 'open' | 'onToggle'> & { readonly warnings: number }

function Head({ agreement, open, warnings, onToggle }: HeadProps) {
  const t = useText()
  const { article, deeds, language, readOnly } = usePane()
  const { scheme, index, document } = article.store.getState()
  const type = scheme.agreementTypes.find(({ id }) => id === agreement.type)
  const { status } = agreement.attributes
  const light = lightOf(article)
  const on = (): void => light.setState({ hovered: agreement.id, piece: null })
  const off = (): void => light.setState({ hovered: null, piece: null })
  const parties = agreement.roles
    .filter(({ role }) => role === 'party')
    .flatMap(({ filler }) => spansOf(filler, index)?.slice(0, 1) ?? [])
    .map(({ start, end }) => shorten(document.text.slice(start, end), 24))
  return (
    <div role="row" aria-level={1} className="frame-head" onPointerEnter={on} onPointerLeave={off}>
      <div role="gridcell" className="frame-title">
        <button
          type="button"
          data-stop
          className="disclose"
          aria-expanded={open}
          onMouseDown={event => event.preventDefault()}
          onFocus={on}
          onBlur={off}
          onClick={onToggle}
          onKeyDown={event => {
            if ((event.key === 'Delete' || event.key === 'Backspace') && !readOnly)
              deeds.edit(agreement.id, { edit: 'delete' })
            else if (isSideways(event.key) && (event.key === openingKey(event.currentTarget)) !== open) onToggle()
            else return
            event.preventDefault()
          }}
        >
          <ChevronDown className="i s" aria-hidden />
          <span className="panel-title">{type?.name[language] ?? agreement.type}</span>
          <span className="code">{agreement.type}</span>
          {open || parties.length === 0 ? null : (
            <bdi className="naskh parties" dir={document.metadata.direction} lang={document.metadata.language}>
              {parties.join('، ')}
            </bdi>
          )}
        </button>
      </div>
      <div role="gridcell" className="frame-state">
        {agreement.doubt ? (
          <TriangleAlert className="i s doubt" role="img" aria-label={t('framePane.doubtful')} />
        ) : null}
        {warnings === 0 ? null : (
          <span className="warning-count" title={t('framePane.warnings', { count: warnings })}>
            <TriangleAlert className="i s" aria-hidden />
            <span aria-hidden>{warnings}</span>
            <span className="unseen">{t('framePane.warnings', { count: warnings })}</span>
          </span>
        )}
        {typeof status === 'string' ? <AgreementStatus scheme={scheme} status={status} language={language} /> : null}
      </div>
    </div>
  )
}

const isSideways = (key: string): boolean => key === 'ArrowLeft' || key === 'ArrowRight'
const openingKey = (element: Element): string =>
  getComputedStyle(element).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'

type BodyProps = {
  readonly agreement: Agreement
  readonly splitting: ReadonlySet<number> | null
  readonly onToggle: (at: number) => void
  readonly onSplit: () => void
}

function Body({ agreement, splitting, onToggle, onSplit }: BodyProps) {
  const t = useText()
  const { article, deeds, readOnly } = usePane()
  const { scheme, index } = article.store.getState()
  const offers = useOffers(article, agreement, !readOnly && splitting === null)
  return (
    <>
      {readOnly ? null : <FrameFields agreement={agreement} onSplit={onSplit} />}
      <FrameAttributes agreement={agreement} />
      <div
        role="row"
        aria-level={2}
        className="role"
        {...(readOnly
          ? {}
          : dropTarget(({ filler }) => {
              deeds.setTrigger(agreement.id, filler)
            }))}
      >
        <div role="rowheader" className="role-name">
          <span className="cap" />
          {t('article.agreements.trigger')}
        </div>
        <div role="gridcell" className="fillers">
          {agreement.trigger ? (
            <Words
              agreement={agreement}
              place={{ kind: 'trigger', at: 0 }}
              spans={agreement.trigger}
              name={t('article.agreements.trigger')}
              onRemove={() => deeds.edit(agreement.id, { edit: 'change', change: { trigger: null } })}
            />
          ) : (
            <span className="dim">{t('framePane.nobody')}</span>
          )}
        </div>
      </div>
      {roleLinesOf(agreement, scheme, index).map(line => (
        <RoleRow
          key={line.id}
          agreement={agreement}
          line={line}
          splitting={splitting}
          onToggle={onToggle}
          offers={line.fillers.length > 0 ? [] : (offers.get(line.id)?.slice(0, 1) ?? [])}
        />
      ))}
      {agreement.mentions.length === 0 ? null : (
        <div role="row" aria-level={2} className="role">
          <div role="rowheader" className="role-name">
            <span className="cap" />
            {t('framePane.otherPlace')}
          </div>
          <div role="gridcell" className="fillers">
            {agreement.mentions.map((spans, at) => (
              <span className="filler" key={`${spans[0]?.start} ${spans[0]?.end}`}>
                <Words
                  agreement={agreement}
                  place={{ kind: 'mention', at }}
                  spans={spans}
                  name={t('framePane.otherPlace')}
                  onRemove={() =>
                    deeds.edit(agreement.id, {
                      edit: 'change',
                      change: { mentions: agreement.mentions.toSpliced(at, 1) },
                    })
                  }
                />
              </span>
            ))}
          </div>
        </div>
      )}
    </>
  )
}

type WordsProps = {
  readonly agreement: Agreement
  readonly place: PiecePlace
  readonly spans: readonly Span[]
  readonly name: string
  readonly onRemove: () => void
}

/** Words of the agreement itself: its trigger, other places that speak of it. */
function Words({ agreement, place, spans, name, onRemove }: WordsProps) {
  const t = useText()
  const { article, readOnly, show } = usePane()
  const { document } = article.store.getState()
  const words = shorten(surfaceOf(document.text, spans), 90)
  const spoken = t('framePane.filler', { words, role: name })
  const light = lightOf(article)
  const on = (): void => light.setState({ hovered: agreement.id, piece: place })
  const off = (): void => light.setState({ hovered: null, piece: null })
  return (
    <button
      type="button"
      data-stop
      className="one"
      aria-label={spoken}
      title={spoken}
      {...(readOnly ? {} : dragSource({ filler: { spans }, from: null }, words))}
      onPointerEnter={on}
      onPointerLeave={off}
      onFocus={on}
      onBlur={off}
      onClick={event => show({ spans }, event.detail > 0)}
      onKeyDown={event => {
        if (event.key === 'Enter') show({ spans }, true)
        else if ((event.key === 'Delete' || event.key === 'Backspace') && !readOnly) onRemove()
        else return
        event.preventDefault()
      }}
    >
      <bdi className="sf bare" dir={document.metadata.direction} lang={document.metadata.language}>
        {words}
      </bdi>
    </button>
  )
}

type SplitProps = {
  readonly agreement: Agreement
  readonly chosen: ReadonlySet<number>
  readonly onEnd: () => void
}

function SplitBar({ agreement, chosen, onEnd }: SplitProps) {
  const t = useText()
  const { deeds } = usePane()
  const split = (): void => {
    deeds.split(
      agreement.id,
      agreement.roles.filter((_, at) => chosen.has(at)),
    )
    onEnd()
  }
  return (
    <div role="row" aria-level={2} className="split-bar">
      <div role="gridcell">
        <p>{t('framePane.splitPick')}</p>
        <button type="button" data-stop className="btn first" disabled={chosen.size === 0} onClick={split}>
          {t('framePane.splitDo', { count: chosen.size })}
        </button>
        <button type="button" data-stop className="btn quiet" onClick={onEnd}>
          {t('framePane.splitEnd')}
        </button>
      </div>
    </div>
  )
}

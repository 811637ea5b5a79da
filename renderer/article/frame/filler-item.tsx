import { Ellipsis } from 'lucide-react'
import type { KeyboardEvent, MouseEvent } from 'react'
import type { Agreement, Filler } from '../../../shared/model/records.ts'
import { surfaceOf } from '../../../shared/model/surface.ts'
import { useText } from '../../strings/text.ts'
import { tintOf } from '../label-sample.tsx'
import { shorten } from '../mention-facts.ts'
import { type Dragged, dragSource, dropTarget } from './drag-filler.ts'
import { lightOf } from './frame-light.ts'
import { type FillerMenuPage, usePane } from './pane-context.ts'
import type { FillerLine } from './role-lines.ts'

/** UTF-16 units of a filler that the pane shows. */
const shownLength = 90

type Props = {
  readonly agreement: Agreement
  readonly line: FillerLine
  readonly roleName: string
  /** While fillers are chosen to be split off. */
  readonly choice: { readonly chosen: boolean; readonly toggle: () => void } | null
}

/** A filler: its words, and of a person the titles and the side. */
export function FillerItem({ agreement, line, roleName, choice }: Props) {
  const { article, deeds, readOnly } = usePane()
  const { index, scheme } = article.store.getState()
  const { filled, at } = line
  const isPerson = scheme.roleTypes.find(({ id }) => id === filled.role)?.of === 'party'
  const side = filled.of === undefined ? undefined : index.get(filled.of)
  const take = ({ filler, from }: Dragged): void => {
    if (from?.agreement === agreement.id)
      deeds.edit(agreement.id, { edit: 'move', at: from.at, to: { role: filled.role, before: at } })
    else deeds.fill(agreement.id, filled.role, filler)
  }
  return (
    <span className="filler" {...(readOnly ? {} : dropTarget(take))}>
      <FillerButton agreement={agreement} line={line} name={roleName} choice={choice} />
      {line.titles.map(title => (
        <span key={title.at} className="beside">
          <span aria-hidden>— </span>
          <FillerButton agreement={agreement} line={title} name={roleName} choice={null} ofPerson={line} />
        </span>
      ))}
      {isPerson || side ? <Side agreement={agreement} line={line} /> : null}
    </span>
  )
}

type ButtonProps = {
  readonly agreement: Agreement
  readonly line: FillerLine
  readonly name: string
  readonly choice: Props['choice']
  /** The person whose title it is. */
  readonly ofPerson?: FillerLine
}

function FillerButton({ agreement, line, name, choice, ofPerson }: ButtonProps) {
  const t = useText()
  const { article, deeds, readOnly, show, openMenu } = usePane()
  const { document, scheme } = article.store.getState()
  const { filled, at, mention, spans } = line
  const label = scheme.labels.find(({ id }) => id === mention?.label)
  const words = spans ? shorten(surfaceOf(document.text, spans), shownLength) : t('framePane.gone')
  const person = ofPerson ? wordsOf(ofPerson, document.text, t('framePane.gone')) : null
  const spoken =
    person === null ? t('framePane.filler', { words, role: name }) : t('framePane.title', { words, person })
  const light = useLight(agreement, filled.filler, at)
  const menu = (anchor: HTMLElement): void => {
    if (!readOnly) openMenu({ agreement, at, page: 'acts', anchor })
  }
  return (
    <span className="one-of">
      <button
        type="button"
        data-stop
        data-filler={at}
        className={spans ? 'one' : 'one gone'}
        aria-label={choice ? undefined : spoken}
        title={spoken}
        {...(choice ? { role: 'checkbox', 'aria-checked': choice.chosen, 'aria-label': spoken } : {})}
        {...(readOnly || choice
          ? {}
          : dragSource({ filler: filled.filler, from: { agreement: agreement.id, at } }, words))}
        {...light}
        onClick={event => {
          if (choice) choice.toggle()
          // Zero: by key, which leaves the focus where it is only for Space.
          else show(filled.filler, event.detail > 0)
        }}
        onContextMenu={(event: MouseEvent<HTMLElement>) => {
          event.preventDefault()
          menu(event.currentTarget)
        }}
        onKeyDown={(event: KeyboardEvent<HTMLElement>) => {
          if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) menu(event.currentTarget)
          else if (event.key === 'Enter' && !choice) show(filled.filler, true)
          else if ((event.key === 'Delete' || event.key === 'Backspace') && !readOnly) deeds.takeOut(agreement, filled)
          else return
          event.preventDefault()
        }}
      >
        <bdi
          className={`sf ${label?.line ?? 'bare'}`}
          style={tintOf(label)}
          dir={document.metadata.direction}
          lang={document.metadata.language}
        >
          {words}
        </bdi>
      </button>
      {readOnly || choice ? null : (
        <button
          type="button"
          className="filler-more"
          tabIndex={-1}
          aria-haspopup="menu"
          aria-label={t('framePane.fillerMenu', { words })}
          onClick={event => menu(event.currentTarget)}
        >
          <Ellipsis className="i s" aria-hidden />
        </button>
      )}
    </span>
  )
}

/** The words of a filler, cut for a name. */
const wordsOf = ({ spans }: FillerLine, text: string, gone: string): string =>
  spans ? shorten(surfaceOf(text, spans), 40) : gone

/** Lights a filler in the text while it is looked at. */
function useLight(agreement: Agreement, filler: Filler, at: number) {
  const { article } = usePane()
  const light = lightOf(article)
  const on = (): void => {
    light.setState({ hovered: agreement.id, piece: { kind: 'filler', at } })
    if ('entity' in filler) article.run({ do: 'hover', id: filler.entity })
  }
  const off = (): void => {
    light.setState({ hovered: null, piece: null })
    article.run({ do: 'hover', id: null })
  }
  return { onPointerEnter: on, onPointerLeave: off, onFocus: on, onBlur: off }
}

/** Which party a person stands for; pressed, the parties to choose from. */
function Side({ agreement, line }: { readonly agreement: Agreement; readonly line: FillerLine }) {
  const t = useText()
  const { article, readOnly, openMenu, language } = usePane()
  const { index, document } = article.store.getState()
  const { of } = line.filled
  const side = of === undefined ? undefined : index.get(of)
  const name =
    side === undefined
      ? of === undefined
        ? null
        : t('framePane.gone')
      : shorten(surfaceOf(document.text, side.spans), 40)
  const person = wordsOf(line, document.text, t('framePane.gone'))
  const open = (anchor: HTMLElement, page: FillerMenuPage): void => openMenu({ agreement, at: line.at, page, anchor })
  const dir = language === 'ar' ? 'rtl' : 'ltr'
  if (readOnly)
    return name === null ? null : (
      <span className="beside">
        <span aria-hidden>· </span>
        <span className="side" dir={dir}>
          {t('framePane.side', { name })}
        </span>
      </span>
    )
  return (
    <span className={name === null ? 'beside none' : 'beside'}>
      <span aria-hidden>· </span>
      <button
        type="button"
        data-stop
        className="side"
        dir={dir}
        aria-haspopup="menu"
        aria-label={t('framePane.sideOf', { person, name: name ?? t('framePane.nobodyElse') })}
        onClick={event => open(event.currentTarget, 'of')}
      >
        {name === null ? t('framePane.noSide') : t('framePane.side', { name })}
      </button>
    </span>
  )
}

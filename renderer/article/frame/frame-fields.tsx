// biome-ignore-all lint/a11y/useSemanticElements: rows of a treegrid whose cells hold buttons, which is no table
// biome-ignore-all lint/a11y/useFocusableInteractive: the buttons in the cells hold the focus
import { ChevronDown, Ellipsis, Keyboard, MessageSquareText, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { Header, MenuSection, Separator } from 'react-aria-components'
import { useStore } from 'zustand'
import type { Agreement } from '../../../shared/model/records.ts'
import { surfaceOf } from '../../../shared/model/surface.ts'
import { useText } from '../../strings/text.ts'
import { MenuButton } from '../../ui/menu-button.tsx'
import { MenuRow } from '../../ui/menu-row.tsx'
import { KeyCap } from '../key-cap.tsx'
import { shorten } from '../mention-facts.ts'
import { AgreementStatus } from './agreement-status.tsx'
import { agreementsOf } from './frame-hue.ts'
import { usePane } from './pane-context.ts'

type Props = { readonly agreement: Agreement; readonly onSplit: () => void }

/** What is chosen about the whole agreement: type, status, note, doubt, and what is seldom done. */
export function FrameFields({ agreement, onSplit }: Props) {
  const t = useText()
  const { article, deeds, language } = usePane()
  const { scheme } = article.store.getState()
  const [writing, setWriting] = useState(false)
  const byKeys = useStore(article.store, state => state.frame?.id === agreement.id)
  const type = scheme.agreementTypes.find(({ id }) => id === agreement.type)?.name[language] ?? agreement.type
  const { status } = agreement.attributes
  const statusId = typeof status === 'string' ? status : null
  const statusName =
    statusId === null
      ? t('framePane.noStatus')
      : (scheme.agreementStatuses.find(({ id }) => id === statusId)?.name[language] ?? statusId)
  return (
    <>
      <div role="row" aria-level={2} className="frame-fields">
        <div role="gridcell" className="tools">
          <MenuButton
            name={t('framePane.type', { type })}
            className="btn quiet stop"
            face={
              <>
                <span>{type}</span>
                <ChevronDown className="i s" />
              </>
            }
            selectionMode="single"
            selectedKeys={[agreement.type]}
            onAction={key => deeds.edit(agreement.id, { edit: 'change', change: { type: String(key) } })}
          >
            {scheme.agreementTypes.map(({ id, name }) => (
              <MenuRow key={id} id={id} text={name[language]} ticked />
            ))}
          </MenuButton>
          <MenuButton
            name={t('framePane.status', { status: statusName })}
            className="btn quiet stop"
            face={
              <>
                {statusId === null ? (
                  <span className="dim">{statusName}</span>
                ) : (
                  <AgreementStatus scheme={scheme} status={statusId} language={language} />
                )}
                <ChevronDown className="i s" />
              </>
            }
            selectionMode="single"
            selectedKeys={[statusId ?? '']}
            onAction={key =>
              deeds.edit(agreement.id, { edit: 'change', change: { status: key === '' ? null : String(key) } })
            }
          >
            {scheme.agreementStatuses.map(({ id, name }) => (
              <MenuRow key={id} id={id} text={name[language]} ticked>
                <AgreementStatus scheme={scheme} status={id} language={language} />
              </MenuRow>
            ))}
            <MenuRow id="" text={t('framePane.noStatus')} ticked />
          </MenuButton>
          <span className="spring" />
          <button
            type="button"
            data-stop
            className="tool"
            aria-label={t('framePane.byKeys')}
            title={t('framePane.byKeys')}
            aria-pressed={byKeys}
            onClick={() => {
              article.run({ do: 'openFrame', id: byKeys ? null : agreement.id })
              article.view.text.focus({ preventScroll: true })
            }}
          >
            <Keyboard className="i s" />
          </button>
          <button
            type="button"
            data-stop
            className="tool"
            aria-label={t('framePane.editNote')}
            title={t('framePane.editNote')}
            onClick={() => setWriting(true)}
          >
            <MessageSquareText className="i s" />
          </button>
          <button
            type="button"
            data-stop
            className="tool"
            aria-label={t('framePane.doubt')}
            title={t('framePane.doubt')}
            aria-pressed={agreement.doubt}
            onClick={() => deeds.edit(agreement.id, { edit: 'change', change: { doubt: !agreement.doubt } })}
          >
            <TriangleAlert className="i s" />
          </button>
          <FrameMenu agreement={agreement} onSplit={onSplit} />
        </div>
      </div>
      {writing ? (
        <NoteField agreement={agreement} onEnd={() => setWriting(false)} />
      ) : agreement.note === '' ? null : (
        <div role="row" aria-level={2} className="role">
          <div role="rowheader" className="role-name">
            <span className="cap" />
            {t('framePane.note')}
          </div>
          <div role="gridcell" className="frame-note" dir="auto">
            {agreement.note}
          </div>
        </div>
      )}
    </>
  )
}

/** Written when it is left, by Ctrl+Enter or by going elsewhere; Escape leaves it as it was. */
function NoteField({ agreement, onEnd }: { readonly agreement: Agreement; readonly onEnd: () => void }) {
  const t = useText()
  const { deeds } = usePane()
  const write = (note: string): void => {
    if (note.trim() !== agreement.note) deeds.edit(agreement.id, { edit: 'change', change: { note: note.trim() } })
    onEnd()
  }
  return (
    <div role="row" aria-level={2} className="note-row">
      <div role="gridcell">
        <textarea
          // biome-ignore lint/a11y/noAutofocus: she has just asked for it
          autoFocus
          rows={3}
          dir="auto"
          aria-label={t('framePane.noteField')}
          defaultValue={agreement.note}
          onBlur={event => write(event.currentTarget.value)}
          onKeyDown={event => {
            if (event.key === 'Escape') onEnd()
            else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) write(event.currentTarget.value)
            else return
            event.preventDefault()
            event.stopPropagation()
          }}
        />
      </div>
    </div>
  )
}

function FrameMenu({ agreement, onSplit }: Props) {
  const t = useText()
  const { article, deeds, language } = usePane()
  const { others: records, scheme, document } = article.store.getState()
  const others = agreementsOf(records).filter(({ id }) => id !== agreement.id)
  const isChosen = useStore(
    article.store,
    state => state.selection !== null || state.selected !== null || state.fresh !== null,
  )
  const nameOf = ({ type, trigger }: Agreement): string => {
    const name = scheme.agreementTypes.find(({ id }) => id === type)?.name[language] ?? type
    return trigger ? t('framePane.named', { type: name, words: shorten(surfaceOf(document.text, trigger), 40) }) : name
  }
  return (
    <MenuButton
      name={t('framePane.menu')}
      className="tool stop"
      face={<Ellipsis className="i s" />}
      disabledKeys={isChosen ? [] : ['trigger', 'place']}
      onAction={key => {
        const other = others.find(({ id }) => id === key)
        if (other) deeds.edit(agreement.id, { edit: 'merge', others: [other.id] })
        else if (key === 'duplicate') deeds.duplicate(agreement.id)
        else if (key === 'split') onSplit()
        else if (key === 'place') deeds.addPlace(agreement.id, deeds.chosen() ?? [])
        else if (key === 'trigger') deeds.setTrigger(agreement.id, { spans: deeds.chosen() ?? [] })
        else deeds.edit(agreement.id, { edit: 'delete' })
      }}
    >
      <MenuRow id="trigger" text={t('framePane.setTrigger')} />
      <MenuRow id="place" text={t('framePane.addPlace')} />
      <Separator />
      <MenuRow id="duplicate" text={t('framePane.duplicate')} />
      {agreement.roles.length > 0 ? <MenuRow id="split" text={t('framePane.split')} /> : null}
      {others.length > 0 ? (
        <MenuSection>
          <Header>{t('framePane.mergeWith')}</Header>
          {others.map(other => (
            <MenuRow key={other.id} id={other.id} text={nameOf(other)} />
          ))}
        </MenuSection>
      ) : null}
      <Separator />
      <MenuRow id="remove" text={t('framePane.remove')}>
        <span className="spring">{t('framePane.remove')}</span>
        <KeyCap code="Delete" />
      </MenuRow>
    </MenuButton>
  )
}

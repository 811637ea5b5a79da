import { RefreshCw, X } from 'lucide-react'
import { inboxKinds } from '../../shared/model/inbox.ts'
import { useApp } from '../state/app.ts'
import { toFigure } from '../strings/figures.ts'
import { useText } from '../strings/text.ts'
import { useErrorText } from '../ui/error-text.ts'
import { Keycap } from '../ui/keycap.tsx'
import { countKinds, gatherInbox, showKind, stopGathering, useInbox } from './inbox-store.ts'

const kinds = ['all', ...inboxKinds] as const

/** What kinds are shown, how far the gathering is, and the keys. */
export function InboxHead() {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const isReadOnly = useApp(state => state.corpus?.readOnly ?? true)
  const items = useInbox(state => state.items)
  const shown = useInbox(state => state.shown)
  const counts = countKinds(items)
  return (
    <header className="inbox-head">
      <fieldset className="seg" aria-label={t('inbox.kinds.label')}>
        {kinds.map(kind => (
          <button key={kind} type="button" aria-pressed={shown === kind} onClick={() => showKind(kind)}>
            {t(`inbox.kinds.${kind}`)} <span className="count">{toFigure(counts.get(kind) ?? 0, language)}</span>
          </button>
        ))}
      </fieldset>
      <Gathering />
      {isReadOnly || items.length === 0 ? null : (
        <p className="inbox-keys dim">
          <Keycap>Space</Keycap> {t('inbox.keys.fix')} <Keycap>B</Keycap> {t('inbox.keys.fine')} <Keycap>Shift</Keycap>{' '}
          {t('inbox.keys.alike')} <Keycap>↵</Keycap> {t('inbox.keys.open')}
        </p>
      )}
    </header>
  )
}

function Gathering() {
  const t = useText()
  const state = useInbox(inbox => inbox.state)
  const done = useInbox(inbox => inbox.done)
  const total = useInbox(inbox => inbox.total)
  const error = useInbox(inbox => inbox.error)
  const say = useErrorText()
  if (state === 'running')
    return (
      <span className="inbox-gathering" role="status">
        {total === 0 ? t('inbox.gathering') : t('inbox.gatheringOf', { part: Math.floor((done / total) * 100) })}
        <button type="button" className="btn quiet" onClick={stopGathering}>
          <X className="i s" aria-hidden />
          {t('inbox.stop')}
        </button>
      </span>
    )
  return (
    <span className="inbox-gathering">
      {error === null ? null : <span role="alert">{say(error)}</span>}
      {state === 'cancelled' ? <span className="dim">{t('inbox.stopped')}</span> : null}
      <button type="button" className="btn quiet" title={t('inbox.againTip')} onClick={() => void gatherInbox()}>
        <RefreshCw className="i s" aria-hidden />
        {t('inbox.again')}
      </button>
    </span>
  )
}

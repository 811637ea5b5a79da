import { BookOpenText, FileDown, FileUp, Plus, SlidersHorizontal } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import { useStore } from 'zustand'
import type { Part } from '../../shared/edit/check-scheme.ts'
import { kindOf } from '../../shared/edit/scheme-lists.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import { bothCaps } from '../article/key-caps.ts'
import { LabelSample } from '../article/label-sample.tsx'
import { useText } from '../strings/text.ts'
import { moveEntry } from './move-entry.ts'
import { exportScheme, importScheme } from './scheme-files.ts'
import { draftKey, isRoomOfEntries, rooms, schemeStore } from './scheme-session.ts'
import { useNameOf } from './use-name-of.ts'

/** The scheme's lists and the entries of the one that is open. Arrows go up and down in each. */
export function SchemeSide({ scheme, isReadOnly }: { readonly scheme: Scheme; readonly isReadOnly: boolean }) {
  const t = useText()
  const room = useStore(schemeStore, state => state.room)
  return (
    <nav className="scheme-side" aria-label={t('scheme.side')}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields */}
      <div className="rooms" role="group" aria-label={t('scheme.side')} onKeyDown={walk}>
        {rooms.map(one => (
          <button
            key={one}
            type="button"
            aria-current={one === room || undefined}
            onClick={() => schemeStore.setState({ room: one, splitting: null })}
          >
            {isRoomOfEntries(one) ? null : one === 'rules' ? (
              <SlidersHorizontal className="i s" />
            ) : (
              <BookOpenText className="i s" />
            )}
            {t(`scheme.rooms.${one}`)}
            <span className="spring" />
            {isRoomOfEntries(one) ? <span className="n dim">{scheme[one].length}</span> : null}
          </button>
        ))}
      </div>
      {isRoomOfEntries(room) ? <EntryList scheme={scheme} part={room} isReadOnly={isReadOnly} /> : <span />}
      <div className="side-acts">
        <button
          type="button"
          className="btn quiet"
          data-act="import"
          disabled={isReadOnly}
          onClick={() => void importScheme()}
        >
          <FileUp className="i s" />
          {t('scheme.import.go')}
        </button>
        <button type="button" className="btn quiet" data-act="export" onClick={() => void exportScheme()}>
          <FileDown className="i s" />
          {t('scheme.export.go')}
        </button>
      </div>
    </nav>
  )
}

function EntryList({
  scheme,
  part,
  isReadOnly,
}: {
  readonly scheme: Scheme
  readonly part: Part
  readonly isReadOnly: boolean
}) {
  const t = useText()
  const nameOf = useNameOf(scheme)
  const { chosen, drafts, usage } = useStore(schemeStore)
  const choose = (id: string | null): void =>
    schemeStore.setState(state => ({ chosen: { ...state.chosen, [part]: id }, splitting: null }))
  const added = drafts.get(draftKey(part, null))
  // In the sketch a new entry stands among the others; here it has its own line until it is taken over.
  const newId = added?.do === 'add' ? added.entry.id : null
  const entries = scheme[part].filter(entry => entry.id !== newId)
  const now = chosen[part] === undefined ? (entries[0]?.id ?? null) : chosen[part]
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields
    <div
      className="entries"
      role="group"
      aria-label={t(`scheme.rooms.${part}`)}
      onKeyDown={event => {
        if (event.altKey) moveBy(event, part)
        else walk(event)
      }}
      data-testid="scheme-entries"
    >
      {entries.length === 0 ? <p className="dim lesson">{t(`scheme.empty.${part}`)}</p> : null}
      {entries.map(entry => {
        // A draft may have given it another code: the corpus knows it by the one it has there.
        const id = originOf(drafts, part, entry.id)
        const label = part === 'labels' ? scheme.labels.find(one => one.id === entry.id) : undefined
        const key = 'key' in entry && typeof entry.key === 'string' ? entry.key : null
        const count = usage?.[kindOf[part]][id]?.count ?? 0
        return (
          <button
            key={id}
            type="button"
            className={label && !label.enabled ? 'entry off' : 'entry'}
            aria-current={id === now || undefined}
            data-entry={id}
            title={label?.description.ar ? nameOf(part, entry.id) : entry.id}
            onClick={() => choose(id)}
          >
            {label ? <LabelSample label={label} /> : null}
            <span className="name">{nameOf(part, entry.id)}</span>
            {drafts.has(draftKey(part, id)) ? <span className="changed" title={t('scheme.pending.mark')} /> : null}
            <span className="spring" />
            {label && !label.enabled ? <span className="dim">{t('scheme.label.off')}</span> : null}
            {key ? <kbd>{bothCaps(key)}</kbd> : null}
            <span className="n dim">{usage === null ? '—' : count}</span>
          </button>
        )
      })}
      <button
        type="button"
        className="entry add"
        disabled={isReadOnly}
        aria-current={now === null || undefined}
        onClick={() => choose(null)}
      >
        <Plus className="i s" />
        {t(`scheme.new.${part}`)}
      </button>
    </div>
  )
}

function originOf(drafts: ReturnType<typeof schemeStore.getState>['drafts'], part: Part, id: string): string {
  for (const edit of drafts.values())
    if (edit.do === 'change' && edit.part === part && edit.to.id === id) return edit.id
  return id
}

/** With Alt, the entry itself goes up and down; it keeps the focus. */
function moveBy(event: KeyboardEvent<HTMLElement>, part: Part): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null
  const entry = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-entry]') : null
  const id = entry?.dataset.entry
  if (step === null || id === undefined) return
  event.preventDefault()
  flushSync(() => moveEntry(part, id, step))
  entry?.focus()
}

/** Up and down among the buttons of a list. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  const buttons = [...event.currentTarget.querySelectorAll('button')].filter(button => !button.disabled)
  const at = buttons.findIndex(button => button.matches(':focus'))
  const next = buttons[at + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}

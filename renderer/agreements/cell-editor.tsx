import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { LedgerRow } from '../../shared/model/ledger.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import { type Language, useText } from '../strings/text.ts'
import { changeAgreements } from './change-agreements.ts'
import { edit } from './ledger-session.ts'

/** Ends editing: the focus goes back to the row, so that the keys go on from there. */
function endEditing(from: Element | null): void {
  const row = from?.closest<HTMLElement>('[role=row]')
  edit(null)
  row?.focus({ preventScroll: true })
}

/**
 * Keys in a field are the field's; Enter and leaving it keep what was chosen, Escape does not. A field that goes with its row, scrolled away or
 * put in another order, is left as well.
 */
function useEditor<Value>(initial: Value, save: (value: Value) => void) {
  const [value, setValue] = useState(initial)
  const isDone = useRef(false)
  const frame = useRef<HTMLSpanElement>(null)
  const newest = useRef({ value, save })
  useEffect(() => {
    newest.current = { value, save }
  })
  useEffect(() => {
    const field = frame.current
    return () => {
      if (isDone.current || field?.isConnected) return
      edit(null)
      newest.current.save(newest.current.value)
    }
  }, [])
  useEffect(() => frame.current?.querySelector<HTMLElement>('select, input')?.focus(), [])
  const end = (keeps: boolean, from: Element): void => {
    if (isDone.current) return
    isDone.current = true
    endEditing(from)
    if (keeps) save(value)
  }
  const on = {
    ref: frame,
    onClick: (event: { stopPropagation: () => void }) => event.stopPropagation(),
    onDoubleClick: (event: { stopPropagation: () => void }) => event.stopPropagation(),
    onKeyDown: (event: KeyboardEvent<HTMLSpanElement>) => {
      event.stopPropagation()
      if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
      event.preventDefault()
      end(event.key === 'Enter', event.currentTarget)
    },
    onBlur: (event: FocusEvent<HTMLSpanElement>) => {
      if (!event.currentTarget.contains(event.relatedTarget)) end(true, event.currentTarget)
    },
  }
  return { value, setValue, on }
}

type TypeProps = { readonly row: LedgerRow; readonly scheme: Scheme; readonly language: Language }

/** Type and status of one agreement, chosen in its cell. */
export function TypeEditor({ row, scheme, language }: TypeProps) {
  const t = useText()
  const { value, setValue, on } = useEditor({ type: row.type, status: row.status ?? '' }, chosen => {
    const change = {
      ...(chosen.type === row.type ? {} : { type: chosen.type }),
      ...(chosen.status === (row.status ?? '') ? {} : { status: chosen.status === '' ? null : chosen.status }),
    }
    if (Object.keys(change).length > 0) void changeAgreements([row], change)
  })
  const options = (known: Scheme['agreementStatuses'], present: string) => (
    <>
      {known.some(({ id }) => id === present) || present === '' ? null : <option value={present}>{present}</option>}
      {known.map(({ id, name }) => (
        <option key={id} value={id}>
          {name[language]}
        </option>
      ))}
    </>
  )
  return (
    <span className="cell-editor" {...on}>
      <select
        aria-label={t('ledger.edit.type')}
        value={value.type}
        onChange={event => setValue({ ...value, type: event.target.value })}
      >
        {options(scheme.agreementTypes, row.type)}
      </select>
      <select
        aria-label={t('ledger.edit.status')}
        value={value.status}
        onChange={event => setValue({ ...value, status: event.target.value })}
      >
        <option value="">{t('ledger.noStatus')}</option>
        {options(scheme.agreementStatuses, row.status ?? '')}
      </select>
    </span>
  )
}

/** What she has to say of an agreement. */
export function NoteEditor({ row }: { readonly row: LedgerRow }) {
  const t = useText()
  const { value, setValue, on } = useEditor(row.note, note => {
    if (note !== row.note) void changeAgreements([row], { note })
  })
  return (
    <span className="cell-editor" {...on}>
      <input
        dir="auto"
        aria-label={t('ledger.edit.note')}
        value={value}
        onChange={event => setValue(event.target.value)}
      />
    </span>
  )
}

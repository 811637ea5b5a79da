import { X } from 'lucide-react'
import { useRef, useState } from 'react'
import { keyHolder } from '../../shared/edit/check-scheme.ts'
import { isLabelKey, isRoleKey } from '../../shared/edit/scheme-keys.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import { bothCaps } from '../article/key-caps.ts'
import { type KeyRow, keymapOf } from '../article/keymap.ts'
import { modifierKeys } from '../article/stroke.ts'
import { useCommandName } from '../keys/command-name.tsx'
import { useListening } from '../keys/use-listening.ts'
import { useText } from '../strings/text.ts'
import { ToolButton } from '../ui/tool-button.tsx'
import { FieldRow } from './fields.tsx'
import { useNameOf } from './use-name-of.ts'

type Props = {
  readonly part: 'labels' | 'roleTypes' | 'relationTypes'
  readonly id: string
  readonly value: string | null
  /** As it would be with all she has written. */
  readonly scheme: Scheme
  readonly onChange: (key: string | null) => void
  /** Gives the other entry this key, or none. */
  readonly onOther: (id: string, key: string | null) => void
}

type Step =
  | { readonly at: 'rest' }
  | { readonly at: 'listening'; readonly refused: string | null }
  | { readonly at: 'clash'; readonly key: string; readonly holder: string }

/** What the program itself does by a key, without any scheme. */
const commandAt = (key: string): KeyRow | undefined =>
  keymapOf([], 'rtl').find(row => row.code === key && !row.shift && !row.chord)

/** A key by pressing it. One that is taken is shown with whose it is before anything changes. */
export function KeyField({ part, id, value, scheme, onChange, onOther }: Props) {
  const t = useText()
  const nameOf = useNameOf(scheme)
  const commandName = useCommandName()
  const [step, setStep] = useState<Step>({ at: 'rest' })
  const button = useRef<HTMLButtonElement>(null)
  const rest = (): void => {
    setStep({ at: 'rest' })
    button.current?.focus()
  }
  const hear = (event: KeyboardEvent): void => {
    if (modifierKeys.includes(event.key)) return
    if (event.key === 'Escape') {
      rest()
      return
    }
    const isOpen = part === 'labels' ? isLabelKey(event.code) : isRoleKey(event.code)
    if (!isOpen || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) {
      const command = commandAt(event.code)
      setStep({
        at: 'listening',
        refused: command
          ? t('scheme.key.fixed', { keys: bothCaps(event.code), name: commandName(command) })
          : t('scheme.key.elsewhere', { keys: bothCaps(event.code) }),
      })
      return
    }
    const holder = keyHolder(scheme, part, id, event.code)
    if (holder !== null) setStep({ at: 'clash', key: event.code, holder })
    else {
      onChange(event.code)
      rest()
    }
  }
  useListening(step.at === 'listening', hear)
  const settle = (key: string, holder: string, how: 'take' | 'swap'): void => {
    onOther(holder, how === 'swap' ? value : null)
    onChange(key)
    rest()
  }
  return (
    <FieldRow name={t('scheme.key.name')}>
      <button
        type="button"
        ref={button}
        className="btn key-button"
        aria-pressed={step.at === 'listening'}
        aria-label={t('scheme.key.give', { keys: value === null ? t('scheme.key.none') : bothCaps(value) })}
        title={t('scheme.key.give', { keys: value === null ? t('scheme.key.none') : bothCaps(value) })}
        onClick={() => setStep({ at: 'listening', refused: null })}
      >
        {value === null ? <span className="dim">{t('scheme.key.none')}</span> : <kbd>{bothCaps(value)}</kbd>}
      </button>
      {value === null ? null : (
        <ToolButton name={t('scheme.key.clear')} onPress={() => onChange(null)}>
          <X className="i s" />
        </ToolButton>
      )}
      {step.at === 'listening' ? (
        <span className="key-step" role="status">
          {step.refused === null ? '' : `${step.refused} `}
          {t('keys.change.press')}
        </span>
      ) : null}
      {step.at === 'clash' ? (
        <span className="key-step">
          <span role="alert">
            {t('scheme.key.clash', { keys: bothCaps(step.key), name: nameOf(part, step.holder) })}
          </span>
          {/* biome-ignore lint/a11y/noAutofocus: it answers the press that was just made */}
          <button type="button" className="btn" autoFocus onClick={() => settle(step.key, step.holder, 'swap')}>
            {t('keys.change.swap')}
          </button>
          <button type="button" className="btn" onClick={() => settle(step.key, step.holder, 'take')}>
            {t('keys.change.take')}
          </button>
          <button type="button" className="btn quiet" onClick={rest}>
            {t('keys.change.cancel')}
          </button>
        </span>
      ) : null}
    </FieldRow>
  )
}

import { RotateCcw } from 'lucide-react'
import { useRef, useState } from 'react'
import { strokeCap } from '../article/key-caps.ts'
import type { KeyRow } from '../article/keymap.ts'
import { clashOf, giveKey, type OwnKeys } from '../article/remap.ts'
import { type Forbidden, forbidden, modifierKeys, type Stroke, strokeOf } from '../article/stroke.ts'
import { useLayoutMap } from '../article/use-layout-map.ts'
import { useText } from '../strings/text.ts'
import { CommandSample, type Listed, useCommandName } from './command-name.tsx'
import { useListening } from './use-listening.ts'

type Props = {
  readonly command: Listed
  readonly keymap: readonly KeyRow[]
  readonly own: OwnKeys
  /** Takes over the new keys and says `words`. */
  readonly onGive: (keys: OwnKeys, words: string) => void
  /** Null where the key is the command's own. */
  readonly onReset: (() => void) | null
}

/** How far giving a key has come. */
type Step =
  | { readonly at: 'rest' }
  | { readonly at: 'listening'; readonly refused: Forbidden | null }
  | { readonly at: 'clash'; readonly stroke: Stroke; readonly with: KeyRow }

/** One command: its keys, and the press that gives it another. A key that is taken is shown with whose it is before anything changes. */
export function KeyLine({ command, keymap, own, onGive, onReset }: Props) {
  const t = useText()
  const layout = useLayoutMap()
  const nameOf = useCommandName()
  const [step, setStep] = useState<Step>({ at: 'rest' })
  const button = useRef<HTMLButtonElement>(null)
  const name = nameOf(command)
  const rest = (): void => {
    setStep({ at: 'rest' })
    button.current?.focus()
  }
  const give = (stroke: Stroke, how: 'take' | 'swap'): void => {
    onGive(
      giveKey(keymap, own, command.id, stroke, how),
      t('keys.change.given', { name, keys: strokeCap(layout, stroke) }),
    )
    rest()
  }
  const hear = (event: KeyboardEvent): void => {
    if (modifierKeys.includes(event.key) && event.key !== 'Alt' && event.key !== 'AltGraph') return
    if (event.key === 'Escape') {
      rest()
      return
    }
    const refused = forbidden(event)
    const stroke = strokeOf(event)
    const clash = refused ? undefined : clashOf(keymap, command.id, stroke)
    if (refused) setStep({ at: 'listening', refused })
    else if (clash) setStep({ at: 'clash', stroke, with: clash })
    else give(stroke, 'take')
  }
  useListening(step.at === 'listening', hear)
  return (
    <li className="key-line" data-command={command.id}>
      <span className="key-name">
        <CommandSample id={command.id} /> {name}
        {onReset ? <span className="dim"> · {t('keys.change.own')}</span> : null}
      </span>
      <span className="key-caps">
        {command.rows.length === 0 ? <span className="dim">{t('keys.change.noKey')}</span> : null}
        {command.rows.map(row => (
          <kbd key={strokeCap(layout, row)}>{strokeCap(layout, row)}</kbd>
        ))}
      </span>
      <span className="tools">
        {onReset ? (
          <button
            type="button"
            className="tool"
            aria-label={t('keys.change.resetOf', { name })}
            title={t('keys.change.reset')}
            onClick={() => {
              onReset()
              button.current?.focus()
            }}
          >
            <RotateCcw className="i s" />
          </button>
        ) : null}
        <button
          type="button"
          ref={button}
          className="btn quiet"
          aria-label={t('keys.change.giveTo', { name })}
          title={t('keys.change.giveTo', { name })}
          aria-pressed={step.at === 'listening'}
          onClick={() => setStep({ at: 'listening', refused: null })}
        >
          {t('keys.change.give')}
        </button>
      </span>
      {step.at === 'listening' ? (
        <span className="key-step" role="status">
          {step.refused ? `${t(`keys.forbidden.${step.refused}`)} ` : ''}
          {t('keys.change.press')}
        </span>
      ) : null}
      {step.at === 'clash' ? (
        <span className="key-step">
          <span role="alert">
            {t('keys.change.clash', { keys: strokeCap(layout, step.stroke), name: nameOf(step.with) })}
          </span>
          <span className="tools">
            {/* biome-ignore lint/a11y/noAutofocus: it answers the press that was just made */}
            <button type="button" className="btn" autoFocus onClick={() => give(step.stroke, 'swap')}>
              {t('keys.change.swap')}
            </button>
            <button type="button" className="btn" onClick={() => give(step.stroke, 'take')}>
              {t('keys.change.take')}
            </button>
            <button type="button" className="btn quiet" onClick={rest}>
              {t('keys.change.cancel')}
            </button>
          </span>
        </span>
      ) : null}
    </li>
  )
}

import { ChevronDown, TriangleAlert, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { type AttributeValue, isValueOf } from '../../../shared/edit/attributes.ts'
import type { AttributeType } from '../../../shared/model/scheme.ts'
import { useApp } from '../../state/app.ts'
import { useText } from '../../strings/text.ts'
import { MenuButton } from '../../ui/menu-button.tsx'
import { MenuRow } from '../../ui/menu-row.tsx'
import { ToolButton } from '../../ui/tool-button.tsx'
import { wordsOfValue } from './attribute-words.ts'
import './attributes.css'

type Props = {
  readonly type: AttributeType
  /** Undefined: not set. */
  readonly value: AttributeValue | undefined
  readonly readOnly: boolean
  /** Null: no longer set. */
  readonly onSet: (value: AttributeValue | null) => void
  /** The focus goes back to the text. */
  readonly onLeave: () => void
}

/** One attribute as its kind is chosen or written; a value the scheme does not know stands there as it is, with a warning. */
export function AttributeField({ type, value, readOnly, onSet, onLeave }: Props) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const name = type.name[language]
  if (value !== undefined && !isValueOf(type, value) && type.kind !== 'choice')
    return <StrangeAttribute name={name} value={value} onClear={readOnly ? null : () => onSet(null)} />
  const words = value === undefined ? t('attributes.unset') : wordsOfValue(type, value, t, language)
  if (readOnly) return <span dir="auto">{words}</span>
  const leaveByEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    onLeave()
  }
  switch (type.kind) {
    case 'choice':
      return (
        // biome-ignore lint/a11y/noStaticElementInteractions: Escape of the button in it
        <span className="attribute-choice" onKeyDown={leaveByEscape}>
          <MenuButton
            name={t('attributes.field', { name, value: words })}
            className="btn quiet stop"
            face={
              <>
                {value === undefined || isValueOf(type, value) ? null : <StrangeSign />}
                <span className={value === undefined ? 'dim' : undefined}>{words}</span>
                <ChevronDown className="i s" />
              </>
            }
            selectionMode="single"
            selectedKeys={[typeof value === 'string' ? value : '']}
            onAction={key => {
              const chosen = key === '' ? null : String(key)
              if (chosen !== (value ?? null)) onSet(chosen)
            }}
          >
            {type.values.map(one => (
              <MenuRow key={one.id} id={one.id} text={one.name[language]} ticked />
            ))}
            <MenuRow id="" text={t('attributes.unset')} ticked />
          </MenuButton>
        </span>
      )
    case 'flag':
      return (
        <label className="attribute-flag" title={name}>
          <input
            type="checkbox"
            data-stop
            aria-label={name}
            checked={value === true}
            onKeyDown={leaveByEscape}
            onChange={event => onSet(event.target.checked ? true : null)}
          />
          <span aria-hidden>{words}</span>
        </label>
      )
    case 'text':
    case 'number':
      return <Written key={String(value)} {...{ type, value, onSet, onLeave, name }} />
  }
}

type WrittenProps = Pick<Props, 'type' | 'value' | 'onSet' | 'onLeave'> & { readonly name: string }

/** Written when it is left, by Enter or by going elsewhere, even where it goes with what was selected; Escape leaves it as it was. */
function Written({ type, value, onSet, onLeave, name }: WrittenProps) {
  const held = value === undefined ? '' : String(value)
  const typed = useRef(held)
  const isNumber = type.kind === 'number'
  const write = (): void => {
    const words = typed.current.trim()
    if (words === held || (isNumber && !Number.isFinite(Number(words)))) return
    typed.current = held
    onSet(words === '' ? null : isNumber ? Number(words) : words)
  }
  const last = useRef(write)
  last.current = write
  useEffect(() => () => last.current(), [])
  return (
    <input
      className="attribute-input"
      type={isNumber ? 'number' : 'text'}
      step="any"
      dir={isNumber ? 'ltr' : 'auto'}
      aria-label={name}
      title={name}
      autoComplete="off"
      spellCheck={false}
      defaultValue={held}
      onChange={event => {
        typed.current = event.target.value
      }}
      onBlur={write}
      onKeyDown={event => {
        if (event.key !== 'Escape' && event.key !== 'Enter') return
        event.preventDefault()
        event.stopPropagation()
        if (event.key === 'Escape') {
          typed.current = held
          event.currentTarget.value = held
        }
        onLeave()
      }}
    />
  )
}

function StrangeSign() {
  const t = useText()
  return (
    <span className="strange" title={t('attributes.strange')}>
      <TriangleAlert className="i s" role="img" aria-label={t('attributes.strange')} />
    </span>
  )
}

type StrangeProps = {
  readonly name: string
  readonly value: AttributeValue
  /** Null: gold is looked at. */
  readonly onClear: (() => void) | null
}

/** A value as it stands that the scheme does not know. */
export function StrangeAttribute({ name, value, onClear }: StrangeProps) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  return (
    <span className="attribute-strange">
      <StrangeSign />
      <span dir="auto">{wordsOfValue(undefined, value, t, language)}</span>
      {onClear ? (
        <ToolButton name={t('attributes.clear', { name })} onPress={onClear}>
          <X className="i s" />
        </ToolButton>
      ) : null}
    </span>
  )
}

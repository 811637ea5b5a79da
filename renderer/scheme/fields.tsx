import { type ReactNode, useId } from 'react'
import type { Bilingual } from '../../shared/model/scheme.ts'
import { useText } from '../strings/text.ts'

type RowProps = { readonly name: string; readonly hint?: string | undefined; readonly children: ReactNode }

/** One named line of the editor with several controls in it. */
export function FieldRow({ name, hint, children }: RowProps) {
  const id = useId()
  return (
    <fieldset className="scheme-row" aria-describedby={hint === undefined ? undefined : id}>
      <legend>{name}</legend>
      <div className="scheme-cell">{children}</div>
      {hint === undefined ? null : (
        <p id={id} className="hint">
          {hint}
        </p>
      )}
    </fieldset>
  )
}

type TextProps = {
  readonly name: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly dir?: 'rtl' | 'ltr'
  readonly code?: boolean
  readonly isBad?: boolean
  readonly placeholder?: string
}

/** One line of text. */
export const TextField = ({ name, value, onChange, dir, code = false, isBad = false, placeholder }: TextProps) => (
  <div className={code ? 'field code-field' : 'field'}>
    <input
      aria-label={name}
      title={name}
      aria-invalid={isBad || undefined}
      dir={dir}
      value={value}
      placeholder={placeholder}
      autoComplete="off"
      spellCheck={false}
      onChange={event => onChange(event.target.value)}
    />
  </div>
)

type BothProps = {
  readonly name: string
  readonly value: Bilingual
  readonly onChange: (value: Bilingual) => void
  readonly long?: boolean
}

/** A text in both languages of the interface, each in its own direction. */
export function BothLanguages({ name, value, onChange, long = false }: BothProps) {
  const t = useText()
  return (
    <FieldRow name={name}>
      <div className="both">
        {(['ar', 'en'] as const).map(language => {
          const own = `${name}: ${t(`scheme.language.${language}`)}`
          const write = (text: string): void => onChange({ ...value, [language]: text })
          return (
            <div key={language} className="one-language">
              {long ? (
                <div className="field area">
                  <textarea
                    aria-label={own}
                    title={own}
                    dir={language === 'ar' ? 'rtl' : 'ltr'}
                    lang={language}
                    rows={3}
                    value={value[language]}
                    onChange={event => write(event.target.value)}
                  />
                </div>
              ) : (
                <TextField
                  name={own}
                  value={value[language]}
                  onChange={write}
                  dir={language === 'ar' ? 'rtl' : 'ltr'}
                />
              )}
              <span className="language dim" aria-hidden>
                {t(`scheme.language.${language}`)}
              </span>
            </div>
          )
        })}
      </div>
    </FieldRow>
  )
}

type SelectProps = {
  readonly name: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly text: string }[]
  readonly onChange: (value: string) => void
}

/** One of few. */
export const SelectField = ({ name, value, options, onChange }: SelectProps) => (
  <div className="field select">
    <select aria-label={name} title={name} value={value} onChange={event => onChange(event.target.value)}>
      {options.map(option => (
        <option key={option.value} value={option.value}>
          {option.text}
        </option>
      ))}
    </select>
  </div>
)

type CheckProps = {
  readonly text: ReactNode
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}

/** Yes or no. */
export const CheckField = ({ text, isOn, onChange }: CheckProps) => (
  <label className="check-field">
    <input type="checkbox" checked={isOn} onChange={event => onChange(event.target.checked)} />
    <span>{text}</span>
  </label>
)

type SegProps<Value extends string> = {
  readonly name: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly face: ReactNode }[]
  readonly onChange: (value: Value) => void
}

/** One of few, side by side. */
export const SegField = <Value extends string>({ name, value, options, onChange }: SegProps<Value>) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset inside the row's own would be read twice
  <div className="seg" role="group" aria-label={name}>
    {options.map(option => (
      <button
        key={option.value}
        type="button"
        aria-pressed={option.value === value}
        onClick={() => onChange(option.value)}
      >
        {option.face}
      </button>
    ))}
  </div>
)

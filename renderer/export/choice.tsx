import { useId } from 'react'

type Props<Value extends string> = {
  readonly name: string
  readonly values: readonly { readonly value: Value; readonly text: string }[]
  readonly chosen: Value
  readonly onChoose: (value: Value) => void
  /** What the chosen value means for who trains on the file. */
  readonly hint?: string | undefined
  /** Codes, not words: kept in their own direction. */
  readonly latin?: boolean
}

/** One option with its few values side by side. */
export function Choice<Value extends string>({ name, values, chosen, onChoose, hint, latin = false }: Props<Value>) {
  const hintId = useId()
  return (
    <fieldset className="option" aria-describedby={hint === undefined ? undefined : hintId}>
      <legend>{name}</legend>
      <div className="seg" dir={latin ? 'ltr' : undefined}>
        {values.map(({ value, text }) => (
          <button key={value} type="button" aria-pressed={value === chosen} onClick={() => onChoose(value)}>
            {text}
          </button>
        ))}
      </div>
      {hint === undefined ? null : (
        <p id={hintId} className="hint">
          {hint}
        </p>
      )}
    </fieldset>
  )
}

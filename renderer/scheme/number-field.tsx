import { useText } from '../strings/text.ts'

type Props = {
  readonly name: string
  /** Null: no bound. */
  readonly value: number | null
  readonly least?: number
  readonly onChange: (value: number | null) => void
}

/** A bound: a whole number, or none. */
export function NumberField({ name, value, least = 0, onChange }: Props) {
  const t = useText()
  return (
    <label className="number-field">
      <span>{name}</span>
      <span className="field">
        <input
          type="number"
          dir="ltr"
          min={least}
          step={1}
          value={value ?? ''}
          placeholder={t('scheme.role.unbounded')}
          onChange={event => {
            const number = event.target.valueAsNumber
            onChange(Number.isInteger(number) && number >= least ? number : null)
          }}
        />
      </span>
    </label>
  )
}

import type { CSSProperties } from 'react'
import type { Label } from '../../shared/model/scheme.ts'
import { tintOf } from '../article/label-sample.tsx'
import { FieldRow } from './fields.tsx'

export type Pickable = { readonly id: string; readonly name: string; readonly label?: Label }

type Props = {
  readonly name: string
  readonly hint?: string
  readonly all: readonly Pickable[]
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}

const noTint: CSSProperties = {}

/** Any of a list, each a switch. What is chosen keeps the list's order. */
export const PickMany = ({ name, hint, all, chosen, onChange }: Props) => (
  <FieldRow name={name} hint={hint}>
    <div className="picks">
      {all.map(({ id, name: own, label }) => {
        const isOn = chosen.includes(id)
        const toggled = all.filter(one => (one.id === id ? !isOn : chosen.includes(one.id))).map(one => one.id)
        return (
          <button
            key={id}
            type="button"
            className={label ? 'pick tag' : 'pick'}
            style={label ? tintOf(label) : noTint}
            aria-pressed={isOn}
            title={`${own} · ${id}`}
            onClick={() => onChange(toggled)}
          >
            {own}
          </button>
        )
      })}
    </div>
  </FieldRow>
)

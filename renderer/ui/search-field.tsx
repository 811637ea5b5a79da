import { Search, X } from 'lucide-react'
import type { KeyboardEvent, RefObject } from 'react'
import { Keycap } from './keycap.tsx'

type Props = {
  readonly field: RefObject<HTMLInputElement | null>
  readonly label: string
  /** What the button that empties it is called. */
  readonly clear: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** Keys but Escape, which empties it. */
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
}

/** A screen's search, reached by `/`; Escape empties it and goes no further while there is something in it. */
export function SearchField({ field, label, clear, value, onChange, onKeyDown }: Props) {
  return (
    <div className="field search">
      <Search className="i s" aria-hidden />
      <input
        ref={field}
        type="search"
        dir="auto"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={event => onChange(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Escape' && value !== '') {
            event.preventDefault()
            event.stopPropagation()
            onChange('')
          } else onKeyDown?.(event)
        }}
      />
      {value === '' ? (
        <Keycap>/</Keycap>
      ) : (
        <button type="button" className="clear" aria-label={clear} onClick={() => onChange('')}>
          <X className="i s" aria-hidden />
        </button>
      )}
    </div>
  )
}

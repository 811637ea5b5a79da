import { Plus, Trash2 } from 'lucide-react'
import type { Part } from '../../shared/edit/check-scheme.ts'
import type { Named } from '../../shared/model/scheme.ts'
import { useText } from '../strings/text.ts'
import { ToolButton } from '../ui/tool-button.tsx'
import { TextField } from './fields.tsx'
import { codeFrom } from './new-entry.ts'

type Props = {
  /** What these are, for names of controls. */
  readonly name: string
  readonly part: Part
  readonly values: readonly Named[]
  /** How often each is used; null: not counted. */
  readonly countOf: ((id: string) => number) | null
  readonly onChange: (values: readonly Named[]) => void
  /** Asks what becomes of one that is used; absent: it is dropped with the other changes. */
  readonly onDelete?: (id: string) => void
}

/** Values, each with its code and its name in both languages. */
export function ValuesField({ name, part, values, countOf, onChange, onDelete }: Props) {
  const t = useText()
  const set = (at: number, to: Named): void => onChange(values.map((value, index) => (index === at ? to : value)))
  return (
    <div className="values">
      {values.map((value, at) => {
        const own = value.name.en || value.id || String(at + 1)
        const count = countOf?.(value.id) ?? 0
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: its code is what is being written
          <div className="value-line" key={at}>
            <TextField
              name={`${name} ${own}: ${t('scheme.language.ar')}`}
              value={value.name.ar}
              dir="rtl"
              placeholder={t('scheme.language.ar')}
              onChange={ar => set(at, { ...value, name: { ...value.name, ar } })}
            />
            <TextField
              name={`${name} ${own}: ${t('scheme.language.en')}`}
              value={value.name.en}
              dir="ltr"
              placeholder={t('scheme.language.en')}
              onChange={en => {
                const isOwnCode = value.id !== '' && value.id !== codeFrom(part, value.name.en)
                set(at, { ...value, id: isOwnCode ? value.id : codeFrom(part, en), name: { ...value.name, en } })
              }}
            />
            <bdi className="ltr code">{value.id}</bdi>
            {countOf === null ? null : <span className="n dim">{count}</span>}
            <ToolButton
              name={t('scheme.deleteOf', { name: own })}
              onPress={() =>
                onDelete && count > 0 ? onDelete(value.id) : onChange(values.filter((_, index) => index !== at))
              }
            >
              <Trash2 className="i s" />
            </ToolButton>
          </div>
        )
      })}
      <button
        type="button"
        className="btn quiet"
        onClick={() => onChange([...values, { id: '', name: { ar: '', en: '' } }])}
      >
        <Plus className="i s" />
        {t('scheme.addValue')}
      </button>
    </div>
  )
}

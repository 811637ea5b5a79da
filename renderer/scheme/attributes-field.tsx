import { Plus, Trash2 } from 'lucide-react'
import type { AttributeType } from '../../shared/model/scheme.ts'
import { useText } from '../strings/text.ts'
import { ToolButton } from '../ui/tool-button.tsx'
import { FieldRow, SegField, TextField } from './fields.tsx'
import { codeFrom } from './new-entry.ts'
import { ValuesField } from './values-field.tsx'

const kinds = ['choice', 'flag', 'text', 'number'] as const

type Props = {
  readonly attributes: readonly AttributeType[]
  readonly countOf: (id: string) => number
  readonly onChange: (attributes: readonly AttributeType[]) => void
}

/** What can be said of a mark or an agreement besides what it is. */
export function AttributesField({ attributes, countOf, onChange }: Props) {
  const t = useText()
  const set = (at: number, to: AttributeType): void =>
    onChange(attributes.map((attribute, index) => (index === at ? to : attribute)))
  return (
    <FieldRow
      name={t('scheme.attributes.name')}
      hint={attributes.length === 0 ? t('scheme.attributes.hint') : undefined}
    >
      {attributes.map((attribute, at) => {
        const own = attribute.name.en || attribute.id || String(at + 1)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: its code is what is being written
          <div className="attribute" key={at}>
            <div className="value-line">
              <TextField
                name={`${own}: ${t('scheme.language.ar')}`}
                value={attribute.name.ar}
                dir="rtl"
                placeholder={t('scheme.language.ar')}
                onChange={ar => set(at, { ...attribute, name: { ...attribute.name, ar } })}
              />
              <TextField
                name={`${own}: ${t('scheme.language.en')}`}
                value={attribute.name.en}
                dir="ltr"
                placeholder={t('scheme.language.en')}
                onChange={en => {
                  const isDrawn = attribute.id === '' || attribute.id === codeFrom('categories', attribute.name.en)
                  const id = isDrawn ? codeFrom('categories', en) : attribute.id
                  set(at, { ...attribute, id, name: { ...attribute.name, en } })
                }}
              />
              <bdi className="ltr code">{attribute.id}</bdi>
              <span className="n dim">{countOf(attribute.id)}</span>
              <ToolButton
                name={t('scheme.deleteOf', { name: own })}
                onPress={() => onChange(attributes.filter((_, index) => index !== at))}
              >
                <Trash2 className="i s" />
              </ToolButton>
            </div>
            <SegField
              name={`${own}: ${t('scheme.attributes.kind')}`}
              value={attribute.kind}
              options={kinds.map(kind => ({ value: kind, face: t(`scheme.attributes.kinds.${kind}`) }))}
              onChange={kind => set(at, { ...attribute, kind, values: kind === 'choice' ? attribute.values : [] })}
            />
            {attribute.kind === 'choice' ? (
              <ValuesField
                name={own}
                part="categories"
                values={attribute.values}
                countOf={null}
                onChange={values => set(at, { ...attribute, values })}
              />
            ) : null}
          </div>
        )
      })}
      <button
        type="button"
        className="btn quiet"
        onClick={() => onChange([...attributes, { id: '', name: { ar: '', en: '' }, kind: 'choice', values: [] }])}
      >
        <Plus className="i s" />
        {t('scheme.attributes.add')}
      </button>
    </FieldRow>
  )
}

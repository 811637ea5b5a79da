import { ChevronDown } from 'lucide-react'
import { useId } from 'react'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'
import { MenuButton } from '../ui/menu-button.tsx'
import { MenuRow } from '../ui/menu-row.tsx'

type Props = {
  readonly layer: string
  /** Why it is this one, where she did not choose it. */
  readonly hint: string | null
  readonly onChange: (layer: string) => void
}

/** Whose marks go out: hers, gold, or another annotator's by name. */
export function LayerOption({ layer, hint, onChange }: Props) {
  const t = useText()
  const hintId = useId()
  const corpus = useApp(state => state.corpus)
  const others = (corpus?.annotators ?? []).filter(({ id }) => id !== corpus?.annotator?.id && id !== 'gold')
  const other = others.find(({ id }) => id === layer)
  return (
    <fieldset className="option" aria-describedby={hint === null ? undefined : hintId}>
      <legend>{t('export.options.layer')}</legend>
      <div className="seg">
        {(['own', 'gold'] as const).map(value => (
          <button key={value} type="button" aria-pressed={value === layer} onClick={() => onChange(value)}>
            {t(`export.options.${value}`)}
          </button>
        ))}
      </div>
      {others.length === 0 ? null : (
        <MenuButton
          name={other ? `${t('export.options.layer')}: ${other.name}` : t('export.options.annotators')}
          className={other ? 'btn choose chosen' : 'btn choose'}
          face={
            <>
              <bdi>{other?.name ?? t('export.options.annotators')}</bdi>
              <ChevronDown className="i s" />
            </>
          }
          selectionMode="single"
          selectedKeys={other ? [other.id] : []}
          onAction={key => onChange(String(key))}
        >
          {others.map(({ id, name }) => (
            <MenuRow key={id} id={id} text={name} ticked />
          ))}
        </MenuButton>
      )}
      {hint === null ? null : (
        <p id={hintId} className="hint" role="status">
          {hint}
        </p>
      )}
    </fieldset>
  )
}

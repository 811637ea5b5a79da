import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'

type Props = { readonly layer: string; readonly onChange: (layer: string) => void }

/** Whose marks go out: hers, gold, or another annotator's by name. */
export function LayerOption({ layer, onChange }: Props) {
  const t = useText()
  const corpus = useApp(state => state.corpus)
  const others = (corpus?.annotators ?? []).filter(({ id }) => id !== corpus?.annotator?.id && id !== 'gold')
  const isOther = others.some(({ id }) => id === layer)
  return (
    <fieldset className="option">
      <legend>{t('export.options.layer')}</legend>
      <div className="seg">
        {(['own', 'gold'] as const).map(value => (
          <button key={value} type="button" aria-pressed={value === layer} onClick={() => onChange(value)}>
            {t(`export.options.${value}`)}
          </button>
        ))}
      </div>
      {others.length === 0 ? null : (
        <select
          aria-label={t('export.options.annotators')}
          title={t('export.options.annotators')}
          className={isOther ? 'chosen' : undefined}
          value={isOther ? layer : ''}
          onChange={event => {
            if (event.target.value !== '') onChange(event.target.value)
          }}
        >
          <option value="">{t('export.options.annotators')}…</option>
          {others.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
    </fieldset>
  )
}

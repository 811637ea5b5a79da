import type { LabelChoice } from '../../shared/formats/export-options.ts'
import { LabelSample } from '../article/label-sample.tsx'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'

type Props = {
  readonly choice: LabelChoice | undefined
  readonly onChange: (choice: LabelChoice | undefined) => void
}

const everything: LabelChoice = { only: null, rename: {} }

/** Which labels go out, and what the files call them. */
export function LabelsOption({ choice, onChange }: Props) {
  const t = useText()
  return (
    <fieldset className="option">
      <legend>{t('export.options.labels')}</legend>
      <div className="seg">
        <button type="button" aria-pressed={choice === undefined} onClick={() => onChange(undefined)}>
          {t('export.options.allLabels')}
        </button>
        <button type="button" aria-pressed={choice !== undefined} onClick={() => onChange(choice ?? everything)}>
          {t('export.options.someLabels')}
        </button>
      </div>
      {choice === undefined ? null : <LabelRows choice={choice} onChange={onChange} />}
    </fieldset>
  )
}

function LabelRows({ choice, onChange }: { readonly choice: LabelChoice; readonly onChange: Props['onChange'] }) {
  const t = useText()
  const scheme = useApp(state => state.corpus?.scheme)
  const language = useApp(state => state.settings.language)
  const labels = scheme?.labels ?? []
  const { only, rename } = choice
  const isIn = (id: string): boolean => only === null || only.includes(id)
  const setIn = (id: string, isChosen: boolean): void => {
    const chosen = labels.map(label => label.id).filter(other => (other === id ? isChosen : isIn(other)))
    onChange({ ...choice, only: chosen.length === labels.length ? null : chosen })
  }
  const setName = (id: string, name: string): void => {
    const { [id]: _before, ...others } = rename
    const said = name.trim()
    onChange({ ...choice, rename: said === '' || said === id ? others : { ...others, [id]: said } })
  }
  return (
    <div className="label-choice">
      <div className="label-rows">
        {labels.map(label => (
          <div key={label.id} className="label-row">
            <label>
              <input
                type="checkbox"
                checked={isIn(label.id)}
                aria-label={t('export.options.labelGoes', { label: label.name[language] })}
                onChange={event => setIn(label.id, event.target.checked)}
              />
              <LabelSample label={label} />
              <span>{label.name[language]}</span>
              <bdi className="code ltr">{label.id}</bdi>
            </label>
            <input
              type="text"
              dir="auto"
              key={rename[label.id] ?? ''}
              defaultValue={rename[label.id] ?? ''}
              placeholder={label.id}
              disabled={!isIn(label.id)}
              aria-label={t('export.options.labelName', { label: label.name[language] })}
              maxLength={200}
              onBlur={event => setName(label.id, event.target.value)}
              onKeyDown={event => {
                if (event.key === 'Enter') setName(label.id, event.currentTarget.value)
              }}
            />
          </div>
        ))}
      </div>
      <div className="acts">
        <button type="button" className="btn quiet" onClick={() => onChange({ ...choice, only: null })}>
          {t('export.options.chooseAll')}
        </button>
        <button type="button" className="btn quiet" onClick={() => onChange({ ...choice, only: [] })}>
          {t('export.options.chooseNone')}
        </button>
        {only !== null && only.length === 0 ? (
          <p className="hint" role="status">
            {t('export.options.noLabel')}
          </p>
        ) : null}
      </div>
    </div>
  )
}

import type { ImportDecisions } from '../../shared/formats/import-decisions.ts'
import type { ImportSurvey } from '../../shared/model/import-survey.ts'
import { goldAnnotator } from '../../shared/model/make-id.ts'
import { SelectField } from '../scheme/fields.tsx'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'

type Props = {
  readonly survey: ImportSurvey
  readonly decisions: ImportDecisions
  readonly onChange: (patch: Partial<ImportDecisions>) => void
}

const nobody: readonly { readonly id: string; readonly name: string }[] = []
/** The value for a layer that stays out: no annotator is called so. */
const out = ''

/** Whose the layers of the files become. */
export function LayerRows({ survey: { layers }, decisions, onChange }: Props) {
  const t = useText()
  const annotators = useApp(state => state.corpus?.annotators) ?? nobody
  if (layers.length === 0) return null
  return (
    <section className="import-ask" aria-label={t('import.layers')}>
      <h3>{t('import.layers')}</h3>
      <ul>
        {layers.map(({ name, documents, records, predicted }) => {
          const others = annotators.filter(({ id, name: called }) => id !== name && called !== name)
          const isUnnamed = name === 'import'
          return (
            <li key={name}>
              <span className="import-what">
                <b>{isUnnamed ? t('import.unnamed') : <bdi>{name}</bdi>}</b>{' '}
                <span className="dim">
                  {t('import.documents', { count: documents })} · {t('import.records', { count: records })}
                  {predicted ? ` · ${t('import.predicted')}` : ''}
                </span>
              </span>
              <SelectField
                name={t('import.whose', { name: isUnnamed ? t('import.unnamed') : name })}
                value={decisions.layers.get(name) ?? out}
                onChange={to => onChange({ layers: new Map(decisions.layers).set(name, to === out ? null : to) })}
                options={[
                  { value: name, text: t('import.asNamed', { name: isUnnamed ? t('import.unnamed') : name }) },
                  ...others.map(({ id, name: called }) => ({
                    value: id,
                    text: id === goldAnnotator ? t('import.gold') : called,
                  })),
                  { value: out, text: t('import.leave') },
                ]}
              />
            </li>
          )
        })}
      </ul>
    </section>
  )
}

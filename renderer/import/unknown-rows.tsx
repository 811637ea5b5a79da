import { listOf } from '../../shared/edit/scheme-lists.ts'
import { type IdDecision, type ImportDecisions, keyOfId, listNamed } from '../../shared/formats/import-decisions.ts'
import type { ImportSurvey, UnknownId } from '../../shared/model/import-survey.ts'
import type { Scheme } from '../../shared/model/scheme.ts'
import { SelectField } from '../scheme/fields.tsx'
import { useApp } from '../state/app.ts'
import { useText } from '../strings/text.ts'

type Props = {
  readonly survey: ImportSurvey
  readonly scheme: Scheme
  readonly decisions: ImportDecisions
  readonly onChange: (patch: Partial<ImportDecisions>) => void
}

/** Ids that the scheme has not: added to it, taken for one it has, or left out. */
export function UnknownRows({ survey: { unknown }, scheme, decisions, onChange }: Props) {
  const t = useText()
  if (unknown.length === 0) return null
  return (
    <section className="import-ask" aria-label={t('import.unknown', { count: unknown.length })}>
      <h3>{t('import.unknown', { count: unknown.length })}</h3>
      <ul>
        {unknown.map(one => (
          <Row
            key={keyOfId(one)}
            unknown={one}
            scheme={scheme}
            decision={decisions.ids.get(keyOfId(one)) ?? { do: 'add' }}
            onDecide={decision => onChange({ ids: new Map(decisions.ids).set(keyOfId(one), decision) })}
          />
        ))}
      </ul>
    </section>
  )
}

/** Values of the choice; ids of a scheme never begin with a sign. */
const add = '+'
const leave = '-'

const toValue = (decision: IdDecision): string =>
  decision.do === 'map' ? decision.to : decision.do === 'add' ? add : leave

const fromValue = (value: string): IdDecision =>
  value === add ? { do: 'add' } : value === leave ? { do: 'leave' } : { do: 'map', to: value }

type RowProps = {
  readonly unknown: UnknownId
  readonly scheme: Scheme
  readonly decision: IdDecision
  readonly onDecide: (decision: IdDecision) => void
}

function Row({ unknown, scheme, decision, onDecide }: RowProps) {
  const t = useText()
  const language = useApp(state => state.settings.language)
  const { part, id, count, examples, name } = unknown
  return (
    <li>
      <span className="import-what">
        <b>
          <bdi className="code">{name === null || name === id ? id : `${id} · ${name}`}</bdi>
        </b>{' '}
        <span className="dim">
          {t(`import.parts.${part}`)} · {t('import.times', { count })}
        </span>
        {examples.length === 0 ? null : (
          <bdi className="naskh import-examples" dir="auto" lang="ar">
            {examples.join('، ')}
          </bdi>
        )}
      </span>
      <SelectField
        name={t('import.decide', { id })}
        value={toValue(decision)}
        onChange={value => onDecide(fromValue(value))}
        options={[
          { value: add, text: t('import.add') },
          { value: leave, text: t('import.leave') },
          ...listOf(scheme, listNamed[part]).map(entry => ({
            value: entry.id,
            text: t('import.map', { name: entry.name[language] }),
          })),
        ]}
      />
    </li>
  )
}
